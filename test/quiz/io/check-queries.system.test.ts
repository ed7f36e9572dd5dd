import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkQueries } from "../../../src/quiz/io/check-queries.ts";
import { ROOT } from "../../e2e/trainer.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { STATEMENTS, TABLES } from "../card-bodies.ts";
import { SAMPLES, makeCard } from "../card-text.ts";

/** A package that has the database and no cards. */
function makePackage(): string {
  const folder = makeTempFolder();
  symlinkSync(join(ROOT, "dist"), join(folder, "dist"), "junction");
  mkdirSync(join(folder, "src"));
  return folder;
}

test("every statement of every card is run, and what does not hold is told with its card", async () => {
  const { signal } = new AbortController();
  const body = STATEMENTS.replace("NOT IN", "IN").replace(
    "WHERE id IN (SELECT",
    "WHERE NULL IN (SELECT",
  );
  const broken = makeCard(
    {
      kind: "query",
      head: "graded: rows",
      question: TABLES,
      body: body.replace("NOT EXISTS", "EXISTS"),
    },
    "broken",
  );
  const packageRoot = makePackage();
  const cards = [SAMPLES.one, SAMPLES.query, broken];
  const report = await checkQueries(cards, { packageRoot, signal });
  expect(report.statements).toBe(8);
  expect(report.faults.join("\n")).toMatch(
    /^quiz\/event-loop\/broken\.md:\d+: expected right statement 2 to be right, got .*"rows"/m,
  );
  expect(report.faults.join("\n")).not.toContain("query.md");
  const seen: number[] = [];
  const again = await checkQueries(cards, {
    packageRoot,
    signal,
    onRun: (done) => seen.push(done),
  });
  expect(again).toEqual(report);
  expect(seen).toEqual([1, 2]);
});
