import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFile } from "../../../src/workspace/io/watch-file.ts";

let folder: string;
let file: string;
let seen: string[];
let stop: () => void;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "trainer-watch-")), "box");
  mkdirSync(folder);
  file = join(folder, "box.ts");
  writeFileSync(file, "one");
  seen = [];
  ({ stop } = watchFile(file, ({ kind }) => seen.push(kind)));
});

afterEach(() => {
  stop();
  rmSync(dirname(folder), { recursive: true, force: true });
});

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

test("a source file beside it counts", async () => {
  writeFileSync(join(folder, "part.ts"), "x");
  await expectSeen("changed");
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
