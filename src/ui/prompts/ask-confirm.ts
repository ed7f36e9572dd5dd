import type { Style } from "../style.ts";
import type { PromptAnswer } from "./answer.ts";
import { ask, type PromptStreams } from "./ask.ts";
import { createPromptTheme } from "./theme.ts";

/** A question to answer with yes or no. */
export interface ConfirmQuestion {
  message: string;
  style: Style;
  /** What Enter alone means; no when absent. */
  initial?: boolean;
  streams?: PromptStreams;
}

/** Lets the learner say yes or no. */
export async function askConfirm(question: ConfirmQuestion): Promise<PromptAnswer<boolean>> {
  const { message, style, initial = false, streams } = question;
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
    streams,
  );
}
