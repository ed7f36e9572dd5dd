import type { KeyPad, Press } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { readCommand } from "./question-move.ts";
import type { QuestionMove } from "./question-move.ts";

/** A pad on which one key is the whole answer. */
export interface LetterPad {
  /** A space stands for Enter too. */
  keys: readonly string[];
  help: string;
  style: Style;
}

/** A pad that is done with the first key that it knows. */
export function letterPad(
  { keys, help, style }: LetterPad,
  finish: (key: string) => QuestionMove,
): KeyPad<string, QuestionMove> {
  return {
    start: "",
    show: () => style.quiet(`${help}, ?: don't know, u: undo, q: quit`),
    press: (state, { name, text }): Press<string, QuestionMove> => {
      const key = name === "return" ? " " : readLatin(text);
      const command = readCommand(key);
      if (command !== null) return { kind: "done", result: command };
      return keys.includes(key) ? { kind: "done", result: finish(key) } : { kind: "going", state };
    },
  };
}
