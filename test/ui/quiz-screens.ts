import { askCard } from "../../src/quiz/asked-card.ts";
import type { Answer } from "../../src/quiz/card/card.ts";
import { gradeAnswer } from "../../src/quiz/grade-answer.ts";
import { solveCard } from "../../src/quiz/right-answer.ts";
import { findFollowUp } from "../../src/ui/quiz/answer-pad.ts";
import { renderQuestion } from "../../src/ui/quiz/render-question.ts";
import { renderResult } from "../../src/ui/quiz/render-result.ts";
import type { View } from "../../src/ui/view.ts";
import { SAMPLES } from "../quiz/card-text.ts";

const NODE = "v24.3.0";
const asked = {
  spoken: askCard(SAMPLES.spoken, "7", NODE),
  sum: askCard(SAMPLES.arithmetic, "7", NODE),
};
const told = { kind: "spoken" as const, sure: true, ticked: null, sentences: [] };

function question(kind: "spoken" | "sum"): (view: View) => string {
  const page = { asked: asked[kind], title: "Card 3 of 10", changed: false, version: null };
  return (view) => renderQuestion(page, view);
}

function followUp(said: Answer): (view: View) => string {
  return (view) => findFollowUp(solveCard(asked.spoken, said, NODE), view)?.text ?? "";
}

/** What the quiz shows of cards that are asked in steps, by the names of their golden files. */
export const QUIZ_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  "quiz-spoken": question("spoken"),
  "quiz-spoken-points": followUp(told),
  "quiz-spoken-sentence": followUp({ ...told, ticked: [2] }),
  "quiz-spoken-result": (view) => {
    const said = { ...told, ticked: [0, 1, 4, 5], sentences: [{ point: 1, text: "" }] };
    const grading = gradeAnswer(asked.spoken.card, said, NODE);
    const solved = solveCard(asked.spoken, said, NODE);
    return renderResult({ solved, grading, named: true }, view);
  },
  "quiz-sum": question("sum"),
};
