import { Duplex, Readable } from "node:stream";

type MapFunction<In, Out> = (item: In) => Out | Promise<Out>;
type Keep<Item> = (item: Item) => boolean | Promise<boolean>;
type Source<Item> = AsyncIterable<Item>;

/** A generator cannot be left while it waits, so whatever it waits for must be ended first. */
function beforeDestroy<Stream extends Readable>(stream: Stream, work: () => void): Stream {
  const destroy = stream._destroy.bind(stream);
  stream._destroy = (error, callback) => {
    work();
    destroy(error, callback);
  };
  return stream;
}

async function failing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    if (reason instanceof Error) throw reason;
    throw new Error("not an error", { cause: reason });
  }
}

export function mapStream<In, Out>(fn: MapFunction<In, Out>): Duplex {
  return Duplex.from(async function* (items: Source<In>) {
    for await (const item of items) {
      const out = await failing(() => fn(item));
      if (out === null) throw new TypeError("null");
      yield out;
    }
  });
}

export function filterStream<Item>(keep: Keep<Item>): Duplex {
  return Duplex.from(async function* (items: Source<Item>) {
    for await (const item of items) if (await failing(() => keep(item))) yield item;
  });
}

/** Races the next item against the time that is left; the timer is cleared on every way out. */
export function batchStream(size: number, options: { maxWait?: number } = {}): Duplex {
  if (!Number.isInteger(size) || size <= 0) throw new TypeError("size");
  const { maxWait } = options;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;

  const stream = Duplex.from(async function* (items: Source<unknown>) {
    const iterator = items[Symbol.asyncIterator]();
    const pull = () => {
      const promise = iterator.next();
      promise.catch(() => undefined);
      return promise;
    };
    for (let next = pull(), ended = false; !ended;) {
      const first = await next;
      if (first.done === true) return;
      next = pull();
      const batch = [first.value];
      const late = new Promise<"late">((resolve) => {
        wake = () => resolve("late");
        if (maxWait !== undefined && size > 1) timer = setTimeout(wake, maxWait);
      });
      while (batch.length < size) {
        const one = await Promise.race([next, late]);
        ended = one !== "late" && one.done === true;
        if (one === "late" || one.done === true) break;
        batch.push(one.value);
        next = pull();
      }
      clearTimeout(timer);
      yield batch;
    }
  });
  return beforeDestroy(stream, () => {
    clearTimeout(timer);
    wake?.();
  });
}

export function counterStream({ max, delay = 0 }: { max: number; delay?: number }): Readable {
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  async function* numbers() {
    for (let n = 1; n <= max; n += 1) {
      if (delay > 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, delay);
        });
      yield n;
    }
  }
  return beforeDestroy(Readable.from(numbers()), () => {
    clearTimeout(timer);
    wake?.();
  });
}
