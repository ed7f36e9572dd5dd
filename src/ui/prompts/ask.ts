import type { createPromptModule } from "inquirer";
import { onAbort } from "../../on-abort.ts";
import type { PromptAnswer } from "./answer.ts";
import type { PromptStreams } from "./streams.ts";
import { holdMode } from "./terminal-modes.ts";

type PromptModule = ReturnType<typeof createPromptModule<never>>;

const CANCELLED: ReadonlySet<string> = new Set(["AbortPromptError", "CancelPromptError"]);

interface Asked {
  signal: AbortSignal;
  streams: PromptStreams | undefined;
}

/**
 * Runs one prompt, where Escape and the end of the input cancel, and Ctrl-C or an abort interrupts; never
 * throws for those. After Ctrl-Z it is shown again, since its own readline would hear no more keys.
 */
export async function ask<T>(
  show: (prompt: PromptModule) => Promise<{ answer: T }>,
  asked: Asked,
): Promise<PromptAnswer<T>> {
  const { createPromptModule: createModule } = await import("inquirer");
  for (;;) {
    const answer = await askOnce(
      (signal) => show(createModule({ ...asked.streams, signal, skipTTYChecks: true })),
      asked,
    );
    if (answer.kind !== "suspended") return answer;
  }
}

async function askOnce<T>(
  show: (signal: AbortSignal) => Promise<{ answer: T }>,
  { signal, streams }: Asked,
): Promise<PromptAnswer<T> | { kind: "suspended" }> {
  const cancelling = new AbortController();
  const input = streams?.input ?? process.stdin;
  let isSuspended = false;
  const stopWatching = watchForCancel(input, () => cancelling.abort());
  const letGo = onAbort(signal, () => cancelling.abort());
  const stopHolding = watchForReturn(input, () => {
    isSuspended = true;
    cancelling.abort();
  });
  try {
    const { answer } = await show(cancelling.signal);
    return { kind: "answered", value: answer };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (CANCELLED.has(error.name)) {
      if (signal.aborted) return { kind: "interrupted" };
      return { kind: isSuspended ? "suspended" : "cancelled" };
    }
    if (error.name === "ExitPromptError") return { kind: "interrupted" };
    throw error;
  } finally {
    stopHolding();
    stopWatching();
    letGo();
  }
}

/** Tells when the terminal is ours again after Ctrl-Z; gives the function that ends that. */
function watchForReturn(input: NodeJS.ReadableStream, onReturn: () => void): () => void {
  if (input !== process.stdin) return () => undefined;
  let isEntered = false;
  const enter = (): void => {
    // Readline, which has stopped the program, first sets its modes again.
    if (isEntered) setImmediate(onReturn);
    isEntered = true;
  };
  return holdMode({ enter, leave: () => undefined });
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
