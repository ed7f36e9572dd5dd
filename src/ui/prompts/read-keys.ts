import { emitKeypressEvents } from "node:readline";

/** Listens for single keys until `stop`. */
export interface KeyReader {
  stop: () => void;
}

/** Tells each key by its name (`q`, `return`, `escape`) or as `ctrl-c`; the terminal is set back by `stop`. */
export function readKeys(onKey: (key: string) => void): KeyReader {
  const { stdin } = process;
  const listener = (text: string | undefined, key: { name?: string; ctrl?: boolean }): void => {
    const name = key.name ?? text ?? "";
    onKey(key.ctrl === true ? `ctrl-${name}` : name);
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.on("keypress", listener);
  stdin.resume();
  return {
    stop: () => {
      stdin.off("keypress", listener);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}
