import type { Style } from "../style.ts";
import type { PromptAnswer } from "./answer.ts";
import { ask, type PromptStreams } from "./ask.ts";
import { createPromptTheme } from "./theme.ts";

/** A question with a free answer. */
export interface TextQuestion {
  message: string;
  style: Style;
  /** What an empty answer means. */
  initial?: string;
  /** Why an answer is not accepted, one sentence; `null` when it is. */
  reject?: (text: string) => string | null;
  streams?: PromptStreams;
}

/** Lets the learner type a line. */
export async function askText(question: TextQuestion): Promise<PromptAnswer<string>> {
  const { message, style, initial, reject, streams } = question;
  return ask<string>(
    (prompt) =>
      prompt<{ answer: string }>([
        {
          type: "input",
          name: "answer",
          message,
          default: initial,
          validate: (text: string) => reject?.(text) ?? true,
          theme: createPromptTheme(style),
        },
      ]),
    streams,
  );
}
