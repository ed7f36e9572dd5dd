import type { KeyPad, Press } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { readCommand } from "./question-move.ts";
import type { QuestionMove } from "./question-move.ts";

/** A pad on which several keys make up the answer. */
export interface ListPad {
  keys: readonly string[];
  /** Pressing a key again takes it out; else keys are put in a row and Backspace takes the last one back. */
  toggles: boolean;
  /** So many keys are needed. */
  least: number;
  style: Style;
}

/** Takes the last key back where answers are typed in lines, in which Backspace cannot be sent. */
const BACK = "-";

/** A pad whose state is the keys pressed so far, ended by Enter. */
export function listPad(
  pad: ListPad,
  finish: (keys: string[]) => QuestionMove,
): KeyPad<string, QuestionMove> {
  return {
    start: "",
    show: (state) => showLine(pad, state),
    press: (state, { name, text }): Press<string, QuestionMove> => {
      const key = readLatin(text);
      const command = readCommand(key);
      if (command !== null) return { kind: "done", result: command };
      if (name === "return" && state.length >= pad.least)
        return { kind: "done", result: finish(Array.from(state)) };
      const takesBack = name === "backspace" || (pad.style.plain && text === BACK);
      if (takesBack) return { kind: "going", state: state.slice(0, -1) };
      return { kind: "going", state: pad.keys.includes(key) ? take(pad, state, key) : state };
    },
  };
}

function take({ toggles, keys }: ListPad, state: string, key: string): string {
  if (!state.includes(key)) {
    const next = [...Array.from(state), key];
    return (toggles ? keys.filter((one) => next.includes(one)) : next).join("");
  }
  return toggles ? state.replace(key, "") : state;
}

function showLine(pad: ListPad, state: string): string {
  const { keys, toggles, style } = pad;
  const chosen = Array.from(state);
  const gaps = toggles ? [] : keys.slice(chosen.length).map(() => "_");
  const row = [...chosen.map((key) => style.strong(key)), ...gaps].join(" ");
  const help = style.quiet(`${describeKeys(pad, chosen.length)}, u: undo, q: quit`);
  return `> ${row}${row === "" ? "" : "  "}${help}`;
}

/** Only what is of use at this moment, since a narrow terminal has room for little. */
function describeKeys({ keys, toggles, least, style }: ListPad, chosen: number): string {
  const names = `${keys[0] ?? ""} to ${keys.at(-1) ?? ""}`;
  if (toggles && chosen === 0)
    return least === 0 ? `${names}: select, Enter: answer` : `${names}: select, ?: don't know`;
  if (toggles) return "Enter: answer, ?: don't know";
  if (chosen === 0) return `${names}: in turn, ?: don't know`;
  const back = style.plain ? `${BACK}: take back` : "Backspace";
  return chosen >= least ? `Enter: answer, ${back}` : `${back}, ?: don't know`;
}
