import type { PromptAnswer } from "./answer.ts";
import { ask } from "./ask.ts";
import type { Asking } from "./ask-choice.ts";
import type { PromptStreams } from "./streams.ts";
import { askLine } from "./ask-line.ts";
import { readLatin } from "./latin-key.ts";
import { createPromptTheme } from "./theme.ts";
import { wrapMessage } from "./wrap-message.ts";

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
  { style, width, signal }: Asking,
): Promise<PromptAnswer<boolean>> {
  if (style.plain) {
    const answer = await askLine(`${message} Type y or n: `, { signal, streams });
    if (answer.kind !== "answered") return answer;
    const typed = readLatin(answer.value.trim());
    return { kind: "answered", value: typed === "" ? initial : typed.startsWith("y") };
  }
  return ask<boolean>(
    (prompt) =>
      prompt<{ answer: boolean }>([
        {
          type: "confirm",
          name: "answer",
          message: wrapMessage(message, width),
          default: initial,
          theme: createPromptTheme(style),
        },
      ]),
    { signal, streams },
  );
}
