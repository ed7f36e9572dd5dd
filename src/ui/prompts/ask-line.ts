import { createInterface } from "node:readline";
import { onAbort } from "../../on-abort.ts";
import type { PromptAnswer } from "./answer.ts";
import type { PromptStreams } from "./streams.ts";

/** How a line is asked for. */
export interface LineAsking {
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  streams?: PromptStreams | undefined;
}

/**
 * Asks for a line as the terminal itself reads it, so that nothing is drawn anew and a screen reader can
 * follow. The end of the input cancels, Ctrl-C interrupts.
 */
export function askLine(
  question: string,
  { signal, streams }: LineAsking,
): Promise<PromptAnswer<string>> {
  const input = streams?.input ?? process.stdin;
  const output = streams?.output ?? process.stdout;
  if (signal.aborted) return Promise.resolve({ kind: "interrupted" });
  return new Promise((resolve) => {
    output.write(question);
    const lines = createInterface({ input, terminal: false });
    const finish = (answer: PromptAnswer<string>): void => {
      letGo();
      lines.off("close", onClose);
      lines.close();
      resolve(answer);
    };
    const onClose = (): void => finish({ kind: "cancelled" });
    const letGo = onAbort(signal, () => finish({ kind: "interrupted" }));
    lines.once("line", (value) => finish({ kind: "answered", value }));
    lines.once("close", onClose);
  });
}
