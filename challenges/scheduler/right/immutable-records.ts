/**
 * Jobs are frozen records that are replaced at every change, stamped with a generation. Waiting
 * runs look for a slot every few milliseconds. Writes are put off a little, and stop writes once
 * more. The methods of node:events are borrowed, not inherited. Cron steps through the minutes.
 */
import { EventEmitter } from "node:events";
import { promises as files } from "node:fs";

type Config = number | string;
type Listener = (...args: unknown[]) => void;
type Timer = ReturnType<typeof setTimeout>;

type Past = Readonly<{ enabled: boolean; runCount: number; lastRun: string | null }>;

interface Job {
  readonly id: symbol;
  readonly generation: number;
  readonly config: Config;
  readonly handler: () => unknown;
  readonly enabled: boolean;
  readonly runCount: number;
  readonly lastRun: Date | null;
  readonly nextRun: Date | null;
  readonly running: boolean;
}

const PATIENCE = 7;
const WRITE_DELAY = 30;
const LONG = 1_000_000_000;

export class Scheduler {
  declare on: (event: string, listener: Listener) => this;
  declare once: (event: string, listener: Listener) => this;
  declare off: (event: string, listener: Listener) => this;
  declare emit: (event: string, ...args: unknown[]) => boolean;

  private readonly maxConcurrent: number;
  private readonly persistPath: string | null;
  private jobs: ReadonlyMap<string, Job> = new Map();
  private left: Readonly<Record<string, Past>> = {};
  private generations = 0;
  private inUse = 0;
  private line: readonly number[] = [];
  private readonly timers = new Map<number, Timer>();
  private writeTimer: Timer | undefined;
  private writing = 0;
  private halted = false;

  constructor(options: { maxConcurrent?: number; persistPath?: string } = {}) {
    Reflect.apply(EventEmitter, this, []);
    const { maxConcurrent, persistPath } = options;
    this.maxConcurrent = maxConcurrent ?? 10;
    this.persistPath = persistPath ?? null;
  }

  static nextRun(config: Config, from: Date = new Date()): Date | null {
    if (typeof config === "string") return stepThroughMinutes(config, from);
    if (!Number.isFinite(config) || config <= 0) throw new TypeError("not an interval");
    return new Date(from.getTime() + config);
  }

  async init(): Promise<void> {
    if (this.persistPath === null) return;
    const text = await files.readFile(this.persistPath, "utf8").catch((error) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (text === null) return;
    const data = JSON.parse(text);
    if (!data || typeof data !== "object" || Array.isArray(data)) throw new TypeError("no object");
    this.left = Object.freeze({ ...data });
    this.emit("loaded", data);
  }

  schedule(name: string, config: Config, handler: () => unknown): this {
    if (typeof handler !== "function") throw new TypeError("not a function");
    const nextRun = Scheduler.nextRun(config);
    if (nextRun === null) throw new RangeError(`never due: ${config}`);
    const past = Object.hasOwn(this.left, name) ? this.left[name] : undefined;
    const { [name]: _past, ...left } = this.left;
    this.left = left;
    this.silence(name);
    const generation = ++this.generations;
    this.put(name, {
      id: Symbol(name),
      generation,
      config,
      handler,
      enabled: past ? past.enabled : true,
      runCount: past?.runCount ?? 0,
      lastRun: past?.lastRun ? new Date(past.lastRun) : null,
      nextRun,
      running: false,
    });
    this.await(name, generation);
    this.emit("scheduled", Object.freeze({ name, nextRun, config }));
    return this;
  }

  cancel(name: string): this {
    const { [name]: _past, ...left } = this.left;
    this.left = left;
    const known = this.jobs.has(name);
    this.silence(name);
    this.jobs = new Map([...this.jobs].filter(([other]) => other !== name));
    this.touch();
    if (known) this.emit("cancelled", Object.freeze({ name }));
    return this;
  }

  pause(name: string): this {
    const job = this.jobs.get(name);
    if (!job || !job.enabled) return this;
    this.silence(name);
    this.put(name, { ...job, enabled: false, generation: ++this.generations, nextRun: null });
    return this;
  }

  resume(name: string): this {
    const job = this.jobs.get(name);
    if (!job || job.enabled) return this;
    const generation = ++this.generations;
    this.put(name, { ...job, enabled: true, generation, nextRun: Scheduler.nextRun(job.config) });
    this.await(name, generation);
    return this;
  }

  getStatus(): Readonly<Record<string, object>> {
    const status: Record<string, object> = {};
    for (const [name, { enabled, nextRun, lastRun, runCount, running }] of this.jobs) {
      status[name] = Object.freeze({ enabled, nextRun, lastRun, runCount, running });
    }
    return Object.freeze(status);
  }

  async stop(): Promise<void> {
    this.halted = true;
    for (const name of this.jobs.keys()) this.silence(name);
    clearTimeout(this.writeTimer);
    while (this.writing > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await this.write();
  }

  private put(name: string, job: Job): void {
    this.jobs = new Map([...this.jobs, [name, Object.freeze(job)]]);
    this.touch();
  }

  /** The job of this generation, if it is still wanted. */
  private find(name: string, generation: number): Job | undefined {
    const job = this.jobs.get(name);
    return job?.generation === generation && job.enabled && !this.halted ? job : undefined;
  }

  private silence(name: string): void {
    const generation = this.jobs.get(name)?.generation ?? -1;
    clearTimeout(this.timers.get(generation));
    this.timers.delete(generation);
    this.line = this.line.filter((other) => other !== generation);
  }

  private later(generation: number, ms: number, action: () => void): void {
    this.timers.set(
      generation,
      setTimeout(() => {
        this.timers.delete(generation);
        action();
      }, ms),
    );
  }

  private await(name: string, generation: number): void {
    const job = this.find(name, generation);
    if (!job?.nextRun) return;
    const left = job.nextRun.getTime() - Date.now();
    if (left > 0) this.later(generation, Math.min(left, LONG), () => this.await(name, generation));
    else if (job.running) this.later(generation, PATIENCE, () => this.await(name, generation));
    else this.queue(name, generation);
  }

  /** Whoever stands first in the line takes the next free slot, but looks for it only now and then. */
  private queue(name: string, generation: number): void {
    this.line = [...this.line, generation];
    const look = () => {
      const job = this.find(name, generation);
      if (!job) return;
      if (this.inUse >= this.maxConcurrent || this.line[0] !== generation) {
        this.later(generation, PATIENCE, look);
        return;
      }
      this.line = this.line.slice(1);
      void this.run(name, job);
    };
    look();
  }

  private async run(name: string, job: Job): Promise<void> {
    const runCount = job.runCount + 1;
    this.inUse += 1;
    this.put(name, { ...job, runCount, lastRun: new Date(), running: true });
    this.emit("jobStart", Object.freeze({ name, runCount }));
    const result = await Promise.allSettled([(async () => job.handler())()]);
    this.inUse -= 1;
    const now = this.jobs.get(name);
    if (now?.id === job.id) {
      const nextRun = now.generation === job.generation ? this.following(job) : now.nextRun;
      this.put(name, { ...now, running: false, nextRun });
      if (now.generation === job.generation) this.await(name, job.generation);
    }
    const [end] = result;
    if (end.status === "fulfilled") this.emit("jobComplete", { name, runCount });
    else this.emit("jobError", { name, runCount, error: end.reason });
  }

  /** Counts an interval from the due time, and from now when that has passed. */
  private following(job: Job): Date | null {
    const next = Scheduler.nextRun(job.config, job.nextRun ?? new Date());
    return next && next.getTime() > Date.now() ? next : Scheduler.nextRun(job.config);
  }

  private touch(): void {
    if (this.persistPath === null || this.writeTimer || this.halted) return;
    this.writeTimer = setTimeout(() => {
      this.writeTimer = undefined;
      void this.write();
    }, WRITE_DELAY);
  }

  private async write(): Promise<void> {
    if (this.persistPath === null) return;
    if (this.writing > 0) return this.touch();
    this.writing += 1;
    const data: Record<string, unknown> = { ...this.left };
    for (const [name, { config, runCount, lastRun, nextRun, enabled }] of this.jobs) {
      data[name] = { config, runCount, lastRun, nextRun, enabled };
    }
    try {
      await files.writeFile(this.persistPath, `${JSON.stringify(data)}\n`);
    } catch {
      // Tried again at the next change.
    } finally {
      this.writing -= 1;
    }
  }
}

Object.setPrototypeOf(Scheduler.prototype, EventEmitter.prototype);

const FIELDS = [
  ["getMinutes", 0, 59],
  ["getHours", 0, 23],
  ["getDate", 1, 31],
  ["getMonth", 1, 12],
  ["getDay", 0, 6],
] as const;

function stepThroughMinutes(expression: string, from: Date): Date | null {
  const texts = expression.split(/[ \t]+/).filter((text) => text !== "");
  if (texts.length !== FIELDS.length) throw invalid(expression);
  const [minutes, hours, days, months, weekdays] = FIELDS.map(([, low, high], index) =>
    expand(texts[index] ?? "", [low, high], expression),
  );
  const both = texts[2] !== "*" && texts[4] !== "*";
  const end = from.getTime() + 6 * 366 * 86_400_000;
  let time = Math.floor(from.getTime() / 60_000) * 60_000 + 60_000;
  while (time <= end) {
    const date = new Date(time);
    const byDay = days?.has(date.getDate()) ?? false;
    const byWeekday = weekdays?.has(date.getDay()) ?? false;
    if (!months?.has(date.getMonth() + 1) || !(both ? byDay || byWeekday : byDay && byWeekday)) {
      // On to the next quarter of an hour, which is a quarter of an hour in every time zone.
      time = Math.floor(time / 900_000) * 900_000 + 900_000;
      continue;
    }
    if (hours?.has(date.getHours()) && minutes?.has(date.getMinutes())) return date;
    time += 60_000;
  }
  return null;
}

function expand(text: string, [low, high]: [number, number], expression: string): Set<number> {
  const set = new Set<number>();
  for (const item of text.split(",")) {
    const [range = "", step, rest] = item.split("/");
    const [a = "", b, more] = range === "*" ? [`${low}`, `${high}`] : range.split("-");
    const numbers = [a, b ?? a, step ?? "1"];
    const isWrong =
      rest !== undefined || more !== undefined || (b === undefined && step !== undefined);
    if (isWrong || !numbers.every((number) => /^\d+$/.test(number))) throw invalid(expression);
    const [first = 0, last = 0, width = 0] = numbers.map(Number);
    if (first < low || last > high || first > last || width === 0) throw invalid(expression);
    for (let value = first; value <= last; value += width) set.add(value);
  }
  return set;
}

function invalid(expression: string): Error {
  const error = new Error(`cannot read ${JSON.stringify(expression)}`);
  return Object.defineProperty(error, "code", { value: "INVALID_CRON" });
}
