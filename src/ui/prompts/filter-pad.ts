import { dropLast, takeFirst } from "../text/drop-last.ts";
import { moveCursor, showList } from "./choice-pad.ts";
import type { ChoiceList, ShownChoice } from "./choice-pad.ts";
import { renderClosedQuestion } from "./closed-question.ts";
import type { KeyPad, Press } from "./key-pad.ts";
import { readLatin } from "./latin-key.ts";

/** What was typed, and the place of the cursor among what it leaves. */
export interface Filtering {
  typed: string;
  at: number;
}

const HELP = "type: filter, arrows: move, Enter: select, Esc: cancel";
const LONGEST = 40;

/** A list that gets shorter with each letter; the result is the place in the whole list. */
export function filterPad(list: ChoiceList): KeyPad<Filtering, number> {
  const { message, choices, first, style } = list;
  const { accent, strong } = style;
  return {
    start: { typed: "", at: Math.max(0, first) },
    hidesCursor: true,
    show: ({ typed, at }, room) => {
      const left = findMatches(choices, typed).map(({ choice }) => choice);
      if (left.length === 0)
        return `${accent("?")} ${strong(message)} ${typed}\n  Nothing matches.`;
      return showList({ message, choices: left, style, typed, help: HELP }, at, room);
    },
    press: (state, { name, text }): Press<Filtering, number> => {
      const left = findMatches(choices, state.typed);
      const chosen = left[state.at];
      if (name === "return" && chosen !== undefined) return { kind: "done", result: chosen.place };
      const at = moveCursor(state.at, name, left.length);
      if (name === "backspace") return type(dropLast(state.typed));
      if (text === "" || name === "tab") return { kind: "going", state: { ...state, at } };
      return type(takeFirst(state.typed + text, LONGEST));
    },
    close: (chosen) =>
      renderClosedQuestion(message, chosen === null ? null : (choices[chosen]?.name ?? ""), style),
  };
}

function type(typed: string): Press<Filtering, number> {
  return { kind: "going", state: { typed, at: 0 } };
}

/** The choices that hold all the words, as typed or as the same keys of a Latin layout. */
function findMatches(
  choices: readonly ShownChoice[],
  typed: string,
): { choice: ShownChoice; place: number }[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const latin = words.map((word) => Array.from(word, readLatin).join(""));
  return choices
    .map((choice, place) => ({ choice, place }))
    .filter(({ choice }) => {
      const text = choice.name.toLowerCase();
      return [words, latin].some((wanted) => wanted.every((word) => text.includes(word)));
    });
}
