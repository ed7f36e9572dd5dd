import { resolve } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { diffParts } from "../../drill/diff-rows.ts";
import { gradeReview } from "../../drill/grade-review.ts";
import type { ReviewAnswer, ReviewResult } from "../../drill/grade-review.ts";
import { listMissed } from "../../drill/hold-drill.ts";
import { listIncidents } from "../../drill/incident.ts";
import { loadReviewSheet } from "../../drill/io/load-review-sheet.ts";
import { rejectUnknown } from "../../drill/parse-review.ts";
import { TrainerError } from "../../errors.ts";
import { countDigits } from "../../ui/drill/render-change.ts";
import { renderReview } from "../../ui/drill/render-review.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { recordDone } from "../state.ts";
import type { State } from "../state.ts";
import { repeatDrill } from "./prepare.ts";
import type { JudgedDrill } from "./prepare.ts";

/** Where a review is graded. */
export interface ReviewPlace {
  state: State;
  context: Context;
}

/** An answer to a judged drill. */
interface Answered {
  judged: JudgedDrill;
  answer: ReviewAnswer;
  durationMs: number;
  json: boolean;
}

/**
 * Grades a file of answers.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or `OTHER_CHALLENGE` when it is for another one than was named.
 */
export async function gradeSheet(
  file: string,
  { slug, json }: { slug: string | undefined; json: boolean },
  place: ReviewPlace,
): Promise<ExitCode> {
  const { state, context } = place;
  const sheet = loadReviewSheet(resolve(context.cwd, file), file);
  if (slug !== undefined && slug !== sheet.slug) {
    const message = `\`${file}\` answers a review of \`${sheet.slug}\`, not of \`${slug}\`.`;
    throw new TrainerError("OTHER_CHALLENGE", message, { hint: "Leave out the name." });
  }
  const challenge = findChallenge(state.catalog, sheet.slug);
  const { seed, level, draw, digest, answer, shownAt } = sheet;
  const judged = await repeatDrill(
    challenge,
    { id: { drill: "review", seed, level, draw }, digest },
    context,
  );
  if (judged === null) return 130;
  const known = {
    rows: listRows(judged).length,
    promises: challenge.requirements.map(({ id }) => id),
  };
  rejectUnknown(file, answer, known);
  const since = shownAt === null ? 0 : context.now().getTime() - Date.parse(shownAt);
  const durationMs = Math.max(0, since);
  return finishReview(challenge, { judged, answer, durationMs, json }, place);
}

/** Grades an answer, records it and says what it came to. */
export function finishReview(
  challenge: Challenge,
  { judged, answer, durationMs, json }: Answered,
  { state, context }: ReviewPlace,
): ExitCode {
  const { built, verdict } = judged;
  const { mistakes, id } = built;
  const rows = listRows(judged);
  const result = gradeReview({ mistakes, rows, missed: listMissed(verdict) }, answer);
  const { found, missed } = result;
  const falseAlarms = result.falseRows.length + result.falsePromises.length;
  const at = context.now().toISOString();
  const told = { found, missed, falseAlarms, durationMs };
  const { drill, slug, seed, level, draw } = id;
  recordDone(state, { kind: "drilled", at, drill, slug, seed, ...told }, context);
  if (json) {
    const head = { drill, challenge: slug, seed, level, draw, sure: answer.sure };
    printJson(context, { ...head, ...told, ...describe(result, judged) });
  } else {
    const titles = new Map(challenge.requirements.map((one) => [one.id, one.title]));
    const incidents = listIncidents(mistakes, verdict);
    const digits = countDigits(diffParts(built.base, built.parts));
    const next = ["trainer drill", `trainer show ${slug}`];
    const page = { slug, result, incidents, titles, sure: answer.sure, digits, next };
    context.out(renderReview(page, context));
  }
  return missed.length === 0 && falseAlarms === 0 ? 0 : 1;
}

function listRows({ built }: JudgedDrill): ReturnType<typeof diffParts>[number]["rows"] {
  return diffParts(built.base, built.parts).flatMap(({ rows }) => rows);
}

function describe(result: ReviewResult, { built, verdict }: JudgedDrill): object {
  const incidents = listIncidents(built.mistakes, verdict);
  return {
    falseLines: result.falseRows.map(({ n }) => n),
    falsePromises: result.falsePromises,
    mistakes: result.mistakes.map(({ mistake, rows, marked, named }) => {
      const row = incidents.find((one) => one.mistake === mistake.name)?.row;
      const { message, expected, received } = row?.finding ?? {};
      return {
        ...{ name: mistake.name, title: mistake.title, lines: rows.map(({ n }) => n) },
        ...{ marked, named, breaks: mistake.misses, promise: row?.id ?? null },
        ...{ message, expected, received, says: mistake.says },
      };
    }),
  };
}
