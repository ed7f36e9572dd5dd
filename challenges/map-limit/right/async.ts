// over: async@3
import { once } from "node:events";
import { mapLimit as map, queue } from "async";

type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { limit: number; signal?: AbortSignal };
class Failure extends Error {} // async wraps what is not an Error

export async function mapLimit<T, R>(items: Items<T>, fn: Fn<T, R>, { limit, signal }: Options) {
  check(limit);
  const stop = AbortSignal.any(signal ? [signal] : []);
  stop.throwIfAborted();
  const stopped = once(stop, "abort").then(() => Promise.reject(stop.reason));
  const source = until(items, stop);
  let index = 0;
  const fail = (cause: unknown) => Promise.reject(new Failure("failed", { cause }));
  const call = async (item: T) => (async () => fn(item, index++))().catch(fail);
  return Promise.race([stopped, map<T, R>(source, limit, call)]).catch((error: unknown) => {
    source.return().catch(() => {});
    throw error instanceof Failure ? error.cause : error;
  });
}

async function* until<T>(items: Items<T>, stop: AbortSignal): AsyncGenerator<T, void> {
  for await (const item of items) {
    if (stop.aborted) return;
    yield item;
  }
}

export async function mapLimitSettled<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options) {
  const settle = async (...args: [T, number]) => Promise.allSettled([(async () => fn(...args))()]);
  return (await mapLimit(items, settle, options)).flat();
}

export function createLimiter(limit: number, { maxQueue = Infinity } = {}) {
  type Task = { go: () => Promise<void>; drop: (reason: unknown) => unknown };
  const work = ({ go, drop }: Task, end: () => void) => void go().catch(drop).finally(end);
  const tasks = queue<Task>(work, check(limit));
  const [active, pending] = [() => tasks.running(), () => tasks.length()];
  const run = async <T>(fn: () => T | PromiseLike<T>) => {
    const full = active() + pending() >= tasks.concurrency + maxQueue;
    if (full) throw Object.assign(new Error("no room"), { code: "QUEUE_FULL" });
    return new Promise<T>((ok, drop) => void tasks.push({ go: async () => ok(await fn()), drop }));
  };
  const clear = (reason: unknown) => tasks.remove(({ data }) => data.drop(reason) === undefined);
  const resize = (size: number) => {
    tasks.concurrency = check(size);
    tasks.pause();
    tasks.resume();
  };
  const it = { run, clear, resize, active: 0, pending: 0 };
  return Object.defineProperties(it, { active: { get: active }, pending: { get: pending } });
}

function check(limit: number): number {
  if (limit === Infinity || (Number.isInteger(limit) && limit > 0)) return limit;
  throw new RangeError();
}
