import { EventEmitter } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchFiles } from "../../../src/workspace/io/watch-files.ts";
import type { FolderWatcher } from "../../../src/workspace/io/folder-events.ts";
import { makeTempFolder } from "../temp-folder.ts";

test.each([
  [
    "reports nothing",
    (): FolderWatcher => Object.assign(new EventEmitter(), { close: () => undefined }),
  ],
  [
    "refuses to watch",
    (): FolderWatcher => {
      throw Object.assign(new Error("no watches left"), { code: "ENOSPC", syscall: "watch" });
    },
  ],
])("where the system %s, saves are seen, and it is said once", async (_what, watch) => {
  const file = join(makeTempFolder(), "box.ts");
  writeFileSync(file, "one");
  const seen: string[] = [];
  let deaf = 0;
  const onChange = ({ kind }: { kind: string }): void => void seen.push(kind);
  const files = watchFiles({ file, poll: false, watch, onChange, onDeaf: () => (deaf += 1) });
  onTestFinished(() => files.stop());
  writeFileSync(file, "two");
  await vi.waitFor(() => expect(seen).toEqual(["changed"]), 20_000);
  await vi.waitFor(() => expect(deaf).toBe(1), 20_000);
  writeFileSync(file, "three");
  await vi.waitFor(() => expect(seen).toEqual(["changed", "changed"]), 20_000);
  expect(deaf).toBe(1);
});
