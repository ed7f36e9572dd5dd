import type { PromptAnswer } from "./answer.ts";
import { ask } from "./ask.ts";
import type { Asking } from "./ask-choice.ts";
import type { PromptStreams } from "./ask-keys.ts";
import { createPromptTheme } from "./theme.ts";

/** A question to answer with yes or no. */
export interface ConfirmQuestion {
  message: string;
  /** What Enter alone means; no when absent. */
  initial?: boolean;
  streams?: PromptStreams;
}

/** Lets the learner say yes or no. */
export async function askConfirm(
  { message, initial = false, streams }: ConfirmQuestion,
  { style, signal }: Asking,
): Promise<PromptAnswer<boolean>> {
  return ask<boolean>(
    (prompt) =>
      prompt<{ answer: boolean }>([
        {
          type: "confirm",
          name: "answer",
          message,
          default: initial,
          theme: createPromptTheme(style),
        },
      ]),
    { signal, streams },
  );
}
