import { describe, expect, test } from "vitest";
import { describeMistake, materialize, readForm } from "../../src/catalog/bank.ts";
import type { Form } from "../../src/catalog/bank.ts";
import type { MistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import { writeHunks } from "./edit-sample.ts";

const BASES = {
  reference: "one\ntwo\nthree\n",
  forms: [{ name: "short", text: "one\nfour\n", over: null }] satisfies Form[],
};

function mistake(change: Partial<MistakeFile>): MistakeFile {
  return {
    name: "wrong",
    title: "Wrong",
    misses: ["a"],
    when: { a: /x/ },
    on: null,
    says: "It is wrong: do it right.",
    change: { kind: "edit", hunks: writeHunks([" one", "-two", "+2"]) },
    ...change,
  };
}

describe("readForm", () => {
  test.each([
    ["// over: p-limit@7\nexport {};\n", "p-limit@7"],
    ["export {};\n// over: p-limit@7\n", null],
    ["// overtakes: x\n", null],
  ])("reads in the first line which package is adapted: %j", (text, over) => {
    expect(readForm("a", text)).toEqual({ name: "a", text, over });
  });
});

describe("materialize", () => {
  test("edits the reference", () => {
    expect(materialize(mistake({}), BASES)).toEqual({ text: "one\n2\nthree\n" });
  });

  test("edits the right form that is named", () => {
    const change = { kind: "edit", hunks: writeHunks(["-four", "+4"]) } as const;
    expect(materialize(mistake({ on: "right/short", change }), BASES)).toEqual({
      text: "one\n4\n",
    });
  });

  test("takes a whole file as it is", () => {
    const change = { kind: "whole", text: "all of it" } as const;
    expect(materialize(mistake({ on: "right/none", change }), BASES)).toEqual({
      text: "all of it",
    });
  });

  test("says that the base does not exist", () => {
    expect(materialize(mistake({ on: "right/none" }), BASES)).toEqual({
      faults: ["its base `right/none` does not exist"],
    });
  });

  test("says why the edit does not fit", () => {
    const made = materialize(mistake({ on: "right/short" }), BASES);
    expect("faults" in made ? made.faults : []).toHaveLength(1);
  });
});

test("describeMistake leaves the edit and its base out", () => {
  expect(describeMistake(mistake({}))).toEqual({
    name: "wrong",
    title: "Wrong",
    misses: ["a"],
    says: "It is wrong: do it right.",
    when: { a: /x/ },
  });
});
