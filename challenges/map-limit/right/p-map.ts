// over: p-map@7
import pLimit from "p-limit";
import pMap, { pMapSettled } from "p-map";

type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { signal?: AbortSignal };

/** p-map may ask an iterator twice before the first answer; a generator queues the questions. */
async function* oneByOne<T>(items: Items<T>) {
  yield* items;
}

export async function mapLimit<T, R>(
  items: Items<T>,
  concurrency: number,
  fn: Fn<T, R>,
  { signal }: Options = {},
): Promise<R[]> {
  const settings = { concurrency, ...(signal && { signal }) };
  return pMap<T, R>(oneByOne(items), fn, settings) as Promise<R[]>;
}

export async function mapLimitSettled<T, R>(
  items: Items<T>,
  concurrency: number,
  fn: Fn<T, R>,
  { signal }: Options = {},
): Promise<PromiseSettledResult<R>[]> {
  const settings = { concurrency, ...(signal && { signal }) };
  return pMapSettled<T, R>(oneByOne(items), fn, settings) as Promise<PromiseSettledResult<R>[]>;
}

/** p-limit counts and starts; the bound of the queue and the reason of `clear` are ours. */
export function createLimiter(concurrency: number, { maxQueue = Infinity } = {}) {
  const limit = pLimit({ concurrency });
  const waiting = new Set<(reason: unknown) => void>();
  return {
    run: <T>(fn: () => T | PromiseLike<T>) =>
      new Promise<T>((resolve, reject) => {
        if (limit.activeCount >= limit.concurrency && limit.pendingCount >= maxQueue) {
          throw Object.assign(new Error("the queue is full"), { code: "QUEUE_FULL" });
        }
        const begin = () => (waiting.delete(reject), fn());
        waiting.add(reject);
        limit(begin).then(resolve, reject);
      }),
    get active() {
      return limit.activeCount;
    },
    get pending() {
      return limit.pendingCount;
    },
    clear(reason: unknown) {
      const running = waiting.size - limit.pendingCount; // they have a slot, and begin in a moment
      limit.clearQueue();
      for (const reject of [...waiting].slice(running)) (waiting.delete(reject), reject(reason));
    },
    resize(size: number) {
      limit.concurrency = size;
    },
  };
}
