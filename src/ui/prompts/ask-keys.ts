import { emitKeypressEvents } from "node:readline";
import { cutText } from "../text/cut.ts";
import type { PromptAnswer } from "./answer.ts";
import type { PromptStreams } from "./ask.ts";
import type { Key, KeyPad } from "./key-pad.ts";

/** A key pad, and where it is shown. */
export interface KeyQuestion<S, R> {
  pad: KeyPad<S, R>;
  /** Columns of the terminal. */
  width: number;
  ellipsis: string;
  /** Aborted by Ctrl-C where the terminal does not give it as a key. */
  signal: AbortSignal;
  streams?: PromptStreams;
}

/**
 * Lets the learner press keys until the pad is done; its line is drawn anew after each. Escape and
 * the end of the input cancel, Ctrl-C interrupts.
 */
export async function askKeys<S, R>(question: KeyQuestion<S, R>): Promise<PromptAnswer<R>> {
  const { pad, width, ellipsis, signal, streams } = question;
  const input = streams?.input ?? process.stdin;
  const output = streams?.output ?? process.stdout;
  let state = pad.start;
  const draw = (): void => {
    output.write(`\r${CLEAR_LINE}${cutText(pad.show(state), width - 1, ellipsis)}`);
  };
  const answer = await new Promise<PromptAnswer<R>>((resolve) => {
    const leave = (): void => finish({ kind: "interrupted" });
    const finish = (end: PromptAnswer<R>): void => {
      stop();
      signal.removeEventListener("abort", leave);
      resolve(end);
    };
    const stop = listen(input, (key) => {
      const end = readEnd(key);
      const next = end === null ? pad.press(state, key) : null;
      if (next?.kind === "going") {
        state = next.state;
        draw();
        return;
      }
      finish(end ?? (next === null ? { kind: "cancelled" } : answered(next.result)));
    });
    signal.addEventListener("abort", leave);
    draw();
    if (signal.aborted) leave();
  });
  output.write("\n");
  return answer;
}

const CLEAR_LINE = "\u001B[2K";

/** A key, and whether it was held with Control. */
interface HeldKey extends Key {
  ctrl: boolean;
}

function answered<R>(value: R): PromptAnswer<R> {
  return { kind: "answered", value };
}

/** Hears single keys; gives the function that ends it. The end of the input is heard as Escape. */
function listen(input: NodeJS.ReadableStream, hear: (key: HeldKey) => void): () => void {
  const terminal = "setRawMode" in input && input === process.stdin ? process.stdin : null;
  const onKey = (text: unknown, key?: { name?: string; ctrl?: boolean }): void => {
    const typed = typeof text === "string" && /^[^\p{Control}]+$/u.test(text) ? text : "";
    // Enter that was pressed before the prompt opened arrives as a line feed, called `enter`.
    const name = key?.name === "enter" ? "return" : (key?.name ?? "");
    hear({ name, text: typed, ctrl: key?.ctrl === true });
  };
  const onEnd = (): void => hear({ name: "escape", text: "", ctrl: false });
  emitKeypressEvents(input);
  terminal?.setRawMode(true);
  input.on("keypress", onKey);
  input.on("end", onEnd);
  input.resume();
  return () => {
    input.removeListener("keypress", onKey);
    input.removeListener("end", onEnd);
    terminal?.setRawMode(false);
    input.pause();
  };
}

function readEnd({ name, ctrl }: HeldKey): { kind: "cancelled" } | { kind: "interrupted" } | null {
  if (ctrl && name === "c") return { kind: "interrupted" };
  return name === "escape" || (ctrl && name === "d") ? { kind: "cancelled" } : null;
}
