/** An interval in milliseconds, or a five-field cron expression in local time. */
export type Config = number | string;

/** What a job does. If it returns a promise, the run lasts until that settles. */
export type Handler = () => unknown;

/** What a listener gets is the payload of its event. */
export type Listener = (payload: unknown) => void;

/** The options of a scheduler; a missing or undefined one takes its default. */
export interface SchedulerOptions {
  /** How many handlers run at once over all jobs; 10 by default. */
  maxConcurrent?: number;
  /** The file that the jobs are written to; none by default. */
  persistPath?: string;
}

/** What `getStatus()` tells about one job. */
export interface JobStatus {
  enabled: boolean;
  nextRun: Date | null;
  lastRun: Date | null;
  runCount: number;
  running: boolean;
}

/**
 * Runs jobs at intervals or by cron expressions, at most `maxConcurrent` at once.
 *
 * Events: `scheduled {name, nextRun}`, `jobStart {name, runCount}`, `jobComplete {name, runCount}`,
 * `jobError {name, runCount, error}`, `cancelled {name}` and `loaded` with the content of the file.
 */
export class Scheduler {
  constructor(options: SchedulerOptions = {}) {
    throw new Error("Not implemented: constructor");
  }

  /**
   * The first moment strictly after `from` at which `config` is due, or `null` if there is none.
   *
   * @throws An `Error` with the code `INVALID_CRON` for a wrong expression, a `TypeError` or
   * `RangeError` for another wrong config.
   */
  static nextRun(config: Config, from: Date = new Date()): Date | null {
    throw new Error("Not implemented: nextRun");
  }

  /** Loads the file, if there is one; rejects if it is not a JSON object. */
  async init(): Promise<void> {
    throw new Error("Not implemented: init");
  }

  /**
   * Creates the job, or replaces the one with that name.
   *
   * @throws Like `nextRun`, and a `TypeError` or `RangeError` if `handler` is not a function;
   * nothing changes then.
   */
  schedule(name: string, config: Config, handler: Handler): this {
    throw new Error("Not implemented: schedule");
  }

  /** Removes the job; no further run of it starts. */
  cancel(name: string): this {
    throw new Error("Not implemented: cancel");
  }

  /** No run of the job starts until `resume`. */
  pause(name: string): this {
    throw new Error("Not implemented: pause");
  }

  /** Lets a paused job go on; `nextRun` counts from now. */
  resume(name: string): this {
    throw new Error("Not implemented: resume");
  }

  /** The status of all jobs by name. */
  getStatus(): Record<string, JobStatus> {
    throw new Error("Not implemented: getStatus");
  }

  /** Starts no further run; resolves when the pending writes are done. */
  async stop(): Promise<void> {
    throw new Error("Not implemented: stop");
  }

  /** Calls `listener` at each `event`, with `this` set to the scheduler. */
  on(event: string, listener: Listener): this {
    throw new Error("Not implemented: on");
  }

  /** Calls `listener` at the next `event` only. */
  once(event: string, listener: Listener): this {
    throw new Error("Not implemented: once");
  }

  /** Removes the latest registration of `listener`. */
  off(event: string, listener: Listener): this {
    throw new Error("Not implemented: off");
  }
}
