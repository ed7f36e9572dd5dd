import type { AskedCard } from "../../quiz/asked-card.ts";
import type { SheetResult } from "../../quiz/grade-sheet.ts";
import { dependsOnVersion, findRightAnswer } from "../../quiz/right-answer.ts";
import type { Standing } from "../../quiz/standing.ts";
import { tellAnswer } from "../../quiz/tell-answer.ts";

/** A question as `--json` shows it: all that can be chosen, and a place for the answer. */
export function describeQuestion({ card, items }: AskedCard, standing: Standing): object {
  const { id, deck, kind, level, theory, question } = card;
  const shown = items.map(({ key, text }) => ({ key, text }));
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
    ...(card.kind === "bug" ? { code: card.code } : {}),
    ...(card.kind === "match" ? { left: card.pairs.map(({ left }) => left) } : {}),
    ...(items.length === 0 ? {} : { [card.kind === "match" ? "right" : "choices"]: shown }),
    ...(card.kind === "recall" ? { facts: card.checklist.length } : {}),
    answer: null,
  };
}

/** A graded answer as `--json` shows it: what is right, and why. */
export function describeResult(
  { asked, answer, grading, grade }: SheetResult,
  at: { version: string; due: Date | null },
): object {
  const { card, items } = asked;
  const right = findRightAnswer(card, at.version);
  const isChoice = card.kind === "one" || card.kind === "several";
  const wanted = right.kind === "choices" ? right.chosen : [];
  return {
    id: card.id,
    deck: card.deck,
    kind: card.kind,
    correct: grading?.correct ?? null,
    grade,
    answer: tellAnswer(asked, answer),
    right: tellAnswer(asked, right),
    ...(isChoice
      ? {
          choices: items.map(({ key, text, index }) => ({
            key,
            text,
            right: wanted.includes(index),
            why: card.choices[index]?.why ?? "",
          })),
        }
      : {}),
    ...(card.kind === "recall" ? { checklist: card.checklist } : {}),
    ...(card.kind === "fill" ? { accepted: card.answers } : {}),
    why: card.why,
    source: card.source,
    due: at.due?.toISOString() ?? null,
  };
}
