import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backUpFile, copyToBackup } from "../../../src/workspace/io/back-up-file.ts";
import { makeTempFolder } from "../temp-folder.ts";

test("A file moves to its backup", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a.ts"), "mine");
  const backup = join(folder, "a.1.bak.ts");
  expect(backUpFile(join(folder, "a.ts"))).toBe(backup);
  expect(readFileSync(backup, "utf8")).toBe("mine");
  expect(existsSync(join(folder, "a.ts"))).toBe(false);
});

test("A file that another process moved away leaves nothing behind", () => {
  const folder = makeTempFolder();
  expect(backUpFile(join(folder, "a.ts"))).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform === "win32")("A name that a broken link holds is not free", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a.ts"), "mine");
  symlinkSync("nowhere", join(folder, "a.1.bak.ts"));
  expect(backUpFile(join(folder, "a.ts"))).toBe(join(folder, "a.2.bak.ts"));
  expect(lstatSync(join(folder, "a.1.bak.ts")).isSymbolicLink()).toBe(true);
});

test("A backup beside the file holds its text, while the file stays", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a.ts"), "mine");
  writeFileSync(join(folder, "a.1.bak.ts"), "older");
  expect(copyToBackup(join(folder, "a.ts"))).toBe(join(folder, "a.2.bak.ts"));
  expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("mine");
  expect(readFileSync(join(folder, "a.2.bak.ts"), "utf8")).toBe("mine");
});

test("A backup that an interrupted command left of the same file is used", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a.ts"), "mine");
  copyToBackup(join(folder, "a.ts"));
  expect(copyToBackup(join(folder, "a.ts"))).toBe(join(folder, "a.1.bak.ts"));
  expect(readdirSync(folder).toSorted()).toEqual(["a.1.bak.ts", "a.ts"]);
});

test("A file that is gone has no backup beside it", () => {
  const folder = makeTempFolder();
  expect(copyToBackup(join(folder, "a.ts"))).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});
