import type { KeyPad, Press } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { cutStart } from "../text/cut.ts";
import { dropLast, takeFirst } from "../text/drop-last.ts";
import { readCommand } from "./question-move.ts";
import type { QuestionMove } from "./question-move.ts";

/** A pad on which a text is typed. */
export interface TextPad {
  label: string;
  /** What Enter takes. */
  accepts: RegExp;
  /** Whether letters are commands; they are not where they may belong to the answer. */
  commands: boolean;
  /** What an empty text says without commands, and how that is named; absent means "not known". */
  empty?: { help: string; move: QuestionMove };
  style: Style;
}

/** A pad whose state is the text typed so far, ended by Enter; an empty text says "not known" if nothing else is meant. */
export function textPad(
  pad: TextPad,
  finish: (text: string) => QuestionMove,
): KeyPad<string, QuestionMove> {
  const { label, accepts, commands, empty, style } = pad;
  const help = commands
    ? "Enter: answer, ?: don't know, u: undo, q: quit"
    : `empty: ${empty?.help ?? "don't know"}, Up: undo, Esc: quit`;
  return {
    start: "",
    show: (state, { columns }) => {
      const room = Math.max(8, columns - label.length - AROUND);
      const shown = cutStart(state, room, style.symbols.ellipsis);
      return `${label}: ${state === "" ? style.quiet(help) : shown}`;
    },
    press: (state, { name, text }): Press<string, QuestionMove> => {
      const command = commands ? readCommand(readLatin(text)) : null;
      if (command !== null) return { kind: "done", result: command };
      if (name === "up" && !commands) return { kind: "done", result: { kind: "undo" } };
      // Where `?` says it, a second Enter after the card before must not.
      if (name === "return" && state.trim() === "" && !commands)
        return { kind: "done", result: empty?.move ?? UNKNOWN };
      if (name === "return" && accepts.test(state))
        return { kind: "done", result: finish(state.trim()) };
      if (name === "backspace") return { kind: "going", state: dropLast(state) };
      const typed = commands ? readLatin(text).replaceAll(/\D/g, "") : text;
      return { kind: "going", state: takeFirst(state + typed, LONGEST) };
    },
  };
}

const UNKNOWN: QuestionMove = { kind: "answer", answer: { kind: "unknown" } };
const LONGEST = 200;
/** Colon, space, the cursor and the last column, which stays free. */
const AROUND = 4;
