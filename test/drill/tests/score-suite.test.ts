import { describe, expect, test } from "vitest";
import {
  listSound,
  listUnstable,
  readCatch,
  readForm,
} from "../../../src/drill/tests/score-suite.ts";
import { FILE, sampleRun } from "./sample.ts";

const SOUND = new Set(["adds"]);

describe("listSound", () => {
  test("keeps the tests that passed in each run", () => {
    const reference = sampleRun({ adds: "passed", resets: "passed", later: "skipped" });
    const form = sampleRun({ adds: "passed", resets: {} });
    expect(listSound([reference, form])).toEqual(["adds"]);
  });

  test("two tests of one name count only together", () => {
    const run = sampleRun({ adds: "passed" });
    const twice = { ...run, tests: [...run.tests, ...sampleRun({ adds: {} }).tests] };
    expect(listSound([twice])).toEqual([]);
  });

  test("nothing is sound where nothing has run", () => {
    expect(listSound([])).toEqual([]);
  });
});

describe("listUnstable", () => {
  test("names what passed once and failed once", () => {
    const one = sampleRun({ adds: "passed", resets: "passed" });
    const other = sampleRun({ adds: {}, resets: "passed" });
    expect(listUnstable(one, other)).toEqual(["adds"]);
    expect(listUnstable(one, one)).toEqual([]);
  });
});

describe("readForm", () => {
  const form = { name: "one-list", about: "One list.", program: "" };

  test("takes a form on which all pass for nothing to tell", () => {
    expect(readForm(form, sampleRun({ adds: "passed" }), [FILE])).toBeNull();
  });

  test("tells the tests that fail", () => {
    const refused = readForm(form, sampleRun({ adds: { expected: "2", received: "1" } }), [FILE]);
    expect(refused).toMatchObject({ name: "one-list", ended: null });
    expect(refused?.failures).toMatchObject([{ name: "adds", expected: "2", received: "1" }]);
  });

  test("tells a run that does not come back", () => {
    const run = sampleRun({}, { killed: "test", running: "adds" });
    expect(readForm(form, run, [FILE])).toMatchObject({ failures: [], ended: "hang" });
  });
});

describe("readCatch", () => {
  test("a sound test that fails catches", () => {
    expect(readCatch(sampleRun({ adds: {} }), SOUND)).toEqual({ how: "test", test: "adds" });
  });

  test("a test that is not sound does not", () => {
    expect(readCatch(sampleRun({ resets: {} }), SOUND)).toBeNull();
  });

  test("what passes is not caught", () => {
    expect(readCatch(sampleRun({ adds: "passed" }), SOUND)).toBeNull();
  });

  test.each([
    [
      { killed: "test", running: "adds" },
      { how: "hang", test: "adds" },
    ],
    [{ killed: "load" }, { how: "hang", test: null }],
    [
      { killed: "output", running: "adds" },
      { how: "crash", test: "adds" },
    ],
    [
      { exit: { code: 1, signal: null }, running: null },
      { how: "crash", test: null },
    ],
    [{ lateErrors: [{ name: "Error", message: "late", stack: "" }] }, { how: "error", test: null }],
  ] as const)("a run that ends otherwise is caught: %j", (change, expected) => {
    const lateErrors = "lateErrors" in change ? [...change.lateErrors] : [];
    expect(readCatch(sampleRun({ adds: "passed" }, { ...change, lateErrors }), SOUND)).toEqual(
      expected,
    );
  });

  test("but not if it hangs in a test that is not sound", () => {
    const run = sampleRun({ adds: "passed" }, { killed: "test", running: "resets" });
    expect(readCatch(run, SOUND)).toBeNull();
  });
});
