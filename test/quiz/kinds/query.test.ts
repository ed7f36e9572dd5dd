import { describe, expect, test } from "vitest";
import { findWanted } from "../../../src/quiz/grade-answer.ts";
import { STATEMENTS, TABLES } from "../card-bodies.ts";
import { QUERY_TASK } from "../card-text.ts";
import { ask, grade, parse, tellFaults } from "./kind-case.ts";
import { INVALID, RIGHT, WRONG } from "./query-verdicts.ts";

test("the question makes and fills the tables, and its sections say what is right and wrong", () => {
  expect(QUERY_TASK).toMatchObject({
    graded: "rows",
    wrongs: [{ text: "The list holds a NULL." }, { text: "These have orders." }],
    checks: "",
    demands: [],
  });
  expect(QUERY_TASK.tables).toMatch(/^CREATE TABLE people.*\nCREATE TABLE orders/);
  expect(QUERY_TASK.fills.map((fill) => fill.slice(0, 18))).toEqual(["INSERT INTO people"]);
  expect(QUERY_TASK.rights).toHaveLength(2);
  expect(QUERY_TASK.question).toContain("CREATE TABLE people");
});

test("a card may fill its tables in further ways, look at an effect and at plans", () => {
  const rows = "## Rows\n\n```sql\nINSERT INTO people VALUES (3, 'C');\n```";
  const check = "## Check\n\n```sql\n-- All\nSELECT 1;\n```";
  const plan = "## Plan\n\n- no scan\n- no sort\n\n```sql\n-- The query\nSELECT 2;\n```";
  const text = {
    kind: "query" as const,
    head: "graded: effect",
    question: TABLES,
    body: [rows, STATEMENTS, check, plan].join("\n\n"),
  };
  expect(tellFaults({ ...text, why: " " })).toMatch(
    /^\S+ expected a text under `## Why`, got nothing$/,
  );
  expect(tellFaults({ ...text, head: "graded: rows" })).toMatch(
    /expected `## Check` where the effect is graded[^]*expected no statement under `## Plan`/,
  );
});

test.each([
  ["graded: rows", "graded: all", "`graded` as one of rows, ordered rows, effect"],
  ["CREATE TABLE people", "-- none", "a fence `sql` that makes the tables"],
  ["## Right", "## Rows", "at least two statements under `## Right`"],
  ["- The list holds a NULL.\n", "", "at least two statements under `## Wrong`"],
  ["- The list holds a NULL.", "- ", "what is wrong, then fences `sql`"],
  ["## Wrong", "## Wrong\n\nText", "an item that begins with `- `"],
  ["## Right", "## Right\n\nText", "nothing but fences `sql`"],
  ["## Right", "## Plan\n\n- fast\n\n## Right", "`no scan`, `scans at most 20 rows`"],
])("a card with %j as %j is broken", (from, to, expected) => {
  const text = { head: "graded: rows", question: TABLES, body: STATEMENTS };
  const changed = Object.fromEntries(
    Object.entries(text).map(([key, value]) => [key, value.replaceAll(from, to)]),
  );
  expect(tellFaults({ kind: "query", ...changed })).toContain(`expected ${expected}`);
});

describe("an answer", () => {
  test("is SQL as a text, and waits for its run", () => {
    expect(parse("query", "SELECT 1")).toEqual({ kind: "query", sql: "SELECT 1", verdict: null });
    expect(findWanted(ask("query"), { kind: "query", sql: "SELECT 1", verdict: null })).toBe("run");
    expect(parse("query", " ")).toContain("expected SQL as a text");
    expect(parse("query", 3)).toContain("expected SQL as a text");
  });

  test("that the database cannot run waits for another one", () => {
    const said = { kind: "query" as const, sql: "SELECT", verdict: INVALID };
    expect(findWanted(ask("query"), said)).toBe("invalid");
    expect(grade("query", said).correct).toBe(false);
  });

  test("is worth what its run says", () => {
    const said = { kind: "query" as const, sql: "SELECT 1" };
    expect(grade("query", { ...said, verdict: RIGHT }).correct).toBe(true);
    expect(grade("query", { ...said, verdict: WRONG }).correct).toBe(false);
    expect(grade("query", { ...said, verdict: null }).correct).toBe(false);
  });
});
