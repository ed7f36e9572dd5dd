import { createWriteStream, rename, stat, type WriteStream } from "node:fs";

type Options = {
  path: string;
  maxBytes?: number;
  maxFiles?: number;
  daily?: boolean;
  now?: () => number;
  maxQueue?: number;
  reopenOn?: NodeJS.Signals;
};
type Done = (error?: Error | null) => void;
type Job = { run: (done: Done) => void; done: Done };

const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A queue of jobs with callbacks, and a write stream for each file. */
export function rotatingFile(options: Options) {
  const { maxQueue = 100, now = Date.now, reopenOn } = options;
  const schedule = makeQueue();
  const file = new StreamFile(options);
  let lines = 0;
  let ended = false;

  const reopen = (): Promise<void> => schedule((done) => file.close(() => file.open(done)));
  const onSignal = (): void => void reopen().catch(() => {});
  if (reopenOn) process.on(reopenOn, onSignal);

  return {
    reopen,
    async write(line: string): Promise<void> {
      if (ended) throw new Error("write after close");
      if (lines >= maxQueue) {
        throw Object.assign(new Error("the queue is full"), { code: "QUEUE_FULL" });
      }
      lines += 1;
      const today = utcDay(now());
      await schedule((done) => file.append(line, today, done)).finally(() => (lines -= 1));
    },
    close(): Promise<void> {
      ended = true;
      if (reopenOn) process.off(reopenOn, onSignal);
      return schedule((done) => file.close(done));
    },
  };
}

/** Runs one job after another. */
function makeQueue(): (run: Job["run"]) => Promise<void> {
  const jobs: Job[] = [];
  let running = false;
  const next = (): void => {
    const job = running ? undefined : jobs.shift();
    if (job === undefined) return;
    running = true;
    job.run((error) => {
      running = false;
      job.done(error);
      next();
    });
  };
  return (run) =>
    new Promise((resolve, reject) => {
      jobs.push({ run, done: (error) => (error ? reject(error) : resolve()) });
      next();
    });
}

class StreamFile {
  #stream: WriteStream | null = null;
  #size = 0;
  #day = "";
  #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  append(line: string, today: string, done: Done): void {
    const { maxBytes = Infinity, maxFiles = 5, daily = false } = this.#options;
    const bytes = Buffer.byteLength(line);
    this.open((error) => {
      if (error) return done(error);
      const due = this.#size + bytes > maxBytes || (daily && this.#day !== today);
      if (this.#size === 0 || !due) return this.#put(line, today, done);
      this.close(() => {
        this.#moveUp(maxFiles - 1, (failure) => {
          if (failure) return done(failure);
          this.open((problem) => (problem ? done(problem) : this.#put(line, today, done)));
        });
      });
    });
  }

  open(done: Done): void {
    if (this.#stream !== null) return done();
    const { path } = this.#options;
    stat(path, (error, found) => {
      if (error && error.code !== "ENOENT") return done(error);
      this.#size = error ? 0 : found.size;
      if (!error) this.#day = utcDay(found.mtimeMs);
      const opened = createWriteStream(path, { flags: "a" });
      opened.once("error", done);
      opened.once("open", () => {
        opened.off("error", done);
        // What fails later is told to the callback of write.
        opened.on("error", () => undefined);
        this.#stream = opened;
        done();
      });
    });
  }

  close(done: Done): void {
    const closing = this.#stream;
    if (closing === null) return done();
    this.#stream = null;
    closing.once("close", () => done());
    closing.end();
  }

  #put(line: string, today: string, done: Done): void {
    this.#stream?.write(line, (error) => {
      if (error) {
        // The stream is destroyed, and says so only later.
        this.#stream = null;
        return done(error);
      }
      this.#size += Buffer.byteLength(line);
      this.#day = today;
      done();
    });
  }

  #moveUp(number: number, done: Done): void {
    const { path } = this.#options;
    const from = number === 0 ? path : `${path}.${number}`;
    rename(from, `${path}.${number + 1}`, (error) => {
      if (error && error.code !== "ENOENT") return done(error);
      if (number === 0) return done();
      this.#moveUp(number - 1, done);
    });
  }
}
