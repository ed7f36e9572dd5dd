import type { Grade } from "../progress/event.ts";
import type { Answer, Grading } from "./answer.ts";
import type { Card } from "./card/card.ts";
import { findRightAnswer } from "./right-answer.ts";

/** Judges an answer to a card on a Node version; an answer to another kind of card is wrong. */
export function gradeAnswer(card: Card, answer: Answer, version: string): Grading {
  const right = findRightAnswer(card, version);
  if (card.kind === "recall") return gradeRecall(card.checklist.length, answer);
  if (card.kind === "fill" && answer.kind === "fill") {
    const said = fold(answer.text);
    return whole(card.answers.some((text) => fold(text) === said));
  }
  if (right.kind === "choices" && answer.kind === "choices") {
    const chosen = new Set(answer.chosen);
    return whole(
      chosen.size === right.chosen.length && right.chosen.every((one) => chosen.has(one)),
    );
  }
  if (right.kind === "statement" && answer.kind === "statement")
    return whole(answer.says === right.says);
  if (right.kind === "bug" && answer.kind === "bug") return whole(answer.line === right.line);
  if (right.kind === "order" && answer.kind === "order")
    return compareLists(answer.lines, right.lines);
  if (right.kind === "match" && answer.kind === "match")
    return compareLists(answer.rights, right.rights);
  return whole(false);
}

/** The grade that fits a judged answer, until the learner says better. */
export function suggestGrade(card: Card, { correct, hits, parts }: Grading): Grade {
  if (!correct) return "again";
  return card.kind === "recall" && hits < parts ? "hard" : "good";
}

function whole(correct: boolean): Grading {
  return { correct, hits: correct ? 1 : 0, parts: 1 };
}

/** Half of the key facts is what an interviewer lets pass. */
function gradeRecall(parts: number, answer: Answer): Grading {
  const hits = answer.kind === "recall" ? new Set(answer.ticked).size : 0;
  return { correct: hits * 2 >= parts && hits > 0, hits, parts };
}

function compareLists(said: readonly number[], right: readonly number[]): Grading {
  const hits = right.filter((one, at) => said[at] === one).length;
  const correct = hits === right.length && said.length === right.length;
  return { correct, hits, parts: right.length };
}

function fold(text: string): string {
  return text.trim().replaceAll("`", "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
