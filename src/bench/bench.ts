/** Code that is measured beside others. */
export interface Contestant {
  /** Such as `yours`, `reference` or the name of a package. */
  name: string;
  code: Code;
}

/** A module with the exports that a challenge asks for. */
export type Code =
  | { kind: "file"; /** Absolute. */ path: string }
  | {
      kind: "text";
      /** TypeScript. */
      text: string;
      /** Absolute folder `node_modules` that its packages are in; `null` where it needs none. */
      modules: string | null;
    };

/** What one process measured of one workload at one size. */
export interface Sample {
  workload: string;
  /** How large the input is. */
  size: number;
  /** Calls a second. */
  perSecond: number;
  /** Heap that is held after the calls, in bytes; below 0 when less is held than before. */
  heldBytes: number;
}

/** What one process came to. */
export type Measured = { samples: Sample[] } | { failure: string };

/** One round of one contestant. */
export interface Turn {
  contestant: Contestant;
  /** Counts from 1. */
  round: number;
}

/**
 * The order in which contestants take turns: each round has each of them once, and begins with another
 * one, so that a machine that grows warm or busy is unfair to nobody.
 */
export function planTurns(contestants: readonly Contestant[], rounds: number): Turn[] {
  return Array.from({ length: rounds }, (_, at) => {
    const first = at % Math.max(1, contestants.length);
    const order = [...contestants.slice(first), ...contestants.slice(0, first)];
    return order.map((contestant) => ({ contestant, round: at + 1 }));
  }).flat();
}
