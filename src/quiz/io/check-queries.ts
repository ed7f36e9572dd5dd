import { digest, digestFiles, openOutcomes } from "../../process/outcome-cache.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import type { Card, CardOf } from "../card/card.ts";
import { checkQuery, listScripts } from "../query/check-query.ts";
import { makeBatch } from "./run-answer.ts";
import { runQueries } from "./run-query.ts";

/** How cards that are answered in SQL are checked. */
export interface QueryCheck {
  packageRoot: string;
  signal: AbortSignal;
  onRun?: (done: number, of: number) => void;
}

/** How many statements ran, and what is wrong with their cards as `file:line: what`. */
export interface QueryReport {
  /** Right and wrong statements of all cards. */
  statements: number;
  faults: string[];
}

/** Runs every statement of every card that is answered in SQL; what has not changed is not run again. */
export async function checkQueries(
  cards: readonly Card[],
  check: QueryCheck,
): Promise<QueryReport> {
  const { packageRoot, signal } = check;
  const queries = cards.flatMap((card) => (card.kind === "query" ? [card] : []));
  const known = openOutcomes<string[]>(packageRoot, "queries");
  const inputs = ["src/quiz/io", "src/quiz/query", "src/process", "package-lock.json"];
  const engine = digestFiles(packageRoot, inputs);
  const report: QueryReport = { statements: 0, faults: [] };
  let done = 0;
  const work = async (card: CardOf<"query">): Promise<void> => {
    const key = digest(
      engine,
      JSON.stringify({ ...card, questionLine: 0, theoryLine: 0, why: "" }),
    );
    const faults = known.find(key) ?? (await runCard(card, check));
    if (signal.aborted) return;
    known.keep(key, faults);
    done += 1;
    check.onRun?.(done, queries.length);
    report.statements += listScripts(card).length;
    report.faults.push(...faults.map((fault) => `${card.file}:${card.questionLine}: ${fault}`));
  };
  await runSideBySide(queries, work, { signal });
  if (!signal.aborted) known.save();
  return { ...report, faults: report.faults.toSorted() };
}

async function runCard(
  card: CardOf<"query">,
  { packageRoot, signal }: QueryCheck,
): Promise<string[]> {
  const batch = makeBatch(card, listScripts(card));
  const [end] = await runQueries([batch], { packageRoot, signal });
  if (end?.kind === "ran") return checkQuery(card, end.runs);
  return [`its statements were not run: ${end?.message ?? "unknown"}`];
}
