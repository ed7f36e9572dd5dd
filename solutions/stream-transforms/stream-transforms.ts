import { Readable, Transform } from "node:stream";

/** What is made of an item. */
export type MapFunction<In, Out> = (item: In) => Out | Promise<Out>;

/** Whether an item is kept. */
export type Keep<Item> = (item: Item) => boolean | Promise<boolean>;

/** A stream that gives what `fn` makes of each item, in order. */
export function mapStream<In, Out>(fn: MapFunction<In, Out>): Transform {
  return eachItem<In>(async (item, give) => {
    const result = await fn(item);
    if (result === null) throw new TypeError("null cannot be an item: it ends a stream");
    give(result);
  });
}

/** A stream that gives the items for which `keep` says yes, in order. */
export function filterStream<Item>(keep: Keep<Item>): Transform {
  return eachItem<Item>(async (item, give) => {
    if (await keep(item)) give(item);
  });
}

type Handle<Item> = (item: Item, give: (result: unknown) => void) => Promise<void>;

/** Handles one item at a time, which keeps the order and asks for no more than is read. */
function eachItem<Item>(handle: Handle<Item>): Transform {
  return new Transform({
    objectMode: true,
    transform(item: Item, _encoding, answer) {
      handle(item, (result) => this.push(result)).then(
        () => answer(),
        (reason: unknown) => answer(asError(reason)),
      );
    },
  });
}

/** A callback takes a falsy reason for success, so it gets an error in any case. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("The function failed", { cause: reason });
}

/** A stream that gives arrays of `size` items, or smaller ones if the first item waits too long. */
export function batchStream(size: number, { maxWait }: { maxWait?: number } = {}): Transform {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size must be a positive integer");
  let batch: unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let overdue = false;
  function give(stream: Transform): void {
    clearTimeout(timer);
    overdue = false;
    if (batch.length > 0) stream.push(batch);
    batch = [];
  }

  function late(stream: Transform): void {
    // A push outside of `transform` holds no writer back, so it needs room.
    overdue = stream.readableLength >= stream.readableHighWaterMark;
    if (!overdue) give(stream);
  }

  return new Transform({
    objectMode: true,
    transform(item, _encoding, done) {
      batch.push(item);
      if (batch.length === size) give(this);
      else if (batch.length === 1 && maxWait !== undefined) timer = setTimeout(late, maxWait, this);
      done();
    },
    read(length) {
      if (overdue) give(this);
      Transform.prototype._read.call(this, length);
    },
    flush(done) {
      give(this);
      done();
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
}

/** A source of the numbers from 1 to `max`, each made when it is asked for. */
export function counterStream({ max, delay = 0 }: { max: number; delay?: number }): Readable {
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return new Readable({
    objectMode: true,
    // Called again only after a push, so there is never more than one timer.
    read() {
      if (count === max) this.push(null);
      else timer = setTimeout(() => this.push((count += 1)), delay);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
}
