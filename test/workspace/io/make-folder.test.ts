import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../../src/workspace/io/make-folder.ts";
import { makeTempFolder } from "../temp-folder.ts";

test("all folders of the path are made", () => {
  const path = join(makeTempFolder(), "a", "b", "c");
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test("a folder that is there stays as it is", () => {
  const path = join(makeTempFolder(), "a");
  mkdirSync(path);
  writeFileSync(join(path, "own"), "mine");
  makeFolder(path);
  expect(existsSync(join(path, "own"))).toBe(true);
});

test("a file in the way is an error", () => {
  const file = join(makeTempFolder(), "a");
  writeFileSync(file, "mine");
  expect(() => makeFolder(file)).toThrow("EEXIST");
  expect(() => makeFolder(join(file, "b"))).toThrow("ENOTDIR");
});

test.skipIf(!existsSync("/proc/self"))("a place that takes no folders is an error at once", () => {
  expect(() => makeFolder("/proc/none/box")).toThrow("ENOENT");
});
