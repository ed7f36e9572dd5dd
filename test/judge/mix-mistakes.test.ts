import { describe, expect, test } from "vitest";
import type { Bank } from "../../src/catalog/bank.ts";
import type { MistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { mixMistakes } from "../../src/judge/mix-mistakes.ts";
import { seedRandom } from "../../src/text/seed-random.ts";
import { writeHunks } from "../catalog/edit-sample.ts";
import { sampleMistake } from "./sample.ts";

const LINES = ["one", "two", "three", "four"];

function mistake(line: string, change: Partial<MistakeFile> = {}): MistakeFile {
  const hunks = writeHunks([`-${line}`, `+not ${line}`]);
  const edit = { kind: "edit" as const, hunks };
  return { ...sampleMistake({ name: line }), on: null, change: edit, ...change };
}

function bank(change: Partial<Bank> = {}): Bank {
  return {
    reference: LINES.join("\n"),
    forms: [{ name: "other", text: "five\nsix", over: null }],
    mistakes: LINES.map((line) => mistake(line)),
    ...change,
  };
}

function mix(given: Bank, count = 100): string[] {
  return mixMistakes(given, count, seedRandom("a")).map(({ mistakes }) =>
    mistakes
      .map(({ name }) => name)
      .toSorted()
      .join(" "),
  );
}

describe("mixMistakes", () => {
  test("gives programs with two or three mistakes each, each mix once", () => {
    const mixed = mix(bank());
    expect(mixed).toHaveLength(6 + 4);
    expect(new Set(mixed).size).toBe(mixed.length);
    expect(new Set(mixed.map((names) => names.split(" ").length))).toEqual(new Set([2, 3]));
  });

  test("gives programs that have all of their mistakes, and nothing else changed", () => {
    for (const { mistakes, text } of mixMistakes(bank(), 5, seedRandom("a"))) {
      const wanted = LINES.map((line) =>
        mistakes.some(({ name }) => name === line) ? `not ${line}` : line,
      );
      expect(text).toBe(wanted.join("\n"));
    }
  });

  test("gives no more than asked for, and the same ones for the same numbers", () => {
    expect(mix(bank(), 3)).toHaveLength(3);
    expect(mix(bank(), 3)).toEqual(mix(bank(), 3));
  });

  test("mixes only edits of the same base", () => {
    const mistakes = [
      mistake("one"),
      mistake("five", { on: "right/other" }),
      mistake("six", { on: "right/other" }),
    ];
    expect(mix(bank({ mistakes }))).toEqual(["five six"]);
  });

  test.each([
    ["that change the same line", [mistake("one"), mistake("one", { name: "again" })]],
    [
      "of which one is a whole file",
      [mistake("one"), mistake("two", { change: { kind: "whole", text: "" } })],
    ],
    [
      "whose base is not there",
      [mistake("one", { on: "right/no" }), mistake("two", { on: "right/no" })],
    ],
    ["if there is only one", [mistake("one")]],
    ["if there are none", []],
  ])("gives none of mistakes %s", (_name, mistakes) => {
    expect(mix(bank({ mistakes }))).toEqual([]);
  });
});
