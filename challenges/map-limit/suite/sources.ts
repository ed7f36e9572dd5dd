/** Iterables that tell how they were used. */
import { turn } from "../../kit.ts";

/** What a source tells of how it was used. */
export interface Use {
  /** How often it was iterated over. */
  opened: number;
  /** How often `next` was called. */
  asked: number;
  /** How often `return` was called. */
  closed: number;
  /** How often `next` was called while another one was pending. */
  overlaps: number;
}

/** Rows of a table that is in memory: a sync iterable of numbers. */
export function rows(length: number, failure?: { at: number; error: unknown }) {
  const use: Use = { opened: 0, asked: 0, closed: 0, overlaps: 0 };
  const items: Iterable<number> = {
    [Symbol.iterator]() {
      use.opened += 1;
      let at = 0;
      return {
        next() {
          use.asked += 1;
          if (failure?.at === at) throw failure.error;
          return at < length ? { done: false, value: at++ } : { done: true, value: undefined };
        },
        return() {
          use.closed += 1;
          at = length;
          return { done: true, value: undefined };
        },
      };
    },
  };
  return { items, use };
}

/** A cursor of a database: an async iterable of numbers whose item `hold` comes when `give` is called. */
export function cursor(length: number, hold = Infinity) {
  const use: Use = { opened: 0, asked: 0, closed: 0, overlaps: 0 };
  const gate: { open: () => void; fail: (error: unknown) => void } = {
    open: () => undefined,
    fail: () => undefined,
  };
  let pending = 0;
  const items: AsyncIterable<number> = {
    [Symbol.asyncIterator]() {
      use.opened += 1;
      let at = 0;
      return {
        async next() {
          use.asked += 1;
          if (pending > 0) use.overlaps += 1;
          pending += 1;
          const row = at++;
          try {
            await turn();
            if (row === hold) {
              await new Promise<void>((resolve, reject) => {
                gate.open = resolve;
                gate.fail = reject;
              });
            }
          } finally {
            pending -= 1;
          }
          return row < length ? { done: false, value: row } : { done: true, value: undefined };
        },
        async return() {
          use.closed += 1;
          at = length;
          return { done: true, value: undefined };
        },
      };
    },
  };
  return { items, use, give: () => gate.open(), breakOff: (error: unknown) => gate.fail(error) };
}
