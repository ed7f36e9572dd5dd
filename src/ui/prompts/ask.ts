import type { createPromptModule } from "inquirer";
import { onAbort } from "../../on-abort.ts";
import type { PromptAnswer } from "./answer.ts";
import type { PromptStreams } from "./streams.ts";

type PromptModule = ReturnType<typeof createPromptModule<never>>;

const CANCELLED: ReadonlySet<string> = new Set(["AbortPromptError", "CancelPromptError"]);

/**
 * Runs one prompt, where Escape and the end of the input cancel, and Ctrl-C or an abort interrupts; never
 * throws for those.
 */
export async function ask<T>(
  show: (prompt: PromptModule) => Promise<{ answer: T }>,
  { signal, streams }: { signal: AbortSignal; streams: PromptStreams | undefined },
): Promise<PromptAnswer<T>> {
  const { createPromptModule: createModule } = await import("inquirer");
  const cancelling = new AbortController();
  const input = streams?.input ?? process.stdin;
  const stopWatching = watchForCancel(input, () => cancelling.abort());
  const letGo = onAbort(signal, () => cancelling.abort());
  try {
    const prompt = createModule({ ...streams, signal: cancelling.signal, skipTTYChecks: true });
    const { answer } = await show(prompt);
    return { kind: "answered", value: answer };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (CANCELLED.has(error.name)) return { kind: signal.aborted ? "interrupted" : "cancelled" };
    if (error.name === "ExitPromptError") return { kind: "interrupted" };
    throw error;
  } finally {
    stopWatching();
    letGo();
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
