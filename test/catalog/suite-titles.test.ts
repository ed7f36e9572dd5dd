import { expect, test } from "vitest";
import { findTitles } from "../../src/catalog/suite-titles.ts";

test("titles are joined with the requirement they stand under", () => {
  const source = `describe("once", () => {\n  test("E5 is called once", () => {});\n});\ndescribe("emit", () => {\n  test(\n    "E1 says \\"yes\\"",\n    { timeout: 9 },\n    async () => {},\n  );\n});\n`;
  expect(findTitles(source)).toEqual(["once > E5 is called once", 'emit > E1 says "yes"']);
});

test("a source without tests has no titles", () => {
  expect(findTitles("export const test = 1;")).toEqual([]);
});
