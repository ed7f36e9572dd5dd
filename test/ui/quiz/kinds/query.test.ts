import { describe, expect, test } from "vitest";
import { INVALID, RIGHT, WRONG } from "../../../quiz/kinds/query-verdicts.ts";
import type { QueryVerdict } from "../../../../src/quiz/query/judge-query.ts";
import { solveCard } from "../../../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../../../src/ui/quiz/answer-pad.ts";
import { renderResult } from "../../../../src/ui/quiz/render-result.ts";
import { renderQuestion } from "../../../../src/ui/quiz/render-question.ts";
import { plain } from "../../plain-style.ts";
import { QUERY_TASK } from "../../../quiz/card-text.ts";
import { plan } from "../../../quiz/query/runs.ts";
import { NODE, answerWith, ask, correct, goOnWith } from "../press-keys.ts";

const view = { style: plain, width: 80 };
const sql = "SELECT name\nFROM people;";

function said(verdict: QueryVerdict | null): {
  kind: "query";
  sql: string;
  verdict: typeof verdict;
} {
  return { kind: "query", sql, verdict };
}

test("the question shows the tables and says what runs the statement", () => {
  const page = { asked: ask("query"), title: "Card", changed: false, version: null };
  const text = renderQuestion(page, view);
  expect(text).toContain("    CREATE TABLE orders (person_id);");
  expect(text).toContain("SQLite runs your statement.");
});

test("SQL is typed in lines", () => {
  expect(answerWith("query", "SELECT name\rFROM people;\r")).toEqual({
    kind: "answer",
    answer: said(null),
  });
});

describe("what the database cannot run", () => {
  test("is told with its line, and is there to be corrected", () => {
    const next = findFollowUp(solveCard(ask("query"), said(INVALID), NODE), view);
    expect(next?.text).toBe(
      'The database cannot run this: near "FORM": syntax error (line 2). Nothing is\ngraded yet.\nCorrect it, and run it again.\n',
    );
    expect(goOnWith(said(INVALID), "\r")).toEqual({ kind: "answer", answer: said(null) });
  });

  test("is told with its columns when they are others", () => {
    const unclear = { kind: "columns" as const, got: ["id", "name"], wanted: ["name"] };
    const next = findFollowUp(solveCard(ask("query"), said({ ...RIGHT, unclear }), NODE), view);
    expect(next?.text).toContain(
      "The question asks for 1 column, and this returns 2: id, name. Nothing is graded",
    );
  });
});

describe("the correction", () => {
  test("of a right answer shows other ways and the result", () => {
    const text = correct("query", said(RIGHT));
    expect(text).toMatch(
      /^✓ Correct\n\nA right statement\n {2}SELECT name FROM people p WHERE NOT EXISTS/,
    );
    expect(text).toContain("Another one\n  SELECT p.name");
    expect(text).toContain("Its result\n  name\n  ────\n  Bo\n");
  });

  test("of a wrong one shows the rows that differ and names the mistake", () => {
    const text = correct("query", said(WRONG));
    expect(text).toContain("1 row is missing.\n           name\n");
    expect(text).toContain("  missing  Bo\n");
    expect(text).toContain("This looks like a common mistake. The list holds a NULL.");
  });

  test.each([
    [{ kind: "open", fill: 0, check: "" } as const, "The transaction is still open at the end"],
    [
      { kind: "accepted", fill: 0, check: "A second one" } as const,
      '"A second one": it has to be refused, and it was',
    ],
    [
      {
        kind: "rows",
        columns: ["n"],
        missing: [[1]],
        extra: [[2]],
        fill: 1,
        check: "All",
      } as const,
      'With other rows in the tables, "All": one row is another one.',
    ],
  ])("says of %o what is wrong", (finding, text) => {
    const own = { ...finding, columns: ["n"], missing: [[1]], extra: [[2]] };
    expect(correct("query", said({ ...WRONG, findings: [own] }))).toContain(text);
  });

  test("shows the rows on which an answer is wrong when the question does not", () => {
    const findings = [{ kind: "accepted" as const, fill: 0, check: "A second one" }];
    const other = findings.map((one) => ({ ...one, fill: 1 }));
    const asked = ask("query");
    const card = { ...QUERY_TASK, fills: ["INSERT 1", "INSERT 2"] };
    const show = (own: QueryVerdict): string => {
      const solved = solveCard({ ...asked, card }, said(own), NODE);
      const grading = { correct: false, hits: 0, parts: 1 };
      return renderResult({ solved, grading, named: false }, view);
    };
    expect(show({ ...WRONG, findings })).not.toContain("INSERT");
    expect(show({ ...WRONG, findings: other })).toContain("These other rows\n  INSERT 2\n");
  });

  test("shows the plan that was asked for", () => {
    const demand = { text: "no scan", kind: "scan" as const, most: 0, index: null };
    const own = plan({ scanned: 3999, lines: ["SCAN orders"] });
    const findings = [{ kind: "plan" as const, demand, plan: own }];
    const text = correct("query", said({ ...WRONG, findings, plans: [own] }));
    expect(text).toContain("the database reads 4000 rows one after the other");
    expect(text).toContain("The plan of your statement\n  SCAN orders\n");
  });
});
