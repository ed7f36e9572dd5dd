// over: through2@5
import { Readable } from "node:stream";
import { objectTransform } from "through2";

const failing = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (reason) {
    throw reason instanceof Error ? reason : new Error("failed", { cause: reason });
  }
};

/** through2 drops null and undefined, so null is checked here. */
export const mapStream = (fn: (item: never) => unknown) =>
  objectTransform(async (item: never) => {
    const result = await failing(() => fn(item));
    if (result === null) throw new TypeError("null is no item");
    return result;
  });

export const filterStream = (keep: (item: never) => unknown) =>
  objectTransform(async (item: never) => ((await failing(() => keep(item))) ? item : undefined));

export const batchStream = (size: number, { maxWait }: { maxWait?: number } = {}) => {
  if (!Number.isInteger(size) || size < 1) throw new RangeError("size");
  const batch: unknown[] = [];
  let timer: NodeJS.Timeout | undefined;
  const take = () => {
    clearTimeout(timer);
    return batch.splice(0);
  };
  const early = () => {
    if (stream.readableLength < stream.readableHighWaterMark) stream.push(take());
    else timer = setTimeout(early, maxWait);
  };
  const stream = objectTransform(
    (item: unknown, _encoding: BufferEncoding, done: () => void) => {
      batch.push(item);
      if (batch.length === size) stream.push(take());
      else if (batch.length === 1 && maxWait !== undefined) timer = setTimeout(early, maxWait);
      done();
    },
    (done: () => void) => {
      if (batch.length > 0) stream.push(take());
      done();
    },
  );
  return stream.on("close", () => clearTimeout(timer));
};

export const counterStream = ({ max, delay = 0 }: { max: number; delay?: number }) => {
  let n = 0;
  let timer: NodeJS.Timeout | undefined;
  return new Readable({
    objectMode: true,
    read(): void {
      timer = setTimeout(() => this.push(n === max ? null : (n += 1)), n === max ? 0 : delay);
    },
  }).on("close", () => clearTimeout(timer));
};
