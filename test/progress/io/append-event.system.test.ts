import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { JournalEvent } from "../../../src/progress/event.ts";
import { appendEvent } from "../../../src/progress/io/append-event.ts";
import { loadJournal } from "../../../src/progress/io/load-journal.ts";
import { locateJournal } from "../../../src/progress/journal-path.ts";
import { CAN_FILL_DISK, runOnFullDisk } from "../../workspace/full-disk.ts";
import { runChildren } from "../../workspace/run-children.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

function revealed(slug: string): JournalEvent {
  return { kind: "revealed", at: "2026-01-01T00:00:00Z", slug };
}

function makeWorkspace(journal: string): string {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, ".trainer"));
  writeFileSync(locateJournal(workspace), journal);
  return workspace;
}

test.skipIf(!CAN_FILL_DISK)("A disk that takes a part of a line costs that line alone", () => {
  const before = `${JSON.stringify(revealed("a".repeat(949)))}\n`;
  const workspace = makeWorkspace(before);
  const script = fileURLToPath(new URL("append-one.ts", import.meta.url));
  expect(runOnFullDisk(script, [workspace, "b"], 1)).toBe("FS_FAILED");
  expect(readFileSync(locateJournal(workspace), "utf8")).toHaveLength(1024);

  appendEvent(workspace, revealed("c"));
  const { events, tornLines } = loadJournal(workspace);
  expect(tornLines).toBe(1);
  expect(events).toEqual([revealed("a".repeat(949)), revealed("c")]);
});

test("Several processes at once lose and tear nothing, even after a torn line", async () => {
  const workspace = makeWorkspace('{"kind":"rev');
  const script = fileURLToPath(new URL("append-many.ts", import.meta.url));
  const writers = ["a", "b", "c", "d"];
  const codes = await runChildren(
    script,
    writers.map((slug) => [workspace, slug, "200"]),
  );
  expect(codes).toEqual([0, 0, 0, 0]);

  const { events, tornLines } = loadJournal(workspace);
  expect(tornLines).toBe(1);
  const steps = Array.from({ length: 200 }, (_, index) => index + 1);
  for (const writer of writers) {
    const own = events.filter((event) => event.kind === "hinted" && event.slug === writer);
    expect(own.map((event) => (event.kind === "hinted" ? event.step : 0))).toEqual(steps);
  }
  expect(events).toHaveLength(800);
});
