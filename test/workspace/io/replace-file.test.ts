import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replaceFile } from "../../../src/workspace/io/replace-file.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

const WINDOWS = process.platform === "win32";

test("The new text takes the place of the old one, and nothing is left beside it", () => {
  const folder = makeTempFolder();
  const path = join(folder, "a.txt");
  replaceFile(path, "one");
  replaceFile(path, "two ü");
  expect(readFileSync(path, "utf8")).toBe("two ü");
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});

test("A reader that has the old file open keeps the old text", () => {
  const path = join(makeTempFolder(), "a.txt");
  writeFileSync(path, "old");
  const before = statSync(path).ino;
  replaceFile(path, "new");
  expect(statSync(path).ino).not.toBe(before);
});

test.skipIf(WINDOWS)("Permissions stay", () => {
  const path = join(makeTempFolder(), "a.txt");
  writeFileSync(path, "old");
  chmodSync(path, 0o600);
  replaceFile(path, "new");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.skipIf(WINDOWS)("A symbolic link stays and its target is replaced", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "target"), "old");
  symlinkSync("target", join(folder, "link"));
  replaceFile(join(folder, "link"), "new");
  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "target"), "utf8")).toBe("new");
});

test("A failure leaves no temporary file", () => {
  const folder = makeTempFolder();
  mkdirSync(join(folder, "a", "inner"), { recursive: true });
  const error = catchError(() => replaceFile(join(folder, "a"), "new"));
  expect(error.code).toBe("NOT_A_FILE");
  expect(readdirSync(folder)).toEqual(["a"]);
});

test("A file in place of the folder is an error", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "a"), "mine");
  expect(catchError(() => replaceFile(join(folder, "a", "b"), "new")).code).toBe("NOT_A_FOLDER");
});
