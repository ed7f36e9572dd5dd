import { expect, test } from "vitest";
import { splitStatements } from "../../../src/quiz/query/split-statements.ts";

/** The statements of a script without their lines. */
function split(script: string): string[] {
  return splitStatements(script).map(({ sql }) => sql);
}

test("statements end with a semicolon, the last one without", () => {
  expect(split("SELECT 1; SELECT 2")).toEqual(["SELECT 1", "SELECT 2"]);
  expect(split(" ; ;\n-- nothing\n")).toEqual([]);
});

test.each([
  "SELECT ';'",
  "SELECT 'it''s; so'",
  'SELECT ";" FROM t',
  "SELECT -- one; two\n 1",
  "SELECT /* ; */ 1",
])("a semicolon inside of %s ends nothing", (sql) => {
  expect(split(`${sql};`)).toEqual([sql]);
});

test("a text that does not end goes on to the end of the script", () => {
  expect(split("SELECT 'a; b")).toEqual(["SELECT 'a; b"]);
});

test("the statements inside of a trigger end no statement", () => {
  const trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET n = 1; DELETE FROM c; END";
  expect(split(`${trigger}; SELECT 1`)).toEqual([trigger, "SELECT 1"]);
});

test("a comment above a statement is its caption", () => {
  const script = "-- The first\n-- of two\nSELECT 1;\n\n-- The second\nSELECT -- inside\n 2;";
  expect(splitStatements(script)).toEqual([
    { caption: "The first of two", sql: "SELECT 1", line: 3 },
    { caption: "The second", sql: "SELECT -- inside\n 2", line: 6 },
  ]);
});
