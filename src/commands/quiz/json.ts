import type { AskedCard } from "../../quiz/card/card.ts";
import type { SheetResult } from "../../quiz/grade-sheet.ts";
import { dependsOnVersion, solveCard } from "../../quiz/right-answer.ts";
import type { Standing } from "../../quiz/standing.ts";
import {
  describeAsked,
  explainPending,
  explainSolved,
  tellAnswer,
} from "../../quiz/tell-answer.ts";

/** A question as `--json` shows it: all that can be chosen, and a place for the answer. */
export function describeQuestion(asked: AskedCard, standing: Standing): object {
  const { card } = asked;
  const { id, deck, kind, level, theory, question, code } = card;
  return {
    id,
    deck,
    kind,
    level,
    theory,
    reviews: standing.schedule?.reviews ?? 0,
    due: standing.due?.toISOString() ?? null,
    changed: standing.changed,
    dependsOnVersion: dependsOnVersion(card),
    question,
    ...(code === null ? {} : { code }),
    ...describeAsked(asked),
    answer: null,
  };
}

/** A graded answer as `--json` shows it: what is right, and why. */
export function describeResult(
  { asked, answer, grading, grade }: SheetResult,
  at: { version: string; due: Date | null },
): object {
  const { card } = asked;
  const solved = solveCard(asked, answer, at.version);
  const pending = explainPending(solved);
  const explained = {
    right: tellAnswer(asked, solved.right),
    ...explainSolved(solved),
    why: card.why,
    source: card.source,
  };
  return {
    id: card.id,
    deck: card.deck,
    kind: card.kind,
    correct: grading?.correct ?? null,
    grade,
    answer: tellAnswer(asked, answer),
    ...(pending ?? explained),
    due: at.due?.toISOString() ?? null,
  };
}
