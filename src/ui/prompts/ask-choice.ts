import type { Style } from "../style.ts";
import type { PromptAnswer } from "./answer.ts";
import { ask, type PromptStreams } from "./ask.ts";
import { createPromptTheme } from "./theme.ts";

const KEYS = "arrows: move, Enter: select, Esc: cancel";

/** One thing to choose. */
export interface Choice<T> {
  value: T;
  name: string;
  /** Shown while the choice is under the cursor. */
  description?: string;
}

/** A question with given answers. */
export interface ChoiceQuestion<T> {
  message: string;
  choices: readonly Choice<T>[];
  style: Style;
  /** The value under the cursor at first; the first one when absent. */
  initial?: T;
  streams?: PromptStreams;
}

/** Lets the learner choose one of several things with the arrow keys. */
export async function askChoice<T>(question: ChoiceQuestion<T>): Promise<PromptAnswer<T>> {
  const { message, choices, style, initial, streams } = question;
  const first = choices.findIndex(({ value }) => value === initial);
  const numbered = choices.map((choice, value) => ({ ...choice, value }));
  const answer = await ask<number>(
    (prompt) =>
      prompt<{ answer: number }>([
        {
          type: "select",
          name: "answer",
          message,
          choices: numbered,
          default: Math.max(0, first),
          pageSize: 12,
          loop: false,
          theme: {
            ...createPromptTheme(style),
            style: { keysHelpTip: () => style.quiet(KEYS) },
          },
        },
      ]),
    streams,
  );
  if (answer.kind !== "answered") return answer;
  const chosen = choices[answer.value];
  return chosen === undefined ? { kind: "cancelled" } : { kind: "answered", value: chosen.value };
}
