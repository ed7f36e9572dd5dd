import type { Answer } from "../../quiz/answer.ts";
import type { AskedCard } from "../../quiz/asked-card.ts";
import type { KeyPad } from "../prompts/key-pad.ts";
import type { Style } from "../style.ts";
import type { QuestionMove } from "./question-move.ts";
import { listPad } from "./list-pad.ts";
import { letterPad } from "./letter-pad.ts";
import { textPad } from "./text-pad.ts";

/** The keys that answer a card, by its kind; `?` says that it is not known. */
export function createAnswerPad(asked: AskedCard, style: Style): KeyPad<string, QuestionMove> {
  const { card, items } = asked;
  const keys = items.map(({ key }) => key);
  const indexOf = (key: string): number => items.find((item) => item.key === key)?.index ?? -1;
  switch (card.kind) {
    case "one":
      return letterPad({ keys, help: `${keys.join(", ")} to answer`, style }, (key) =>
        answer({ kind: "choices", chosen: [indexOf(key)] }),
      );
    case "true-false":
      return letterPad({ keys: ["t", "f"], help: "t true, f false", style }, (key) =>
        answer({ kind: "statement", says: key === "t" }),
      );
    case "several":
      return listPad({ keys, toggles: true, least: 1, style }, (said) =>
        answer({ kind: "choices", chosen: said.map(indexOf) }),
      );
    case "order":
      return listPad({ keys, toggles: false, least: keys.length, style }, (said) =>
        answer({ kind: "order", lines: said.map(indexOf) }),
      );
    case "match":
      return listPad({ keys, toggles: false, least: keys.length, style }, (said) =>
        answer({ kind: "match", rights: said.map(indexOf) }),
      );
    case "bug":
      return textPad({ label: "Line", accepts: /^[1-9]\d?$/, style, commands: true }, (text) =>
        answer({ kind: "bug", line: Number(text) }),
      );
    case "fill":
      return textPad({ label: "Answer", accepts: /\S/, style, commands: false }, (text) =>
        answer({ kind: "fill", text }),
      );
    case "recall":
      return letterPad({ keys: [" "], help: "Enter to see the key facts", style }, () =>
        answer({ kind: "told" }),
      );
  }
}

/** The keys that tick off the key facts that were said. */
export function createTickPad(facts: number, style: Style): KeyPad<string, QuestionMove> {
  const keys = Array.from({ length: facts }, (_none, at) => String(at + 1));
  return listPad({ keys, toggles: true, least: 0, style }, (said) =>
    answer({ kind: "recall", ticked: said.map((key) => Number(key) - 1) }),
  );
}

function answer(said: Answer): QuestionMove {
  return { kind: "answer", answer: said };
}
