import type { KeyPad } from "../prompts/key-pad.ts";

/** A pad under a line that is read anew each time it is drawn; `keep` hears each state, to go on from it. */
export function clockPad<S, R>(
  pad: KeyPad<S, R>,
  { line, keep }: { line: () => string; keep: (state: S) => void },
): KeyPad<S, R> {
  return {
    ...pad,
    show: (state, room) => {
      keep(state);
      return `${line()}\n${pad.show(state, { ...room, rows: room.rows - 1 })}`;
    },
  };
}
