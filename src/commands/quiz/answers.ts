import { resolve } from "node:path";
import { gradeSheet, readSheet } from "../../quiz/grade-sheet.ts";
import type { SheetResult } from "../../quiz/grade-sheet.ts";
import { loadAnswerSheet } from "../../quiz/io/load-answer-sheet.ts";
import { matchesRange } from "../../text/version-range.ts";
import { digestAnswer, solveCard } from "../../quiz/right-answer.ts";
import { countDue, listMissed, scoreTopics } from "../../quiz/summarize.ts";
import { renderResult } from "../../ui/quiz/render-result.ts";
import { renderSummary } from "../../ui/quiz/render-summary.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { findStandings, recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { describeResult } from "./json.ts";
import type { QuizOptions } from "./options.ts";
import { runSaid } from "./run-said.ts";

/** Grades a file of answers and writes each into the journal. */
export async function gradeAnswers(
  file: string,
  { desk, options }: { desk: QuizDesk; options: QuizOptions },
  context: Context,
): Promise<ExitCode> {
  const sheet = loadAnswerSheet(resolve(context.cwd, file), file);
  // Keys and answers are those of the Node that printed the questions.
  const version = sheet.node ?? desk.version;
  const cards = desk.allCards.filter(({ node }) => matchesRange(version, node));
  const read = readSheet(sheet, { source: file, cards, version });
  const results = gradeSheet(await runSaid(read, context), version);
  if (context.signal.aborted) return 130;
  for (const result of results) record(result, desk, context);
  const right = results.filter(({ grading }) => grading?.correct === true).length;
  const wrong = results.filter(({ grading }) => grading?.correct === false).length;
  if (options.json === true) {
    const standings = findStandings(desk, context);
    const dueOf = (id: string): Date | null =>
      standings.find(({ card }) => card.id === id)?.due ?? null;
    const described = results.map((one) =>
      describeResult(one, { version, due: dueOf(one.asked.card.id) }),
    );
    const { seed } = sheet;
    const { faults } = desk;
    printJson(context, { seed, node: version, right, wrong, results: described, faults });
  } else context.out(renderPage(results, { ...desk, version }, context));
  return wrong === 0 ? 0 : 1;
}

function record(
  { asked, answer: said, grading, grade }: SheetResult,
  desk: QuizDesk,
  context: Context,
): void {
  if (grading === null || grade === null) return;
  const at = context.now().toISOString();
  const { id: card } = asked.card;
  const answer = digestAnswer(asked.card);
  const { correct } = grading;
  const told = said.kind === "spoken" ? { sure: said.sure } : {};
  recordReview(desk, { kind: "reviewed", at, card, answer, correct, grade, ...told }, context);
}

function renderPage(results: readonly SheetResult[], desk: QuizDesk, context: Context): string {
  const pages = results.map(({ asked, answer, grading }) => {
    const solved = solveCard(asked, answer, desk.version);
    const title = context.style.strong(asked.card.id);
    return `${title}\n${renderResult({ solved, grading, named: false }, context)}`;
  });
  const answered = results.flatMap(({ asked: { card }, grading, grade }) =>
    grading === null || grade === null
      ? []
      : [{ card: card.id, deck: card.deck, correct: grading.correct }],
  );
  const due = countDue(findStandings(desk, context), context.now());
  const topics = scoreTopics(answered);
  const missed = listMissed(answered);
  const page = { topics, missed, due, next: ["trainer quiz --list"] };
  return [...pages, renderSummary(page, context)].join("\n");
}
