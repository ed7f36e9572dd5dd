import type { Answer, AskedCard, CardOf } from "../card/card.ts";
import { judgeQuery } from "../query/judge-query.ts";
import type { BatchEnd, QueryBatch } from "../query/query-run.ts";
import { runQueries } from "./run-query.ts";
import type { QueryOptions } from "./run-query.ts";

/** An answer to a card. */
export interface Said {
  asked: AskedCard;
  answer: Answer;
}

/** Whether only a run can show what an answer comes to. */
export function needsRun(answer: Answer): boolean {
  return answer.kind === "query" && answer.verdict === null;
}

/** Answers with what they came to when they were run; those that need no run as they are. */
export async function runAnswers<T extends Said>(
  answers: readonly T[],
  options: QueryOptions,
): Promise<T[]> {
  const jobs = answers.flatMap((one) => {
    const job = findJob(one);
    return job === null ? [] : [{ one, ...job }];
  });
  if (jobs.length === 0) return [...answers];
  const ends = await runQueries(
    jobs.map(({ batch }) => batch),
    options,
  );
  return answers.map((one) => {
    const at = jobs.findIndex((job) => job.one === one);
    const [job, end] = [jobs[at], ends[at]];
    return job === undefined || end === undefined ? one : { ...one, answer: job.judge(end) };
  });
}

/** What is to be run for an answer, and what to make of it; `null` when it needs no run. */
function findJob({
  asked: { card },
  answer,
}: Said): { batch: QueryBatch; judge: (end: BatchEnd) => Answer } | null {
  if (card.kind !== "query" || answer.kind !== "query" || answer.verdict !== null) return null;
  const scripts = [answer.sql, card.rights[0] ?? "", ...card.wrongs.map(({ sql }) => sql)];
  return {
    batch: makeBatch(card, scripts),
    judge: (end) => ({ ...answer, verdict: judgeEnd(card, end) }),
  };
}

/** What makes a batch of statements for a card. */
export function makeBatch(
  { tables, fills, checks, planned, graded }: CardOf<"query">,
  scripts: readonly string[],
): QueryBatch {
  const reads = graded !== "effect";
  return { tables, fills, checks, planned, reads, scripts: [...scripts] };
}

function judgeEnd(card: CardOf<"query">, end: BatchEnd): ReturnType<typeof judgeQuery> {
  if (end.kind === "ran") {
    const [answer = [], right = [], ...wrong] = end.runs;
    return judgeQuery(card, { answer, right, wrong });
  }
  // It is said and asked again, for nobody knows what the statement is worth.
  const fault = { kind: "invalid" as const, message: `it was not run: ${end.message}`, line: null };
  const step = { caption: "", columns: [], rows: [], fault };
  const answer = [{ steps: [step], open: false, checks: [], plans: [] }];
  return judgeQuery(card, { answer, right: [], wrong: [] });
}
