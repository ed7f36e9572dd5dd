import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { locateNewFile, nameFile } from "../../src/workspace/workspace-paths.ts";

const WORKSPACE = resolve("/home/ada/practice");

test("A new file lies in the folder of its challenge", () => {
  expect(locateNewFile(WORKSPACE, "foo", "js")).toBe(join(WORKSPACE, "foo", "foo.js"));
});

test("The journal names a file of the workspace with forward slashes", () => {
  expect(nameFile(WORKSPACE, join(WORKSPACE, "foo", "foo.ts"))).toBe("foo/foo.ts");
  expect(nameFile(WORKSPACE, join(WORKSPACE, "..foo", "foo.ts"))).toBe("..foo/foo.ts");
});

test("The journal names a file outside of the workspace in full", () => {
  const outside = resolve("/home/ada/foo.ts");
  expect(nameFile(WORKSPACE, outside)).toBe(outside);
});
