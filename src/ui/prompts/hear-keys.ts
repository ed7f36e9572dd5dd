import { emitKeypressEvents } from "node:readline";
import { suspend, holdMode } from "./terminal-modes.ts";
import type { Key } from "./key-pad.ts";
import { readLatin } from "./latin-key.ts";

/** A key, and whether it was held with Control. */
export interface HeldKey extends Key {
  ctrl: boolean;
}

/** What is heard of the input. */
export interface KeyHearers {
  onKey: (key: HeldKey) => void;
  /** The input is at its end; no key will come. */
  onEnd: () => void;
  /** The terminal is ours again after Ctrl-Z, and shows what the shell has written. */
  onReturn?: (() => void) | undefined;
}

/**
 * Hears single keys of a terminal, or of another stream; gives the function that ends it. Ctrl-Z is not
 * told: it suspends the program.
 */
export function hearKeys(
  input: NodeJS.ReadableStream,
  { onKey, onEnd, onReturn }: KeyHearers,
): () => void {
  const onPress = (text: unknown, key?: { name?: string; ctrl?: boolean }): void => {
    const ctrl = key?.ctrl === true;
    if (ctrl && key?.name === "z" && input === process.stdin) return suspend();
    const typed = typeof text === "string" && /^[^\p{Control}]+$/u.test(text) ? text : "";
    // Enter that was pressed before the prompt opened arrives as a line feed, called `enter`.
    const name = key?.name === "enter" ? "return" : (key?.name ?? readLatin(typed));
    onKey({ name, text: typed, ctrl });
  };
  emitKeypressEvents(input);
  const setBack = holdRaw(input, onReturn);
  input.on("keypress", onPress);
  input.on("end", onEnd);
  input.resume();
  return () => {
    input.removeListener("keypress", onPress);
    input.removeListener("end", onEnd);
    setBack();
    input.pause();
  };
}

function holdRaw(input: NodeJS.ReadableStream, onReturn: (() => void) | undefined): () => void {
  const { stdin } = process;
  if (input !== stdin || !stdin.isTTY) return () => undefined;
  let isBack = false;
  const enter = (): void => {
    stdin.setRawMode(true);
    if (isBack) onReturn?.();
    isBack = true;
  };
  return holdMode({ enter, leave: () => stdin.setRawMode(false) });
}
