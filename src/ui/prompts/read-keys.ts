import { createInterface } from "node:readline";
import { hearKeys } from "./hear-keys.ts";
import { readLatin } from "./latin-key.ts";

/** Listens for single keys until `stop`. */
export interface KeyReader {
  stop: () => void;
}

/**
 * Tells each key of the terminal by its name (`q`, `return`, `escape`) or as `ctrl-c`; the end of the
 * input is told as `escape`. The terminal is set back by `stop`. `onReturn` hears when it is ours again after Ctrl-Z.
 */
export function readKeys(onKey: (key: string) => void, onReturn?: () => void): KeyReader {
  const stop = hearKeys(process.stdin, {
    onKey: ({ name, ctrl }) => onKey(ctrl ? `ctrl-${name}` : name),
    onEnd: () => onKey("escape"),
    onReturn,
  });
  return { stop };
}

/** Tells the first letter of each line by its name, and an empty line as `return`, for a screen reader. */
export function readLines(onKey: (key: string) => void): KeyReader {
  const lines = createInterface({ input: process.stdin, terminal: false });
  const onClose = (): void => onKey("escape");
  lines.on("line", (line) => onKey(readLatin(line.trim().charAt(0)) || "return"));
  lines.once("close", onClose);
  return {
    stop: () => {
      lines.off("close", onClose);
      lines.close();
    },
  };
}
