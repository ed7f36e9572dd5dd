/** Starts calls of `mapLimit` with an `fn` whose calls end only when the test says so. */
import { mapLimit } from "@solution";
import { STRAY_EVENTS, takeOver, turn, type Settled } from "../../kit.ts";

/** One call of `fn`. */
interface Call {
  item: unknown;
  index: unknown;
  open: boolean;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** One call of `mapLimit`. */
export interface Flight {
  promise: Promise<unknown>;
  /** The items whose calls have begun, in this order. */
  begun: unknown[];
  /** The indexes that these calls got. */
  indexes: unknown[];
  /** How many calls are running. */
  running: () => number;
  /** The most calls that ran at once. */
  most: () => number;
  /** Whether the promise has settled, as far as the test has looked. */
  over: () => boolean;
  /** Ends the call that began as number `n`, from 0, and lets the solution react. */
  end: (n: number, value?: unknown) => Promise<void>;
  /** Lets the call that began as number `n` fail, and lets the solution react. */
  fail: (n: number, reason?: unknown) => Promise<void>;
  /** Ends every call that is running or begins, until none is left. */
  endAll: () => Promise<void>;
}

/** What `mapLimit` calls for each item. */
export type Fn = (item: unknown, index: number) => Promise<unknown>;

/** Lets everything happen that needs no time. */
export async function rest(): Promise<void> {
  for (let left = 4; left > 0; left -= 1) await turn();
}

/** Collects failures that nobody handled, so that only their own requirement sees them. */
export function bench(): unknown[] {
  const strays: unknown[] = [];
  takeOver(STRAY_EVENTS, (reason) => strays.push(reason));
  return strays;
}

/** Starts `mapLimit` with a scripted `fn`. */
export function start(items: unknown, limit: number, signal?: AbortSignal): Promise<Flight> {
  const options = signal === undefined ? { limit } : { limit, signal };
  return fly((fn) => Reflect.apply(mapLimit, undefined, [items, fn, options]));
}

/** Starts anything that takes an `fn`. A throw becomes a rejection, and none counts as unhandled. */
export async function fly(begin: (fn: Fn) => unknown): Promise<Flight> {
  const calls: Call[] = [];
  const begun: unknown[] = [];
  const indexes: unknown[] = [];
  let running = 0;
  let most = 0;
  let over = false;
  const fn: Fn = (item, index) =>
    new Promise((resolve, reject) => {
      calls.push({ item, index, open: true, resolve, reject });
      begun.push(item);
      indexes.push(index);
      running += 1;
      most = Math.max(most, running);
    });
  const close = async (n: number, how: "resolve" | "reject", what: unknown): Promise<void> => {
    const call = calls[n];
    if (call?.open) {
      call.open = false;
      running -= 1;
      call[how](what);
    }
    await rest();
  };
  const promise = (async () => begin(fn))();
  const note = (): void => void (over = true);
  promise.then(note, note);
  await rest();
  return {
    promise,
    begun,
    indexes,
    running: () => running,
    most: () => most,
    over: () => over,
    end: (n, value) => close(n, "resolve", value),
    fail: (n, reason) => close(n, "reject", reason),
    endAll: async () => {
      for (let n = 0; n < calls.length; n += 1) await close(n, "resolve", calls[n]?.item);
    },
  };
}

/** How a promise has ended by now. */
export type Ending = Settled<unknown> | { status: "pending" };

/** How a promise has ended by now; a solution needs no time for that, only turns of the event loop. */
export async function endOf(promise: unknown): Promise<Ending> {
  let end: Ending = { status: "pending" };
  Promise.resolve(promise).then(
    (value) => void (end = { status: "fulfilled", value }),
    (reason: unknown) => void (end = { status: "rejected", reason }),
  );
  await rest();
  return end;
}

/** How a call of `mapLimit` has ended by now. */
export function ending(flight: Flight): Promise<Ending> {
  return endOf(flight.promise);
}

/** What `tell` says of a promise that has rejected with exactly the reason that it should have. */
export const VERY = "it rejected with the very value";

/** How a promise has ended, in words; `reason` is what it should have rejected with. */
export function tell(end: Ending, reason: unknown): string {
  if (end.status === "pending") return "it is pending";
  if (end.status === "fulfilled") return "it resolved";
  return Object.is(end.reason, reason) ? VERY : `it rejected with ${String(end.reason)}`;
}

/** An object with a `then` method that settles as `promise` does, and is no promise. */
export function thenable<T>(promise: Promise<T>): PromiseLike<T> {
  // oxlint-disable-next-line unicorn/no-thenable -- it is what is judged
  return { then: (ok, bad) => promise.then(ok, bad) };
}

/** What a promise has rejected with, or a sentence if it has not. */
export async function reasonOf(promise: unknown): Promise<unknown> {
  const end = await endOf(promise);
  return end.status === "rejected" ? end.reason : `nothing, it is ${end.status}`;
}

/** What `tellLimit` says of a promise that has rejected because of an invalid limit. */
export const LIMIT = "it rejected with a RangeError or a TypeError";

/** How a promise has ended that should have rejected because of an invalid limit, in words. */
export function tellLimit(end: Ending): string {
  return end.status === "rejected" && isLimitError(end.reason) ? LIMIT : tell(end, undefined);
}

/** Whether an error is of a class that stands for an invalid limit. */
export function isLimitError(error: unknown): boolean {
  return error instanceof RangeError || error instanceof TypeError;
}

/** The numbers from 0 up to but not including `length`. */
export function numbers(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
