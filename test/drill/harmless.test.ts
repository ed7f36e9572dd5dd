import { describe, expect, test } from "vitest";
import { drawHarmless } from "../../src/drill/harmless.ts";
import type { HarmlessEdit } from "../../src/drill/harmless.ts";
import { parseProgram } from "../../src/drill/io/parse-program.ts";
import { listHarmless } from "../../src/drill/list-harmless.ts";
import { applyParts } from "../../src/drill/part.ts";
import { seedRandom } from "../../src/text/seed-random.ts";

function edit(text: string, kind: HarmlessEdit["kind"]): string[] {
  return listHarmless({ text, tree: parseProgram(text) })
    .filter((one) => one.kind === kind)
    .map(({ parts }) => applyParts(text.split("\n"), parts).join("\n"));
}

describe("a rename", () => {
  test("changes a local wherever it stands, and nothing else", () => {
    const text = [
      "export function sum(numbers: number[]): number {",
      "  let total = 0;",
      "  for (const number of numbers) total += number;",
      "  return total; // the total",
      "}",
    ].join("\n");
    const renamed = edit(text, "rename").find((one) => one.includes("currentTotal"));
    expect(renamed?.split("\n")).toEqual([
      "export function sum(numbers: number[]): number {",
      "  let currentTotal = 0;",
      "  for (const number of numbers) currentTotal += number;",
      "  return currentTotal; // the total",
      "}",
    ]);
  });

  test.each([
    ["an export", "export const total = 1;"],
    ["a parameter", "export function f(total: number) { return total; }"],
    ["a shorthand", "export function f() {\n  const total = 1;\n  return { total };\n}"],
    [
      "a name that is a property too",
      "export function f(x: { total: 1 }) {\n  const total = 1;\n  return x.total + total;\n}",
    ],
    [
      "a name that is used outside",
      "export function f() {\n  const name = 1;\n  return name;\n}\nexport const g = name;",
    ],
    [
      "a name in a type",
      "export function f() {\n  const total = 1;\n  const x: typeof total = 1;\n  return x;\n}",
    ],
    [
      "a name whose new one is taken",
      "export function f(currentTotal = 0) {\n  const total = 1;\n  return total + currentTotal;\n}",
    ],
  ])("leaves %s alone", (_what, text) => {
    expect(edit(text, "rename")).toEqual([]);
  });

  test("counts every place, so that a shadow is renamed with it", () => {
    const text =
      "export function f() {\n  const item = 1;\n  return ((item: number) => item)(item);\n}";
    expect(edit(text, "rename")).toEqual([
      "export function f() {\n  const currentItem = 1;\n  return ((currentItem: number) => currentItem)(currentItem);\n}",
    ]);
  });
});

const CLASS = [
  "export class Box {",
  "  one(): number {",
  "    return 1;",
  "  }",
  "",
  "  two(): number {",
  "    return 2;",
  "  }",
  "}",
].join("\n");

describe("a move", () => {
  test("exchanges two methods that follow each other", () => {
    expect(edit(CLASS, "move").map((text) => text.split("\n"))).toEqual([
      [
        "export class Box {",
        ...["  two(): number {", "    return 2;", "  }", ""],
        ...["  one(): number {", "    return 1;", "  }"],
        "}",
      ],
    ]);
  });

  test.each([
    ["static", CLASS.replace("  two", "  static two")],
    ["computed", CLASS.replace("  two", "  [two]")],
    ["with a comment", CLASS.replace("\n\n  two", "\n\n  // says\n  two")],
    ["a getter", CLASS.replace("  two", "  get two")],
  ])("does not touch a method that is %s", (_what, text) => {
    expect(edit(text, "move")).toEqual([]);
  });
});

test("a comment stands on its own line above a member or statement, with its indent", () => {
  const added = edit(CLASS, "comment").map((text) =>
    text.split("\n").filter((line) => line.trim().startsWith("//")),
  );
  expect(added.length).toBeGreaterThan(2);
  for (const [line, ...more] of added) {
    expect(more).toEqual([]);
    expect(line).toMatch(/^(?: {2}){0,2}\/\/ [A-Z]/);
  }
});

describe("drawn harmless edits", () => {
  const at = (start: number, kind: HarmlessEdit["kind"], names: string[] = []): HarmlessEdit => ({
    ...{ kind, names },
    parts: [{ start, end: start + 1, added: [], mistake: null }],
  });
  const draw = (edits: HarmlessEdit[], count = 9, added: string[] = []): HarmlessEdit[] => {
    const taken = { spans: [{ start: 10, end: 12 }], added };
    return drawHarmless(edits, { taken, count, random: seedRandom("a") });
  };

  test("touch neither a mistake nor each other", () => {
    expect(
      draw([at(8, "comment"), at(9, "comment"), at(11, "comment"), at(12, "comment")]),
    ).toEqual([at(8, "comment")]);
    expect(draw([at(1, "move"), at(2, "move")])).toHaveLength(1);
  });

  test("change no name that a mistake speaks of", () => {
    expect(draw([at(1, "rename", ["item", "entry"])], 9, ["  use(item);"])).toEqual([]);
    expect(draw([at(1, "rename", ["item", "entry"])], 9, ["  use(items);"])).toHaveLength(1);
  });

  test("are of different kinds first", () => {
    const edits = [1, 20, 30, 40].map((start) => at(start, "comment"));
    const kinds = draw([...edits, at(50, "move"), at(60, "rename")], 3).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["comment", "move", "rename"]);
  });
});
