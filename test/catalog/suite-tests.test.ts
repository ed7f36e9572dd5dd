import { describe, expect, test } from "vitest";
import { findTests, listRules } from "../../src/catalog/suite-tests.ts";

const SUITE = `import { describe, expect, test } from "vitest";
describe("calls-in-order", () => {
  test("E1 calls \\"all\\" of them", () => { expect(1).toBe(1); });
  test(
    "E2b is broken over lines", () => {});
  test("E12 twice", async () => {});
});
describe("snapshot", () => {
  test("E1 again", () => {});
  test("no number", () => {});
  contest("E5 no test", () => {});
});
`;

describe("findTests", () => {
  const tests = findTests(SUITE, 2);

  test("reads the tests with their requirement and stage", () => {
    expect(tests.map(({ name, requirement, stage }) => [name, requirement, stage])).toEqual([
      ['calls-in-order > E1 calls "all" of them', "calls-in-order", 2],
      ["calls-in-order > E2b is broken over lines", "calls-in-order", 2],
      ["calls-in-order > E12 twice", "calls-in-order", 2],
      ["snapshot > E1 again", "snapshot", 2],
      ["snapshot > no number", "snapshot", 2],
    ]);
  });

  test("reads the rule at the beginning of a title, a whole number or none", () => {
    expect(tests.map(({ rule }) => rule)).toEqual(["E1", "", "E12", "E1", ""]);
  });
});

test("a title in single quotes is one too", () => {
  const titles = [`'E1 "a" and \\"b\\"'`, `'E2 it\\'s \\\\'`].map((title) => `test(${title}, f);`);
  const names = findTests(`describe('odd', () => { ${titles.join(" ")} });`, 1);
  expect(names.map(({ name }) => name)).toEqual(['odd > E1 "a" and "b"', "odd > E2 it's \\"]);
});

test("listRules gives each rule of a requirement once, in order", () => {
  const tests = findTests(
    'describe("a", () => { test("E3 x"); test("E1 y"); test("E3 z"); }); describe("b", () => { test("E2 x"); });',
    1,
  );
  expect(listRules(tests, "a")).toEqual(["E3", "E1"]);
  expect(listRules(tests, "c")).toEqual([]);
});
