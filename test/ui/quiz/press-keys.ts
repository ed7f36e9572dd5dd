import { askCard } from "../../../src/quiz/asked-card.ts";
import type { Answer, AskedCard, Kind } from "../../../src/quiz/card/card.ts";
import { gradeAnswer } from "../../../src/quiz/grade-answer.ts";
import { solveCard } from "../../../src/quiz/right-answer.ts";
import type { KeyPad } from "../../../src/ui/prompts/key-pad.ts";
import { createAnswerPad, findFollowUp } from "../../../src/ui/quiz/answer-pad.ts";
import { renderResult } from "../../../src/ui/quiz/render-result.ts";
import { SAMPLES } from "../../quiz/card-text.ts";
import { plain } from "../plain-style.ts";

export const NODE = "v24.3.0";

/** A usual terminal. */
export const ROOM = { columns: 80, rows: 24 };

const NAMES = new Map([
  ["\r", "return"],
  ["\b", "backspace"],
]);

/** What a pad comes to, or its line when it is not done. */
export function pressKeys<S, R>(pad: KeyPad<S, R>, keys: string): R | string {
  let state = pad.start;
  for (const key of keys) {
    const name = NAMES.get(key);
    const press = pad.press(state, { name: name ?? key, text: name === undefined ? key : "" });
    if (press.kind === "done") return press.result;
    state = press.state;
  }
  return pad.show(state, ROOM);
}

/** The sample card of a kind as it is asked. */
export function ask(kind: Kind): AskedCard {
  return askCard(SAMPLES[kind], "7", NODE);
}

/** What keys say to the sample card of a kind. */
export function answerWith(kind: Kind, keys: string): unknown {
  return pressKeys(createAnswerPad(ask(kind), plain), keys);
}

/** What keys say when a card asks on after an answer; `null` when it does not. */
export function goOnWith(said: Exclude<Answer, { kind: "unknown" }>, keys: string): unknown {
  const next = findFollowUp(solveCard(ask(said.kind), said, NODE), { style: plain, width: 80 });
  return next === null ? null : pressKeys(next.pad, keys);
}

/** The keys under which parts of the sample card are shown. */
export function keysOf(kind: Kind, indexes: readonly number[]): string {
  const { items } = ask(kind);
  return indexes.map((index) => items.find((item) => item.index === index)?.key ?? "").join("");
}

/** The page after an answer to the sample card of its kind. */
export function correct(kind: Kind, said: Answer): string {
  const asked = ask(kind);
  const grading = gradeAnswer(asked.card, said, NODE);
  const solved = solveCard(asked, said, NODE);
  return renderResult({ solved, grading, named: true }, { style: plain, width: 80 });
}
