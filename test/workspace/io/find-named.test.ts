import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { findNamed } from "../../../src/workspace/io/find-named.ts";
import { makeTempFolder } from "../temp-folder.ts";

/** What is named from `box/main.ts` on, relative to the folder that holds `box`. */
function findFrom(files: Record<string, string>): string[] {
  const root = makeTempFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const found = findNamed([join(root, "box/main.ts")]);
  return found.map((path) => relative(root, path).replaceAll("\\", "/")).slice(1);
}

test.each([
  ["an import of another folder", 'export * from "../shared/i.ts";', "shared/i.ts"],
  ["an import of a type", 'import type { A } from "./lib/a.ts";', "box/lib/a.ts"],
  ["data", 'import d from "./d.json";', "box/d.json"],
  ["a lazy import", 'export const a = () => import("./lib/a.ts");', "box/lib/a.ts"],
  ["a required file without an ending", 'require("./lib/a");', "box/lib/a.ts"],
  ["TypeScript by a JavaScript name", 'import "./lib/a.js";', "box/lib/a.ts"],
  ["a worker's file", 'new Worker(new URL("./w.js", import.meta.url));', "box/w.js"],
  ["a text with a question mark", 'import "./lib/a.ts?x";', "box/lib/a.ts"],
])("finds %s", (_what, text, wanted) => {
  const there = { "shared/i.ts": "", "box/lib/a.ts": "", "box/d.json": "{}", "box/w.js": "" };
  expect(findFrom({ ...there, "box/main.ts": text })).toEqual([wanted]);
});

test("finds what the found files name, each once, also in a circle", () => {
  const found = findFrom({
    "box/main.ts": 'import "./a.ts"; import "./b.ts";',
    "box/a.ts": 'import "./b.ts";',
    "box/b.ts": 'import "./main.ts"; import "../c.ts";',
    "c.ts": "",
  });
  expect(found).toEqual(["box/a.ts", "box/b.ts", "c.ts"]);
});

test("finds the places where a file may appear", () => {
  expect(findFrom({ "box/main.ts": 'import "./a.ts";' })).toEqual(["box/a.ts"]);
  expect(findFrom({ "box/main.ts": 'import "./a";' })).toContain("box/a.mts");
});

test("finds what package.json maps", () => {
  const found = findFrom({
    "package.json": JSON.stringify({ imports: { "#part": "./lib/part.ts" } }),
    "lib/part.ts": "",
    "box/main.ts": 'import "#part";',
  });
  expect(found).toEqual(["package.json", "lib/part.ts"]);
});

test("leaves out comments, packages, and files that only stand beside", () => {
  const found = findFrom({
    "box/main.ts": '// import "./old.ts";\nimport "left-pad"; /* "./old.ts" */',
    "box/old.ts": "",
    "box/other.ts": "",
  });
  expect(found).toEqual([]);
});
