import type { PromptAnswer } from "./answer.ts";
import { ask } from "./ask.ts";
import type { Asking } from "./ask-choice.ts";
import type { PromptStreams } from "./streams.ts";
import { askLine } from "./ask-line.ts";
import { createPromptTheme } from "./theme.ts";
import { wrapMessage } from "./wrap-message.ts";

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
  question: TextQuestion,
  { style, width, signal }: Asking,
): Promise<PromptAnswer<string>> {
  if (style.plain) return askPlainly(question, signal);
  const { message, initial, reject, streams } = question;
  // What was typed before Ctrl-Z is there again afterwards.
  let typed = "";
  return ask<string>(
    (prompt) =>
      prompt<{ answer: string }>([
        {
          type: "input",
          name: "answer",
          message: wrapMessage(message, width),
          ...(typed === "" ? { default: initial } : { default: typed, prefill: "editable" }),
          validate: (text: string) => reject?.(text) ?? true,
          transformer: (text: string, { isFinal }: { isFinal: boolean }) => {
            typed = text;
            return isFinal ? style.accent(text) : text;
          },
          theme: createPromptTheme(style),
        },
      ]),
    { signal, streams },
  );
}

async function askPlainly(
  { message, initial, reject, streams }: TextQuestion,
  signal: AbortSignal,
): Promise<PromptAnswer<string>> {
  const output = streams?.output ?? process.stdout;
  for (;;) {
    const answer = await askLine(`${message} `, { signal, streams });
    if (answer.kind !== "answered") return answer;
    const value = answer.value === "" ? (initial ?? "") : answer.value;
    const reason = reject?.(value) ?? null;
    if (reason === null) return { kind: "answered", value };
    output.write(`${reason}\n`);
  }
}
