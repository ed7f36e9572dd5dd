import { EventEmitter } from "node:events";
import { readFile, rename, rm, writeFile } from "node:fs/promises";

/** An interval in milliseconds, or a five-field cron expression in local time. */
export type Config = number | string;

/** What a job does; a promise is awaited. */
export type Handler = () => unknown;

/** What `getStatus()` tells about one job. */
export interface JobStatus {
  enabled: boolean;
  nextRun: Date | null;
  lastRun: Date | null;
  runCount: number;
  running: boolean;
}

interface Job extends JobStatus {
  name: string;
  config: Config;
  handler: Handler;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** One entry of the file, not yet trusted. */
type Entry = Record<string, unknown>;

/** The longest delay that `setTimeout` takes; a longer one fires after 1 ms. */
const LONGEST_DELAY = 0x7fffffff;

/** 29 February is at most eight years away (around the year 2100), which are 2922 days. */
const SEARCHED_DAYS = 3000;

/** Runs jobs at intervals or by cron expressions, at most `maxConcurrent` at once. */
export class Scheduler extends EventEmitter {
  readonly #maxConcurrent: number;
  readonly #persistPath: string | undefined;
  readonly #jobs = new Map<string, Job>();
  readonly #loaded = new Map<string, Entry>();
  #waiting: Job[] = [];
  #active = 0;
  #stopped = false;
  #unsaved = false;
  #saving: Promise<void> | undefined;

  constructor(options: { maxConcurrent?: number; persistPath?: string } = {}) {
    super();
    this.#maxConcurrent = options.maxConcurrent ?? 10;
    this.#persistPath = options.persistPath;
  }

  /** The first moment strictly after `from` at which `config` is due, or `null`. */
  static nextRun(config: Config, from: Date = new Date()): Date | null {
    if (typeof config === "string") return nextMatch(parseCron(config), from);
    if (typeof config !== "number") throw new TypeError("config is a number or a cron expression");
    if (!(config > 0 && config < Infinity)) throw new RangeError("an interval is above 0");
    return new Date(from.getTime() + config);
  }

  /** Loads the file, if there is one. Rejects if it is not a JSON object. */
  async init(): Promise<void> {
    const text = this.#persistPath && (await readIfThere(this.#persistPath));
    if (text === undefined) return;
    const data: unknown = JSON.parse(text);
    if (!isObject(data)) throw new TypeError("the file is not a JSON object");
    for (const [name, entry] of Object.entries(data)) {
      if (isObject(entry)) this.#loaded.set(name, entry);
    }
    this.emit("loaded", data);
  }

  /** Creates the job, or replaces the one with that name. */
  schedule(name: string, config: Config, handler: Handler): this {
    if (typeof handler !== "function") throw new TypeError("handler is a function");
    const nextRun = Scheduler.nextRun(config);
    const past = restored(this.#loaded.get(name));
    const job: Job = { name, config, handler, ...past, nextRun, running: false, timer: undefined };
    this.#drop(name);
    this.#jobs.set(name, job);
    this.#arm(job);
    this.emit("scheduled", { name, nextRun });
    return this.#save();
  }

  /** Removes the job; a run in progress ends, no other starts. */
  cancel(name: string): this {
    const existed = this.#jobs.has(name);
    this.#drop(name);
    if (existed) this.emit("cancelled", { name });
    return this.#save();
  }

  /** No run of the job starts until `resume`. */
  pause(name: string): this {
    const job = this.#jobs.get(name);
    if (!job) return this;
    job.enabled = false;
    this.#disarm(job);
    return this.#save();
  }

  /** Lets a paused job go on, counted from now. */
  resume(name: string): this {
    const job = this.#jobs.get(name);
    if (!job || job.enabled) return this;
    job.enabled = true;
    job.nextRun = Scheduler.nextRun(job.config);
    this.#arm(job);
    return this.#save();
  }

  /** A fresh snapshot of all jobs by name. */
  getStatus(): Record<string, JobStatus> {
    const status = new Map<string, JobStatus>();
    for (const { name, enabled, nextRun, lastRun, runCount, running } of this.#jobs.values()) {
      status.set(name, { enabled, nextRun, lastRun, runCount, running });
    }
    return Object.fromEntries(status);
  }

  /** Starts no further run; resolves when everything is written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const job of this.#jobs.values()) this.#disarm(job);
    await this.#saving;
  }

  #drop(name: string): void {
    const job = this.#jobs.get(name);
    if (job) this.#disarm(job);
    this.#jobs.delete(name);
    this.#loaded.delete(name);
  }

  /** The only place that sets a timer; a job that may not start gets none. */
  #arm(job: Job): void {
    this.#disarm(job);
    const isCurrent = this.#jobs.get(job.name) === job;
    if (this.#stopped || !isCurrent || !job.enabled || job.running || !job.nextRun) return;
    const due = job.nextRun.getTime();
    const delay = Math.min(due - Date.now(), LONGEST_DELAY);
    job.timer = setTimeout(() => {
      // A long wait comes in parts, and a timer may ring a millisecond before its time.
      if (Date.now() < due) return this.#arm(job);
      this.#waiting.push(job);
      this.#startWaiting();
    }, delay);
  }

  #disarm(job: Job): void {
    clearTimeout(job.timer);
    this.#waiting = this.#waiting.filter((other) => other !== job);
  }

  #startWaiting(): void {
    while (this.#active < this.#maxConcurrent) {
      const job = this.#waiting.shift();
      if (!job) return;
      void this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    this.#active += 1;
    job.running = true;
    job.lastRun = new Date();
    job.runCount += 1;
    const run = { name: job.name, runCount: job.runCount };
    this.emit("jobStart", run);
    this.#save();
    let failure: { error: unknown } | undefined;
    try {
      await job.handler();
    } catch (error) {
      failure = { error };
    }
    this.#end(job);
    this.emit(failure ? "jobError" : "jobComplete", { ...run, ...failure });
  }

  #end(job: Job): void {
    this.#active -= 1;
    job.running = false;
    job.nextRun = following(job);
    this.#arm(job);
    this.#save();
    this.#startWaiting();
  }

  /** Asks for a write. Writes never run at once: one that is under way is followed by another. */
  #save(): this {
    this.#unsaved = true;
    if (this.#persistPath) this.#saving ??= this.#write(this.#persistPath);
    return this;
  }

  async #write(path: string): Promise<void> {
    const temporary = `${path}.${process.pid}.tmp`;
    while (this.#unsaved) {
      this.#unsaved = false;
      try {
        await writeFile(temporary, this.#serialize());
        await rename(temporary, path);
      } catch {
        // The jobs matter more than the file: the next change writes again.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    }
    this.#saving = undefined;
  }

  #serialize(): string {
    const entries = new Map(this.#loaded);
    for (const { name, config, runCount, lastRun, nextRun, enabled } of this.#jobs.values()) {
      entries.set(name, { config, runCount, lastRun, nextRun, enabled });
    }
    return JSON.stringify(Object.fromEntries(entries));
  }
}

/** The next due time in the future. An interval keeps its rhythm: times that passed are skipped. */
function following({ config, nextRun }: Job): Date | null {
  if (typeof config === "string" || nextRun === null) return Scheduler.nextRun(config);
  const passed = Math.floor((Date.now() - nextRun.getTime()) / config) + 1;
  return new Date(nextRun.getTime() + passed * config);
}

function parseCron(expression: string) {
  const fields = expression.trim().split(/[ \t]+/);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  if (fields.length !== 5) throw invalidCron(`five fields expected, got ${fields.length}`);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12);
  const weekdays = parseField(weekday, 0, 6);
  return {
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    isDay(date: Date): boolean {
      if (!months.includes(date.getMonth() + 1)) return false;
      const byDay = days.includes(date.getDate());
      const byWeekday = weekdays.includes(date.getDay());
      return day !== "*" && weekday !== "*" ? byDay || byWeekday : byDay && byWeekday;
    },
  };
}

/** The values that a field allows, in rising order. */
function parseField(text: string, min: number, max: number): number[] {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const parts = /^(?:(\d+)|(?:\*|(\d+)-(\d+))(?:\/(\d+))?)$/.exec(item);
    if (!parts) throw invalidCron(`"${item}" is no value, range or step`);
    const [, single, low, high, every] = parts;
    const first = Number(single ?? low ?? min);
    const last = Number(single ?? high ?? max);
    const step = Number(every ?? 1);
    if (first < min || last > max || first > last || step === 0) {
      throw invalidCron(`"${item}" is not within ${min}-${max}`);
    }
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

function nextMatch(cron: ReturnType<typeof parseCron>, from: Date): Date | null {
  for (let offset = 0; offset < SEARCHED_DAYS; offset += 1) {
    const [year, month, date] = [from.getFullYear(), from.getMonth(), from.getDate() + offset];
    if (!cron.isDay(new Date(year, month, date))) continue;
    const moments = cron.hours.flatMap((hour) =>
      cron.minutes.map((minute) => new Date(year, month, date, hour, minute)),
    );
    const match = moments.find((moment) => moment > from);
    if (match) return match;
  }
  return null;
}

function invalidCron(reason: string): Error {
  return Object.assign(new Error(`Invalid cron expression: ${reason}`), { code: "INVALID_CRON" });
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function restored({ enabled, lastRun, runCount }: Entry = {}) {
  return {
    enabled: enabled !== false,
    lastRun: typeof lastRun === "string" ? new Date(lastRun) : null,
    runCount: typeof runCount === "number" ? runCount : 0,
  };
}
