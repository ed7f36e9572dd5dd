import { expect, test } from "vitest";
import { applyEdit } from "../../src/catalog/apply-edit.ts";
import type { Hunk } from "../../src/catalog/hunk.ts";
import { findLines, SIGNS, takeOld } from "../../src/catalog/hunk.ts";
import { makeEdit } from "../../src/catalog/make-edit.ts";
import { changeText, makeText, seedRandom } from "./edit-sample.ts";

const BASE = [
  "class A {",
  "  start() {",
  "    this.go();",
  "  }",
  "",
  "  pause() {",
  "    this.go();",
  "    this.wait();",
  "    this.wait();",
  "    this.go();",
  "  }",
  "}",
  "",
];

/** The hunks of an edit that puts some lines in place of the `removed` ones at `start`. */
function edit(...changes: { start: number; removed: number; added?: string[] }[]): string[][] {
  const changed = [...BASE];
  for (const { start, removed, added = [] } of changes.toReversed())
    changed.splice(start, removed, ...added);
  return makeEdit(BASE.join("\n"), changed.join("\n")).map(writeHunk);
}

function writeHunk({ lines }: Hunk): string[] {
  return lines.map(({ kind, text }) => `${SIGNS[kind]}${text}`);
}

test("Equal texts need no hunk", () => {
  expect(edit()).toEqual([]);
});

test("A change has no context where its lines are unique, and else as little as will do", () => {
  expect(edit({ start: 1, removed: 1, added: ["  run() {"] })).toEqual([
    ["-  start() {", "+  run() {"],
  ]);
  expect(edit({ start: 7, removed: 1, added: ["    this.rest();"] })).toEqual([
    ["     this.go();", "-    this.wait();", "+    this.rest();"],
  ]);
});

test("Context is a line with a word where there is a choice", () => {
  expect(edit({ start: 2, removed: 1 })).toEqual([["   start() {", "-    this.go();"]]);
  expect(makeEdit("a\n}\nb", "a\n}\nnew\nb").map(writeHunk)).toEqual([["+new", " b"]]);
  expect(makeEdit("a\n}\nb", "a\nnew\n}\nb").map(writeHunk)).toEqual([[" a", "+new"]]);
});

test("Context grows until the hunk is unique, and what is not needed is left out", () => {
  const twice = ["a", "x", "y", "b", "x", "y", "c"].join("\n");
  const changed = ["a", "x", "y", "b", "x", "new", "y", "c"].join("\n");
  expect(makeEdit(twice, changed).map(writeHunk)).toEqual([[" b", " x", "+new"]]);
});

test("Changes far from each other are hunks of their own", () => {
  expect(edit({ start: 1, removed: 1, added: ["  run() {"] }, { start: 9, removed: 1 })).toEqual([
    ["-  start() {", "+  run() {"],
    ["     this.wait();", "-    this.go();"],
  ]);
});

test("Changes are one hunk where two would be no shorter", () => {
  const run = { start: 1, removed: 1, added: ["  run() {"] };
  expect(edit(run, { start: 3, removed: 1 })).toEqual([
    ["-  start() {", "+  run() {", "     this.go();", "-  }"],
  ]);
  expect(edit(run, { start: 5, removed: 1 })).toHaveLength(2);
});

test("A whole text can be exchanged, emptied and filled", () => {
  for (const [base, changed] of [
    ["a\nb\n", "c\nd"],
    ["a\n", ""],
    ["", "a\n"],
    ["a\n", "a"],
    ["x\nx\nx\n", "x\nx\n"],
  ] as const) {
    expect(applyEdit(base, makeEdit(base, changed))).toEqual({ kind: "applied", text: changed });
  }
});

test("Lines that were added and lines that were removed stand together where they can", () => {
  const hunks = makeEdit("a\nx\nx\nx\nb", "a\nx\ny\nx\nb").map(writeHunk);
  expect(hunks).toEqual([[" x", "-x", "+y", " x"]]);
});

test("An added or removed function begins with its own first line", () => {
  const method = ["  stop() {", "    this.end();", "  }", ""];
  expect(edit({ start: 5, removed: 0, added: method })).toEqual([
    ["+  stop() {", "+    this.end();", "+  }", "+", "   pause() {"],
  ]);
  const longer = [...BASE];
  longer.splice(5, 0, ...method);
  const hunks = makeEdit(longer.join("\n"), BASE.join("\n"));
  expect(hunks.map(writeHunk)).toEqual([["-  stop() {", "-    this.end();", "-  }", "-"]]);
});

test("More context is given when it is asked for", () => {
  const base = ["a", "b", "c", "d", "e", "f", "g"].join("\n");
  expect(makeEdit(base, base.replace("d", "D"), 3).map(writeHunk)).toEqual([
    [" a", " b", " c", "-d", "+D", " e", " f", " g"],
  ]);
});

test("Whatever the texts are, the edit turns one into the other and each hunk is unique", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = seedRandom(seed);
    const base = makeText(random, 40);
    const changed = seed % 8 === 0 ? makeText(random, 40) : changeText(random, base);
    const hunks = makeEdit(base, changed);
    expect(applyEdit(base, hunks), `seed ${seed}`).toEqual({ kind: "applied", text: changed });
    for (const hunk of hunks)
      expect(findLines(base.split("\n"), takeOld(hunk)), `seed ${seed}`).toHaveLength(1);
  }
});
