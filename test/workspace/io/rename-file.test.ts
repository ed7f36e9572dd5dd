import fs, { existsSync, renameSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { renameFile } from "../../../src/workspace/io/rename-file.ts";
import { makeTempFolder } from "../temp-folder.ts";

const original = renameSync;

/** Renaming fails so many times, as it does while another program has the file open. */
function holdFor(times: number): void {
  let left = times;
  fs.renameSync = (from, to) => {
    left -= 1;
    if (left < 0) return original(from, to);
    throw Object.assign(new Error("EBUSY: busy, rename"), { code: "EBUSY", syscall: "rename" });
  };
  syncBuiltinESMExports();
}

afterEach(() => {
  fs.renameSync = original;
  syncBuiltinESMExports();
});

function makeFile(): [from: string, to: string] {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a"), "");
  return [join(folder, "a"), join(folder, "b")];
}

test("A file that an editor or a scanner holds for a moment is renamed on Windows", () => {
  const [from, to] = makeFile();
  holdFor(2);
  renameFile(from, to, "win32");
  expect(existsSync(to)).toBe(true);
});

test("A file that is held for longer is an error, and elsewhere at once", () => {
  const [from, to] = makeFile();
  holdFor(Infinity);
  expect(() => renameFile(from, to, "win32")).toThrow("EBUSY");
  holdFor(1);
  expect(() => renameFile(from, to, "linux")).toThrow("EBUSY");
});
