// over: p-map@7
import pLimit from "p-limit";
import pMap, { pMapSettled } from "p-map";

type Items<T> = Iterable<T> | AsyncIterable<T>;
type Fn<T, R> = (item: T, index: number) => R | PromiseLike<R>;
type Options = { limit: number; signal?: AbortSignal };

/** p-map may ask an iterator twice before the first answer; a generator queues the questions. */
async function* oneByOne<T>(items: Items<T>, { signal }: Options) {
  for await (const item of items) {
    if (signal?.aborted) return;
    yield item;
  }
}

export async function mapLimit<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options) {
  const mapper = async (item: T, index: number) => fn(item, index);
  return pMap(oneByOne(items, options), mapper, { ...options, concurrency: options.limit });
}

export async function mapLimitSettled<T, R>(items: Items<T>, fn: Fn<T, R>, options: Options) {
  const mapper = async (item: T, index: number) => fn(item, index);
  return pMapSettled(oneByOne(items, options), mapper, { ...options, concurrency: options.limit });
}

/** p-limit counts and begins; the bound of the queue and the reason of `clear` are ours. */
export function createLimiter(concurrency: number, { maxQueue = Infinity } = {}) {
  const limit = pLimit({ concurrency });
  const open = new Set<(reason: unknown) => void>();
  const run = <T>(fn: () => T | PromiseLike<T>) =>
    new Promise<T>((resolve, reject) => {
      if (limit.activeCount >= limit.concurrency && limit.pendingCount >= maxQueue) {
        throw Object.assign(new Error("the queue is full"), { code: "QUEUE_FULL" });
      }
      open.add(reject);
      const done = () => open.delete(reject);
      limit(async () => fn())
        .finally(done)
        .then(resolve, reject);
    });
  return Object.defineProperties(
    {
      run,
      active: 0,
      pending: 0,
      clear(reason: unknown) {
        const waiting = [...open].slice(open.size - limit.pendingCount);
        limit.clearQueue();
        for (const reject of waiting) reject(reason);
        for (const reject of waiting) open.delete(reject);
      },
      resize: (size: number) => void (limit.concurrency = size),
    },
    { active: { get: () => limit.activeCount }, pending: { get: () => limit.pendingCount } },
  );
}
