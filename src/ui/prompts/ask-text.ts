import type { PromptAnswer } from "./answer.ts";
import { ask } from "./ask.ts";
import type { Asking } from "./ask-choice.ts";
import type { PromptStreams } from "./ask-keys.ts";
import { createPromptTheme } from "./theme.ts";

/** A question with a free answer. */
export interface TextQuestion {
  message: string;
  /** What an empty answer means. */
  initial?: string;
  /** Why an answer is not accepted, one sentence; `null` when it is. */
  reject?: (text: string) => string | null;
  streams?: PromptStreams;
}

/** Lets the learner type a line. */
export async function askText(
  { message, initial, reject, streams }: TextQuestion,
  { style, signal }: Asking,
): Promise<PromptAnswer<string>> {
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
    { signal, streams },
  );
}
