import { hearKeys } from "./hear-keys.ts";

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
