import type { createPromptModule } from "inquirer";
import type { PromptAnswer } from "./answer.ts";

/** Where a prompt reads and writes; the terminal of the process when absent. */
export interface PromptStreams {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

type PromptModule = ReturnType<typeof createPromptModule<never>>;

const CANCELLED: ReadonlySet<string> = new Set(["AbortPromptError", "CancelPromptError"]);

/** Runs one prompt, where Escape and the end of the input cancel and Ctrl-C interrupts; never throws for those. */
export async function ask<T>(
  show: (prompt: PromptModule) => Promise<{ answer: T }>,
  streams?: PromptStreams,
): Promise<PromptAnswer<T>> {
  const { createPromptModule: createModule } = await import("inquirer");
  const cancelling = new AbortController();
  const input = streams?.input ?? process.stdin;
  const stopWatching = watchForCancel(input, () => cancelling.abort());
  try {
    const prompt = createModule({ ...streams, signal: cancelling.signal, skipTTYChecks: true });
    const { answer } = await show(prompt);
    return { kind: "answered", value: answer };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (CANCELLED.has(error.name)) return { kind: "cancelled" };
    if (error.name === "ExitPromptError") return { kind: "interrupted" };
    throw error;
  } finally {
    stopWatching();
  }
}

/** The keys of `input` are told by readline, which the prompt starts. */
function watchForCancel(input: NodeJS.ReadableStream, cancel: () => void): () => void {
  const onKey = (_text: unknown, key?: { name?: string }): void => {
    if (key?.name === "escape") cancel();
  };
  input.on("keypress", onKey);
  input.on("end", cancel);
  return () => {
    input.removeListener("keypress", onKey);
    input.removeListener("end", cancel);
  };
}
