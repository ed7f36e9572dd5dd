import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkTypes } from "../../../src/judge/io/check-types.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "trainer-types-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("the type check", () => {
  test.each([
    ["names no type", '{ "name": "x" }'],
    ["says CommonJS", '{ "type": "commonjs" }'],
    ["says module", '{ "type": "module" }'],
  ])("takes a file for an ES module where package.json %s", async (_title, settings) => {
    put("package.json", settings);
    const text =
      'import { readFileSync } from "node:fs";\nexport const ready: number = await Promise.resolve(1);\nexport const here: string = import.meta.url + readFileSync.name;\n';
    const report = await checkTypes(put("a.ts", text), new AbortController().signal);
    expect(report).toEqual({ status: "ok", errors: [] });
  });

  test("finds the files that the judge finds", async () => {
    put("b.ts", "export const b = 1;\n");
    const text =
      'import { b } from "./b";\nimport { b as c } from "./b.ts";\nexport const d: number = b + c;\n';
    const report = await checkTypes(put("a.ts", text), new AbortController().signal);
    expect(report).toEqual({ status: "ok", errors: [] });
  });

  test("still finds what is wrong", async () => {
    const report = await checkTypes(
      put("a.ts", 'export const a: number = "b";\n'),
      new AbortController().signal,
    );
    expect(report).toMatchObject({ status: "errors", errors: [{ line: 1, column: 14 }] });
  });
});
