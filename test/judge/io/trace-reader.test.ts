import { transformSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { createTraceReader } from "../../../src/judge/io/trace-reader.ts";
import type { TraceReader } from "../../../src/judge/io/trace-reader.ts";

const ID = "file:///home/ada/a%20(1).ts";
const SOURCE =
  "interface A {\n  b: string;\n}\n\nexport function f(): never { throw new Error(); }\n";

function read(): { reader: TraceReader; column: number; line: number } {
  const { code, map } = transformSync("a.ts", SOURCE, {
    lang: "ts",
    sourcemap: true,
    tsconfig: false,
  });
  const reader = createTraceReader();
  if (map) reader.add(ID, map);
  const lines = code.split("\n");
  const line = lines.findIndex((text) => text.includes("new Error"));
  return { reader, line: line + 1, column: (lines[line] ?? "").indexOf("new Error") + 1 };
}

describe("createTraceReader", () => {
  test("turns a place in generated code into the place that was written", () => {
    const { reader, line, column } = read();
    expect(reader.read(`    at f (${ID}:${line}:${column})`)).toBe(`    at f (${ID}:5:36)`);
  });

  test("mends every place of a text", () => {
    const { reader, line, column } = read();
    const text = `${ID}:${line}:${column} and ${ID}:${line}:${column}`;
    expect(reader.read(text)).toBe(`${ID}:5:36 and ${ID}:5:36`);
  });

  test("leaves other files and text alone", () => {
    const { reader } = read();
    const text = "at f (file:///home/ada/b.ts:1:1) at 12:30:45";
    expect(reader.read(text)).toBe(text);
  });

  test("leaves everything alone when it knows no file", () => {
    expect(createTraceReader().read(`${ID}:1:1`)).toBe(`${ID}:1:1`);
  });
});
