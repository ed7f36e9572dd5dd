import { Duplex, Readable, Transform } from "node:stream";

type MapFunction<In, Out> = (item: In) => Out | Promise<Out>;
type Keep<Item> = (item: Item) => boolean | Promise<boolean>;

const error = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

/** Node's own operators keep the order, here with four calls at once. */
export const mapStream = <In, Out>(fn: MapFunction<In, Out>): Duplex =>
  Duplex.from((items: AsyncIterable<In>) =>
    Readable.from(items).map(
      async (item: In) => {
        const result = await Promise.resolve(item)
          .then(fn)
          .catch((reason: unknown) => Promise.reject(error(reason)));
        if (result === null) throw new RangeError("fn gave null");
        return result;
      },
      { concurrency: 4 },
    ),
  );

export const filterStream = <Item>(keep: Keep<Item>): Duplex =>
  Duplex.from((items: AsyncIterable<Item>) =>
    Readable.from(items).filter((item: Item) =>
      Promise.resolve(item)
        .then(keep)
        .catch((reason: unknown) => Promise.reject(error(reason))),
    ),
  );

interface Batch {
  items: unknown[];
  timer?: ReturnType<typeof setTimeout>;
}

/** A batch is an object with its own timer; `null` while nothing waits. */
export const batchStream = (size: number, { maxWait = -1 } = {}): Duplex => {
  if (size < 1 || size % 1 !== 0 || !Number.isFinite(size)) throw new Error("wrong size");
  let current: Batch | null = null;
  const close = (): void => {
    const batch = current;
    current = null;
    if (batch === null) return;
    clearTimeout(batch.timer);
    if (!stream.destroyed) stream.push(batch.items);
  };
  /** Looks again while the reader has enough. */
  const closeEarly = (): void => {
    if (stream.readableLength < stream.readableHighWaterMark) close();
    else if (current !== null) current.timer = setTimeout(closeEarly, maxWait);
  };
  const stream = new Transform({
    objectMode: true,
    transform(item, _encoding, done) {
      if (current === null) {
        current = { items: [] };
        if (maxWait >= 0) current.timer = setTimeout(closeEarly, maxWait);
      }
      current.items.push(item);
      if (current.items.length === size) close();
      done();
    },
    final(done) {
      close();
      stream.push(null);
      done();
    },
  });
  return stream.on("close", () => {
    clearTimeout(current?.timer);
    current = null;
  });
};

/** An interval that runs while somebody reads. */
export const counterStream = ({ max, delay }: { max: number; delay?: number }): Readable => {
  let interval: ReturnType<typeof setInterval> | undefined;
  let made = 0;
  const stop = (): void => {
    clearInterval(interval);
    interval = undefined;
  };
  const step = (): boolean => {
    if (made === max) return stream.push(null);
    made += 1;
    return stream.push(made);
  };
  const stream = new Readable({
    objectMode: true,
    read() {
      if (made === max) {
        stop();
        stream.push(null);
      } else if (!delay) {
        while (step());
      } else {
        interval ??= setInterval(() => {
          if (!step()) stop();
        }, delay);
      }
    },
  });
  return stream.on("close", stop);
};
