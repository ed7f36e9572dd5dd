import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTag } from "../../../src/judge/io/make-tag.ts";
import { readSuiteModule } from "../../../src/judge/io/suite-modules.ts";
import { createTraceReader } from "../../../src/judge/io/trace-reader.ts";

const ORDER = { stage: 1, first: true, last: true };

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "suite-modules-"));
  path = join(folder, "calls.test.ts");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("each run gets control tests with its own tag", () => {
  writeFileSync(path, 'import { it } from "vitest";\nit("calls", (): void => {});\n');
  const [one, other] = [makeTag(), makeTag()];
  const first = readSuiteModule(path, ORDER, one);
  const second = readSuiteModule(path, ORDER, other);
  expect(first?.code.split(`"${one}-`)).toHaveLength(7);
  expect(second?.code).toBe(first?.code.replaceAll(one, other));
  expect(second?.map).toEqual(first?.map);
  expect(second?.imports.map(({ specifier }) => specifier)).toEqual(["vitest"]);
});

test("a place in it leads back to its source", () => {
  writeFileSync(path, 'import { it } from "vitest";\ntype A = 1;\nit("calls", () => mark());\n');
  const made = readSuiteModule(path, ORDER, makeTag());
  const lines = made?.code.split("\n") ?? [];
  const line = lines.findIndex((text) => text.includes("mark()"));
  const column = lines[line]?.indexOf("mark()") ?? 0;
  const reader = createTraceReader(made?.map === undefined ? [] : [["file:///suite", made.map]]);
  expect(reader.read(`file:///suite:${line + 1}:${column + 1}`)).toMatch(/^file:\/\/\/suite:3:/);
});

test("no text of the run before is left", () => {
  writeFileSync(path, "export const n: number = 1;\n");
  expect(readSuiteModule(path, null, makeTag())?.code).toContain("n = 1");
  writeFileSync(path, "export const n: number = 2;\n");
  expect(readSuiteModule(path, null, makeTag())?.code).toContain("n = 2");
});

test("a file in another place of its stage has other control tests", () => {
  writeFileSync(path, "export const n: number = 1;\n");
  const tag = makeTag();
  readSuiteModule(path, ORDER, tag);
  const code = readSuiteModule(path, { ...ORDER, last: false }, tag)?.code;
  expect(code?.split(`"${tag}-`)).toHaveLength(4);
});

test("what cannot be read is no module", () => {
  expect(readSuiteModule(path, null, makeTag())).toBeNull();
});
