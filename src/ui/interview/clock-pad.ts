import type { KeyPad } from "../prompts/key-pad.ts";

/** A pad under lines that are read anew each time it is drawn; `keep` hears each state, to go on from it. */
export function clockPad<S, R>(
  pad: KeyPad<S, R>,
  { lines, keep }: { lines: (columns: number) => string[]; keep: (state: S) => void },
): KeyPad<S, R> {
  return {
    ...pad,
    show: (state, room) => {
      keep(state);
      const above = lines(room.columns - 1);
      return [
        ...above,
        pad.show(state, { ...room, rows: Math.max(1, room.rows - above.length) }),
      ].join("\n");
    },
  };
}
