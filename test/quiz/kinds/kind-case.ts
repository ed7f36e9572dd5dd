import { askCard } from "../../../src/quiz/asked-card.ts";
import type { Answer, AskedCard, Kind } from "../../../src/quiz/card/card.ts";
import { gradeAnswer } from "../../../src/quiz/grade-answer.ts";
import type { Grading } from "../../../src/quiz/grading.ts";
import { parseCardAnswer } from "../../../src/quiz/parse-answers.ts";
import { SAMPLES, faultsOf, writeCard } from "../card-text.ts";
import type { CardText } from "../card-text.ts";

export const NODE = "v24.3.0";

/** The sample card of a kind as it is asked. */
export function ask(kind: Kind): AskedCard {
  return askCard(SAMPLES[kind], "7", NODE);
}

/** How an answer to the sample card of its kind is judged. */
export function grade(kind: Kind, answer: Answer): Grading {
  return gradeAnswer(SAMPLES[kind], answer, NODE);
}

/** What is read from the answer of a file, or the fault that it is. */
export function parse(kind: Kind, value: unknown): unknown {
  const faults: string[] = [];
  const entry = { path: "cards[0]", id: SAMPLES[kind].id, value, grade: null };
  const answer = parseCardAnswer(ask(kind), entry, faults);
  return answer ?? faults.join("\n");
}

/** All faults of a card's file as one text. */
export function tellFaults(text: CardText): string {
  return faultsOf(writeCard(text)).join("\n");
}
