import { Duplex, Readable, Transform, type TransformCallback } from "node:stream";

const wrap = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(`failed: ${String(reason)}`);

type Work<In> = (item: In) => unknown;

class Mapper<In> extends Transform {
  private readonly work: Work<In>;

  constructor(work: Work<In>) {
    super({ readableObjectMode: true, writableObjectMode: true });
    this.work = work;
  }

  override _transform(item: In, _: BufferEncoding, answer: TransformCallback): void {
    void this.handle(item).then((error) => answer(error));
  }

  private async handle(item: In): Promise<Error | null> {
    try {
      this.deliver(item, await this.work(item));
      return null;
    } catch (reason) {
      return wrap(reason);
    }
  }

  protected deliver(_item: In, result: unknown): void {
    if (result === null) throw new Error("fn returned null");
    this.push(result);
  }
}

class Filter<In> extends Mapper<In> {
  protected override deliver(item: In, result: unknown): void {
    if (result) this.push(item);
  }
}

/** A Duplex whose batches wait in a queue of its own. */
class Batcher extends Duplex {
  private readonly size: number;
  private readonly maxWait: number | undefined;
  private open: unknown[] = [];
  private readonly ready: (unknown[] | null)[] = [];
  private timer: NodeJS.Timeout | null = null;
  private hungry = false;
  private blocked: (() => void) | null = null;

  constructor(size: number, maxWait?: number) {
    super({ objectMode: true });
    if (!(Number.isSafeInteger(size) && size > 0)) throw new Error(`bad size ${size}`);
    this.size = size;
    this.maxWait = maxWait;
  }

  override _write(item: unknown, _: BufferEncoding, callback: () => void): void {
    if (this.open.push(item) >= this.size) this.close();
    else if (this.maxWait !== undefined)
      this.timer ??= setTimeout(() => {
        this.close();
        this.serve();
      }, this.maxWait);
    this.blocked = callback;
    this.serve();
  }

  override _final(callback: () => void): void {
    this.close();
    this.ready.push(null);
    this.serve();
    callback();
  }

  override _read(): void {
    this.hungry = true;
    this.serve();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.stopTimer();
    callback(error);
  }

  private close(): void {
    this.stopTimer();
    if (this.open.length > 0) this.ready.push(this.open.splice(0));
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private serve(): void {
    while (this.hungry && this.ready.length > 0) this.hungry = this.push(this.ready.shift());
    if (this.ready.length > 0) return;
    const callback = this.blocked;
    this.blocked = null;
    callback?.();
  }
}

class Counter extends Readable {
  private last = 0;
  private readonly max: number;
  private readonly delay: number;
  private waiting: NodeJS.Timeout | undefined;

  constructor(max: number, delay: number) {
    super({ objectMode: true, highWaterMark: 4 });
    this.max = max;
    this.delay = delay;
  }

  override _read(): void {
    if (this.last >= this.max) this.push(null);
    else if (this.delay > 0) this.waiting = setTimeout(() => this.next(), this.delay);
    else this.next();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    clearTimeout(this.waiting);
    super._destroy(error, callback);
  }

  private next(): void {
    this.last += 1;
    this.push(this.last);
  }
}

export const mapStream = <In>(fn: Work<In>) => new Mapper(fn);
export const filterStream = <Item>(keep: Work<Item>) => new Filter(keep);
export const batchStream = (size: number, options?: { maxWait?: number }) =>
  new Batcher(size, options?.maxWait);
export const counterStream = (options: { max: number; delay?: number }) =>
  new Counter(options.max, options.delay ?? 0);
