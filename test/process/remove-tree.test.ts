import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { removeTree } from "../../src/process/remove-tree.ts";
import { makeScratch } from "../../src/process/scratch.ts";

const PART = "d".repeat(200);
/** Longest path that a call may name, with room for one more part. */
const LONG = process.platform === "win32" ? 0 : 700;

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "trainer-remove-"));
}

/** A chain of folders in `root`; gives the innermost. */
function chain(root: string, name: string): string {
  let at = join(root, name);
  mkdirSync(at);
  while (at.length < LONG) {
    at = join(at, PART);
    mkdirSync(at);
  }
  return at;
}

/** A path in `root` that is too long for any call: chains that were moved into one another. */
function deepen(root: string): void {
  for (let links = 0; links < 8; links += 1) {
    const bottom = chain(root, "top");
    if (links > 0) renameSync(join(root, "kept"), join(bottom, "kept"));
    renameSync(join(root, "top"), join(root, "kept"));
  }
}

describe("removeTree", () => {
  test("removes files, links and folders, and leaves what links lead to", () => {
    const folder = makeFolder();
    const other = makeFolder();
    writeFileSync(join(other, "kept.txt"), "");
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    writeFileSync(join(folder, "a", "b", "1"), "");
    symlinkSync(other, join(folder, "a", "link"));
    symlinkSync(join(other, "nowhere"), join(folder, "broken"));
    expect(removeTree(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(join(other, "kept.txt"))).toBe(true);
    expect(removeTree(other)).toBe(true);
  });

  test("removes what is too deep to be named", () => {
    const folder = makeFolder();
    deepen(folder);
    expect(removeTree(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  test("removes folders that may not be read or written", () => {
    const folder = makeFolder();
    mkdirSync(join(folder, "a", "b", "c"), { recursive: true });
    writeFileSync(join(folder, "a", "b", "1"), "");
    for (const name of ["a/b", "a", ""]) chmodSync(join(folder, name), 0);
    expect(removeTree(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  test("says that what is not there is gone", () => {
    const folder = makeFolder();
    expect(removeTree(folder)).toBe(true);
    expect(removeTree(folder)).toBe(true);
  });
});

test("a scratch folder is removed however deep it is, and without a word", async () => {
  const { folder, remove } = makeScratch();
  deepen(folder);
  await expect(remove()).resolves.toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});
