import { open, rename, type FileHandle } from "node:fs/promises";

/** Where the lines go, and when a new file begins. */
export interface RotatingFileOptions {
  path: string;
  /** The largest size of the file; no limit by default. */
  maxBytes?: number;
  /** How many old files are kept; 5 by default. */
  maxFiles?: number;
  /** Whether each UTC day has a file of its own; `false` by default. */
  daily?: boolean;
  /** Milliseconds since 1970; `() => Date.now()` by default. */
  now?: () => number;
  /** How many lines may wait; 100 by default. */
  maxQueue?: number;
  /** The signal that reopens the file; none by default. */
  reopenOn?: NodeJS.Signals;
}

/** A file that lines are appended to. */
export interface RotatingFile {
  /**
   * Appends a line, which ends with a line break.
   * @returns a promise that resolves when the line can be read from the file
   */
  write(line: string): Promise<void>;
  /** Opens the file at the path again, after somebody has renamed it. */
  reopen(): Promise<void>;
  /** Resolves when all earlier lines have settled and the file is closed. */
  close(): Promise<void>;
}

/** An open file, and what decides about the next rotation. */
interface Current {
  handle: FileHandle;
  size: number;
  day: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a sink for the lines of a log. */
export function rotatingFile(options: RotatingFileOptions): RotatingFile {
  return new Sink(options);
}

class Sink implements RotatingFile {
  readonly #options;
  #current: Current | undefined;
  /** Settles when everything that was asked for before has ended. Never rejects. */
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  constructor(options: RotatingFileOptions) {
    const { maxBytes = Infinity, maxFiles = 5, daily = false, maxQueue = 100 } = options;
    const { now = () => Date.now() } = options;
    this.#options = { ...options, maxBytes, maxFiles, daily, maxQueue, now };
    if (options.reopenOn !== undefined) process.on(options.reopenOn, this.#obey);
  }

  async write(line: string): Promise<void> {
    const { path, maxQueue, now } = this.#options;
    if (this.#closed) throw new Error(`the log ${path} is closed`);
    if (this.#waiting >= maxQueue) {
      throw Object.assign(new Error("too many lines are waiting"), { code: "QUEUE_FULL" });
    }
    const day = dayOf(now());
    this.#waiting += 1;
    try {
      await this.#inTurn(() => this.#append(line, day));
    } finally {
      this.#waiting -= 1;
    }
  }

  reopen(): Promise<void> {
    return this.#inTurn(() => this.#release());
  }

  close(): Promise<void> {
    this.#closed = true;
    if (this.#options.reopenOn !== undefined) process.off(this.#options.reopenOn, this.#obey);
    return this.#inTurn(() => this.#release());
  }

  readonly #obey = (): void => {
    const reopened = async (): Promise<void> => this.reopen();
    // If it fails, the next line tries again.
    reopened().catch(() => undefined);
  };

  /** Does one thing after another, whether the one before went well or not. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  async #append(line: string, day: number): Promise<void> {
    const bytes = Buffer.from(line);
    let current = await this.#ready();
    if (current.size > 0 && this.#isDue(current, bytes.length, day)) {
      await this.#release();
      await this.#shift();
      current = await this.#ready();
    }
    // Unlike write, appendFile goes on until all bytes are written.
    await current.handle.appendFile(bytes);
    current.size += bytes.length;
    current.day = day;
  }

  #isDue({ size, day }: Current, more: number, today: number): boolean {
    const { maxBytes, daily } = this.#options;
    return size + more > maxBytes || (daily && day !== today);
  }

  /** The file at the path, opened unless it is open. */
  async #ready(): Promise<Current> {
    if (this.#current !== undefined) return this.#current;
    const handle = await open(this.#options.path, "a");
    const { size, mtimeMs } = await handle.stat();
    this.#current = { handle, size, day: dayOf(mtimeMs) };
    return this.#current;
  }

  /** Closes the file; the next line opens whatever is at the path then. */
  async #release(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    await current?.handle.close();
  }

  /** Gives each old file the next number, from the oldest on, which is replaced. */
  async #shift(): Promise<void> {
    const { path, maxFiles } = this.#options;
    for (let number = maxFiles - 1; number > 0; number -= 1) {
      await rename(`${path}.${number}`, `${path}.${number + 1}`).catch(ignoreMissing);
    }
    await rename(path, `${path}.1`);
  }
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
