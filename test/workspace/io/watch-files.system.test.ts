import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles } from "../../../src/workspace/io/watch-files.ts";
import type { FileWatch } from "../../../src/workspace/io/watch-files.ts";

let folder: string;
let file: string;
let seen: string[];
let deaf: number;
let files: FileWatch;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "trainer-watch-")), "box");
  mkdirSync(folder);
  file = join(folder, "box.ts");
  writeFileSync(file, "one");
  seen = [];
  deaf = 0;
  files = openWatch(false);
});

afterEach(() => {
  files.stop();
  rmSync(dirname(folder), { recursive: true, force: true });
});

function openWatch(poll: boolean): FileWatch {
  return watchFiles({
    file,
    poll,
    onChange: ({ kind }) => seen.push(kind),
    onDeaf: () => (deaf += 1),
  });
}

/** Waits for the changes, and then long enough for one too many to show. */
async function expectSeen(...kinds: string[]): Promise<void> {
  await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(kinds.length), 5000);
  const quiet = new Promise((resolve) => setTimeout(resolve, 600));
  await quiet;
  expect(seen).toEqual(kinds);
}

test("a save is one change", async () => {
  writeFileSync(file, "two");
  await expectSeen("changed");
});

test("a save by renaming is one change", async () => {
  writeFileSync(join(folder, "box.ts~new"), "two");
  renameSync(join(folder, "box.ts~new"), file);
  await expectSeen("changed");
});

test("a save by truncation is one change", async () => {
  writeFileSync(file, "");
  await new Promise((resolve) => setTimeout(resolve, 40));
  appendFileSync(file, "two");
  await expectSeen("changed");
});

test("two saves in a row are one change", async () => {
  writeFileSync(file, "two");
  writeFileSync(file, "three");
  await expectSeen("changed");
});

test("a save of the same content is no change", async () => {
  writeFileSync(file, "one");
  writeFileSync(join(folder, "notes.md"), "x");
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(seen).toEqual([]);
});

test("what nothing loads is no change, whatever its name", async () => {
  writeFileSync(join(folder, "part.ts"), "x");
  symlinkSync("me@host.1:2", join(folder, ".#box.ts"));
  writeFileSync(join(folder, "#box.ts#"), "x");
  writeFileSync(join(folder, "box.js"), "x");
  await expectSeen();
});

test("a file that is loaded counts wherever it is, until it is no longer loaded", async () => {
  const part = join(dirname(folder), "shared", "part.json");
  mkdirSync(dirname(part));
  writeFileSync(part, "1");
  files.add([part]);
  writeFileSync(part, "2");
  await expectSeen("changed");
  files.keepOnly([]);
  writeFileSync(part, "3");
  await expectSeen("changed");
});

test("a file that is not there yet counts when it appears, with its folder", async () => {
  const part = join(folder, "lib", "part.ts");
  files.add([part]);
  mkdirSync(dirname(part));
  writeFileSync(part, "1");
  await expectSeen("changed");
});

test("a save of the file that a link leads to counts, and so does another link", async () => {
  const [one, other] = [join(dirname(folder), "one.ts"), join(dirname(folder), "other.ts")];
  writeFileSync(one, "1");
  writeFileSync(other, "2");
  const link = join(folder, "link.ts");
  symlinkSync(one, link);
  files.add([link]);
  writeFileSync(one, "3");
  await expectSeen("changed");
  rmSync(link);
  symlinkSync(other, link);
  await expectSeen("changed", "changed");
});

test("polling sees saves without any event", async () => {
  files.stop();
  files = openWatch(true);
  writeFileSync(file, "two");
  await expectSeen("changed");
  expect(deaf).toBe(0);
});

test("a file that goes away and comes back is followed", async () => {
  rmSync(file);
  await expectSeen("gone");
  writeFileSync(file, "two");
  await expectSeen("gone", "changed");
});

test("a folder that goes away and comes back is followed", async () => {
  rmSync(folder, { recursive: true });
  await expectSeen("gone");
  mkdirSync(folder);
  writeFileSync(file, "two");
  await expectSeen("gone", "changed");
});
