import fs from "node:fs/promises";

type Options = {
  path: string;
  maxBytes?: number;
  maxFiles?: number;
  daily?: boolean;
  now?: () => number;
  maxQueue?: number;
  reopenOn?: NodeJS.Signals;
};
type Entry = {
  bytes: Buffer;
  day: number;
  resolve: () => void;
  reject: (reason: unknown) => void;
};
/** A point in the list of entries at which the file is let go. */
type Mark = { resolve: () => void; reject: (reason: unknown) => void };

/** While the disk is busy lines are collected; all that fit into the file are written at once. */
class BatchedFile {
  private list: (Entry | Mark)[] = [];
  private held: Entry[] = [];
  private busy = false;
  private ended = false;
  private handle: fs.FileHandle | null = null;
  private size = 0;
  private day = 0;
  private options: Required<Omit<Options, "reopenOn">> & Pick<Options, "reopenOn">;

  constructor(options: Options) {
    this.options = {
      maxBytes: Number.MAX_SAFE_INTEGER,
      maxFiles: 5,
      daily: false,
      now: () => Date.now(),
      maxQueue: 100,
      ...options,
    };
    if (options.reopenOn) process.on(options.reopenOn, this.onSignal);
  }

  private onSignal = (): void => {
    this.reopen().catch(() => {});
  };

  write(line: string): Promise<void> {
    if (this.ended) return Promise.reject(new Error("The file is closed."));
    const waiting = this.list.filter((item) => "bytes" in item).length + this.held.length;
    if (waiting >= this.options.maxQueue) {
      const error: NodeJS.ErrnoException = new Error("The queue is full.");
      error.code = "QUEUE_FULL";
      return Promise.reject(error);
    }
    const day = new Date(this.options.now()).setUTCHours(0, 0, 0, 0);
    return new Promise((resolve, reject) => {
      this.list.push({ bytes: Buffer.from(line), day, resolve, reject });
      void this.work();
    });
  }

  reopen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.list.push({ resolve, reject });
      void this.work();
    });
  }

  close(): Promise<void> {
    this.ended = true;
    if (this.options.reopenOn) process.off(this.options.reopenOn, this.onSignal);
    return this.reopen();
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Lines of the same turn come into one batch.
    await Promise.resolve();
    for (;;) {
      const first = this.list[0];
      if (first === undefined) break;
      if (!("bytes" in first)) {
        this.list.shift();
        await this.release().then(first.resolve, first.reject);
        continue;
      }
      try {
        await this.prepare(first);
        this.held = this.take();
        await this.handle?.writeFile(Buffer.concat(this.held.map(({ bytes }) => bytes)));
        const done = this.held;
        this.held = [];
        for (const { resolve } of done) resolve();
      } catch (error) {
        const failed = this.held.length > 0 ? this.held : [first];
        if (this.held.length === 0) this.list.shift();
        this.held = [];
        for (const { reject } of failed) reject(error);
      }
    }
    this.busy = false;
  }

  /** Opens the file into which the next line goes. */
  private async prepare({ bytes, day }: Entry): Promise<void> {
    const { path, maxBytes, maxFiles, daily } = this.options;
    await this.acquire();
    if (this.size === 0) return;
    if (this.size + bytes.length <= maxBytes && !(daily && day !== this.day)) return;
    await this.release();
    const there = new Set(
      await Promise.all(
        Array.from({ length: maxFiles }, async (_, n) => {
          const found = await fs.stat(this.old(n)).catch(() => null);
          return found === null ? -1 : n;
        }),
      ),
    );
    for (let n = maxFiles - 1; n >= 0; n -= 1) {
      if (there.has(n)) await fs.rename(this.old(n), `${path}.${n + 1}`);
    }
    await this.acquire();
  }

  /** Takes as many lines as go into the file that is open, at least one. */
  private take(): Entry[] {
    const { maxBytes, daily } = this.options;
    const taken: Entry[] = [];
    for (;;) {
      const item = this.list[0];
      if (item === undefined || !("bytes" in item)) return taken;
      const isEmpty = this.size === 0;
      if (!isEmpty && this.size + item.bytes.length > maxBytes) return taken;
      if (!isEmpty && daily && item.day !== this.day) return taken;
      this.list.shift();
      this.size += item.bytes.length;
      this.day = item.day;
      taken.push(item);
    }
  }

  private old(number: number): string {
    return number === 0 ? this.options.path : `${this.options.path}.${number}`;
  }

  private async acquire(): Promise<void> {
    if (this.handle !== null) return;
    this.handle = await fs.open(this.options.path, "a");
    const found = await this.handle.stat();
    this.size = found.size;
    this.day = new Date(found.mtimeMs).setUTCHours(0, 0, 0, 0);
  }

  private async release(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    if (handle !== null) await handle.close();
  }
}

export function rotatingFile(options: Options) {
  return new BatchedFile(options);
}
