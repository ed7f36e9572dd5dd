import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { findSlug, locateNewFile, nameFile } from "../../src/workspace/workspace-paths.ts";

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

test("Whoever stands in the folder of a challenge, or below it, means that one", () => {
  const find = (...parts: string[]): string | null =>
    findSlug(WORKSPACE, join(WORKSPACE, ...parts), ["foo", "foo-bar"]);
  expect(find("foo")).toBe("foo");
  expect(find("foo-bar", "parts")).toBe("foo-bar");
  expect(find()).toBeNull();
  expect(find("other")).toBeNull();
  expect(find("..", "foo")).toBeNull();
});
