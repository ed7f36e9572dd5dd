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
  /** Whether `next` has said that there are no more items. */
  ended: boolean;
}

/** Whether nothing is left open: `return` was called, or the last item was taken. */
export function isClosed(use: Use): boolean {
  return use.closed > 0 || use.ended;
}

/** Rows of a table that is in memory: a sync iterable of numbers. */
export function rows(length: number, failure?: { at: number; error: unknown }) {
  const use: Use = { opened: 0, asked: 0, closed: 0, overlaps: 0, ended: false };
  const items: Iterable<number> = {
    [Symbol.iterator]() {
      use.opened += 1;
      let at = 0;
      return {
        next() {
          use.asked += 1;
          if (failure?.at === at) throw failure.error;
          if (at < length) return { done: false, value: at++ };
          use.ended = true;
          return { done: true, value: undefined };
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
  const use: Use = { opened: 0, asked: 0, closed: 0, overlaps: 0, ended: false };
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
          if (row < length) return { done: false, value: row };
          use.ended = true;
          return { done: true, value: undefined };
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

/** Thirty rows of a table that is in memory, whose `return` does what the test says. */
export function rowsClosedBy(close: () => IteratorResult<number>): Iterable<number> {
  return {
    [Symbol.iterator]() {
      let at = 0;
      return {
        next: () => (at < 30 ? { done: false, value: at++ } : { done: true, value: undefined }),
        return: close,
      };
    },
  };
}

/** A cursor over thirty rows, whose `return` does what the test says. */
export function cursorClosedBy(
  close: () => Promise<IteratorResult<number>>,
): AsyncIterable<number> {
  return {
    [Symbol.asyncIterator]() {
      let at = 0;
      return {
        next: async () =>
          at < 30 ? { done: false, value: at++ } : { done: true, value: undefined },
        return: close,
      };
    },
  };
}
