import type { Style } from "../style.ts";
import type { PromptAnswer } from "./answer.ts";
import { chooseByLine } from "./ask-by-line.ts";
import { askKeys } from "./ask-keys.ts";
import type { PromptStreams } from "./streams.ts";
import { choicePad } from "./choice-pad.ts";
import { filterPad } from "./filter-pad.ts";
import type { ShownChoice } from "./choice-pad.ts";

/** One thing to choose. */
export interface Choice<T> extends ShownChoice {
  value: T;
}

/** What every question with words gets from its surroundings. */
export interface Asking {
  style: Style;
  /** Columns of the terminal. */
  width: number;
  /** Aborted by Ctrl-C where the terminal does not give it as a key. */
  signal: AbortSignal;
}

/** A question with given answers. */
export interface ChoiceQuestion<T> {
  message: string;
  choices: readonly Choice<T>[];
  /** The value under the cursor at first; the first one when absent. */
  initial?: T;
  /** Typing shortens the list, for one that is too long to be looked through. */
  filters?: boolean;
  /** What Escape does, for a list that does not filter; `cancel` when absent. */
  leaves?: string;
  streams?: PromptStreams;
}

/** Lets the learner choose one of several things with the arrow keys. */
export async function askChoice<T>(
  { message, choices, initial, filters = false, leaves, streams }: ChoiceQuestion<T>,
  { style, width, signal }: Asking,
): Promise<PromptAnswer<T>> {
  const first = choices.findIndex(({ value }) => value === initial);
  if (style.plain) {
    const chosen = await chooseByLine({ message, choices }, { signal, streams });
    return takeChoice(chosen, choices);
  }
  const list = { message, choices, first, style };
  const { ellipsis } = style.symbols;
  const how = { width, ellipsis, signal, streams };
  const answer = filters
    ? await askKeys({ pad: filterPad(list), ...how })
    : await askKeys({ pad: choicePad({ ...list, leaves }), ...how });
  return takeChoice(answer, choices);
}

function takeChoice<T>(
  answer: PromptAnswer<number>,
  choices: readonly Choice<T>[],
): PromptAnswer<T> {
  if (answer.kind !== "answered") return answer;
  const chosen = choices[answer.value];
  return chosen === undefined ? { kind: "cancelled" } : { kind: "answered", value: chosen.value };
}
