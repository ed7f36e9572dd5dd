// over: async@3
import { once } from "node:events";
import { mapLimit as map, queue } from "async";

type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { limit: number; signal?: AbortSignal };
class Failure extends Error {} // async wraps what is not an Error

export async function mapLimit<T, R>(items: Items<T>, fn: Fn<T, R>, { limit, signal }: Options) {
  check(limit);
  signal?.throwIfAborted();
  const stop = AbortSignal.any(signal ? [signal] : []);
  const stopped = once(stop, "abort").then(() => Promise.reject(stop.reason));
  const source = until(items, stop);
  let index = 0;
  const failed = (cause: unknown) => Promise.reject(new Failure("failed", { cause }));
  const call = async (item: T) => (async () => fn(item, index++))().catch(failed);
  try {
    return await Promise.race([stopped, map<T, R>(source, limit, call)]);
  } catch (error) {
    void source.return();
    throw error instanceof Failure ? error.cause : error;
  }
}

async function* until<T>(items: Items<T>, stop: AbortSignal): AsyncGenerator<T, void> {
  for await (const item of items)
    if (stop.aborted) break;
    else yield item;
}

export async function mapLimitSettled<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options) {
  const settle = async (call: Promise<R>) => (await Promise.allSettled([call]))[0];
  return mapLimit(items, (item, index) => settle((async () => fn(item, index))()), options);
}

export function createLimiter(limit: number, { maxQueue = Infinity } = {}) {
  type Task = { go: () => Promise<void>; drop: (reason: unknown) => unknown };
  const tasks = queue<Task>(
    ({ go, drop }, end) => void go().catch(drop).finally(end),
    check(limit),
  );
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
  const counts = { active: { get: active }, pending: { get: pending } };
  return Object.defineProperties({ run, clear, resize, active: 0, pending: 0 }, counts);
}

function check(limit: number): number {
  if (limit === Infinity || (Number.isInteger(limit) && limit > 0)) return limit;
  throw new RangeError("limit");
}
