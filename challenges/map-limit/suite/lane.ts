/** Sends calls through a limiter; each ends only when the test says so. */
import { createLimiter } from "@solution";
import { endOf, rest, type Ending } from "./drive.ts";

/** What `createLimiter` returns. */
export type Limiter = ReturnType<typeof createLimiter>;

/** One call of `run`. */
interface Entry {
  promise: Promise<unknown>;
  over: boolean;
  open: boolean;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** A limiter, and the calls that went into it, numbered from 0. */
export interface Lane {
  limiter: Limiter;
  /** The numbers of the calls that have begun, in this order. */
  begun: number[];
  /** Calls `run` once, without waiting for anything. */
  send: () => void;
  /** Calls `run` so many times, and lets the limiter react. */
  add: (count: number) => Promise<void>;
  /** Ends the function of call `n`, and lets the limiter react. */
  end: (n: number, value?: unknown) => Promise<void>;
  /** Ends the function of call `n` without waiting for anything. */
  finish: (n: number) => void;
  /** Lets the function of call `n` fail, and lets the limiter react. */
  fail: (n: number, reason: unknown) => Promise<void>;
  /** How many functions are running, and the most that ran at once. */
  running: () => number;
  most: () => number;
  /** Whether the promise of call `n` has settled. */
  over: (n: number) => boolean;
  /** How call `n` has ended by now. */
  ending: (n: number) => Promise<Ending>;
}

/** Makes a limiter and a lane through it. */
export function lane(limit: number, maxQueue?: number): Lane {
  const limiter =
    maxQueue === undefined ? createLimiter(limit) : createLimiter(limit, { maxQueue });
  const entries: Entry[] = [];
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const send = (): void => {
    const n = entries.length;
    const entry: Entry = {
      promise: Promise.resolve(),
      over: false,
      open: false,
      resolve: () => undefined,
      reject: () => undefined,
    };
    entries.push(entry);
    const fn = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        begun.push(n);
        running += 1;
        most = Math.max(most, running);
        Object.assign(entry, { resolve, reject, open: true });
      });
    entry.promise = (async () => limiter.run(fn))();
    const note = (): void => void (entry.over = true);
    entry.promise.then(note, note);
  };
  const close = (n: number, how: "resolve" | "reject", what: unknown): void => {
    const entry = entries[n];
    if (!entry?.open) return;
    entry.open = false;
    running -= 1;
    entry[how](what);
  };
  return {
    limiter,
    begun,
    send,
    async add(count) {
      for (let left = count; left > 0; left -= 1) send();
      await rest();
    },
    async end(n, value) {
      close(n, "resolve", value);
      await rest();
    },
    finish: (n) => close(n, "resolve", undefined),
    async fail(n, reason) {
      close(n, "reject", reason);
      await rest();
    },
    running: () => running,
    most: () => most,
    over: (n) => entries[n]?.over ?? false,
    ending: (n) => endOf(entries[n]?.promise),
  };
}
