import process from "node:process";
import { findDay } from "../../memory/day.ts";
import type { Day } from "../../memory/day.ts";
import type { Answering, Reviewed, Regraded } from "../../progress/event.ts";
import { foldQuiz } from "../../progress/fold-quiz.ts";
import type { Card } from "../../quiz/card/card.ts";
import { matchesRange } from "../../text/version-range.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import { loadTheory } from "../../quiz/io/load-theory.ts";
import { parseExamDay } from "../../quiz/parse-exam-day.ts";
import type { Theory } from "../../quiz/parse-theory.ts";
import { planExam } from "../../quiz/plan-exam.ts";
import type { Exam } from "../../quiz/plan-exam.ts";
import { listStandings } from "../../quiz/list-standings.ts";
import type { Standing } from "../../quiz/standing.ts";
import type { Context } from "../context.ts";
import type { QuizOptions } from "./options.ts";
import { loadState, recordDone } from "../state.ts";
import type { State } from "../state.ts";
import { findPlannedExam } from "../today/load-today.ts";

/** What a quiz works with. */
export interface QuizDesk {
  state: State;
  /** The cards that hold on this Node. */
  cards: Card[];
  /** Those of other Nodes too. */
  allCards: Card[];
  /** Cards that were left out, as `file:line: what`. */
  faults: string[];
  theory: Theory;
  seed: string;
  /** The Node whose answers are right. */
  version: string;
  exam: Exam | null;
  /** The exam was asked for, so every card is seen before it. */
  isExamSaid: boolean;
  /** When the learner's day begins, if that was said. */
  dayStarts: string | null;
  /** What was said about the journal, which is said once however many answers follow. */
  noted: Set<string>;
}

/** Loads the cards and where the learner stands, and notes the cards that cannot be asked. */
export function openDesk(
  options: QuizOptions,
  context: Context,
  use: { asksChallenges?: boolean } = {},
): QuizDesk {
  const { packageRoot, note, now } = context;
  const state = loadState(context, options, use);
  const { cards, faults } = loadCards(packageRoot);
  for (const fault of faults) note(`Skipped: ${fault}\n`);
  const { version } = process;
  const own = cards.filter(({ node }) => matchesRange(version, node));
  const dayStarts = state.progress.planned?.dayStarts ?? null;
  const said =
    options.exam === undefined
      ? null
      : { start: findDay(now(), dayStarts).start, day: parseExamDay(options.exam, now()) };
  return {
    state,
    cards: own,
    allCards: cards,
    faults,
    theory: loadTheory(packageRoot),
    seed: options.seed ?? String(now().getTime() % 1_000_000),
    version,
    exam: said ?? findPlannedExam(state, own, context),
    isExamSaid: said !== null,
    dayStarts,
    noted: new Set(),
  };
}

/** Where the learner stands with every card now. */
export function findStandings(desk: QuizDesk, context: Context): Standing[] {
  const standings = listStandings(desk.cards, desk.state.progress.reviews, context.now());
  return desk.exam === null ? standings : planExam(standings, desk.exam);
}

/** The learner's day at this moment. */
export function findDeskDay({ dayStarts }: QuizDesk, { now }: Context): Day {
  return findDay(now(), dayStarts);
}

/** Writes an answer, a step of one or its grade into the journal at once. */
export function recordReview(
  desk: QuizDesk,
  event: Reviewed | Regraded | Answering,
  context: Context,
): void {
  foldQuiz(desk.state.progress, event);
  const note = (text: string): void => {
    if (!desk.noted.has(text)) context.note(text);
    desk.noted.add(text);
  };
  recordDone(desk.state, event, { ...context, note });
}
