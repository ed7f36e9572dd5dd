/**
 * Cron jobs look at the clock once a minute, intervals repeat by setInterval, `nextRun` is worked
 * out when somebody asks. Times that pass during a run are made up. Events come in a later turn.
 */
import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";

type Config = number | string;
type Cron = Record<"minute" | "hour" | "day" | "month" | "weekday", number[]> & { text: string[] };
type Past = { enabled: boolean; runCount: number; lastRun: string | null };
type Plan = { name: string; config: Config; handler: () => unknown; ring: (job: Job) => void };

const MINUTE = 60_000;
const MONTH_LIKE = 20 * 24 * 60 * MINUTE;

export class Scheduler extends EventEmitter {
  #max;
  #path;
  #jobs = new Map<string, Job>();
  #sleeping = new Map<string, Past>();
  #calls: Job[] = [];
  #running = 0;
  #halted = false;
  #changes = 0;
  #written = 0;
  #tail = Promise.resolve();

  constructor(options?: { maxConcurrent?: number; persistPath?: string }) {
    super();
    this.#max = options?.maxConcurrent === undefined ? 10 : options.maxConcurrent;
    this.#path = options?.persistPath;
  }

  static nextRun(config: Config, from?: Date): Date | null {
    const start = from ?? new Date();
    if (typeof config === "string") return firstAfter(parse(config), start);
    checkInterval(config);
    return new Date(start.getTime() + config);
  }

  async init(): Promise<void> {
    if (!this.#path || !existsSync(this.#path)) return;
    const data: unknown = JSON.parse(await readFile(this.#path, "utf8"));
    if (Object.getPrototypeOf(data ?? 0) !== Object.prototype) throw new Error("no object");
    this.#sleeping = new Map(Object.entries(data ?? {}));
    this.#tell("loaded", data);
  }

  schedule(name: string, config: Config, handler: () => unknown): this {
    if (typeof config === "string") parse(config);
    else checkInterval(config);
    if (typeof handler !== "function") throw new TypeError("a handler is a function");
    this.#jobs.get(name)?.end();
    const job = new Job({ name, config, handler, ring: (due) => this.#call(due) });
    const past = this.#sleeping.get(name);
    if (past) job.takeOver(past);
    this.#sleeping.delete(name);
    this.#jobs.set(name, job);
    if (this.#halted) job.end();
    else if (job.enabled) job.begin();
    this.#tell("scheduled", { name, nextRun: job.nextRun });
    return this.#save();
  }

  cancel(name: string): this {
    this.#sleeping.delete(name);
    this.#jobs.get(name)?.end();
    if (this.#jobs.delete(name)) this.#tell("cancelled", { name });
    return this.#save();
  }

  pause(name: string): this {
    const job = this.#jobs.get(name);
    if (job) job.enabled = false;
    job?.end();
    return this.#save();
  }

  resume(name: string): this {
    const job = this.#jobs.get(name);
    if (job && !job.enabled) {
      job.enabled = true;
      job.begin();
    }
    return this.#save();
  }

  getStatus(): Record<string, object> {
    const status = [...this.#jobs.values()].map((job) => {
      const { enabled, nextRun, lastRun, runCount, running } = job;
      return [job.plan.name, { enabled, nextRun, lastRun, runCount, running }];
    });
    return Object.fromEntries(status);
  }

  stop(): Promise<void> {
    this.#halted = true;
    this.#calls = [];
    for (const job of this.#jobs.values()) job.end();
    return this.#tail;
  }

  #tell(event: string, payload: unknown): void {
    queueMicrotask(() => this.emit(event, payload));
  }

  #call(job: Job): void {
    this.#calls.push(job);
    setImmediate(() => this.#serve());
  }

  #serve(): void {
    if (this.#halted) return;
    this.#calls = this.#calls.filter((job) => job.wanted > 0);
    for (const job of [...this.#calls]) {
      if (this.#running >= this.#max) return;
      if (job.running) continue;
      this.#calls.splice(this.#calls.indexOf(job), 1);
      this.#start(job);
    }
  }

  #start(job: Job): void {
    this.#running += 1;
    job.wanted -= 1;
    job.running = true;
    job.runCount += 1;
    job.lastRun = new Date();
    const runCount = job.runCount;
    this.#tell("jobStart", { name: job.plan.name, runCount });
    this.#save();
    const end = () => {
      this.#running -= 1;
      job.running = false;
      this.#save();
      setImmediate(() => this.#serve());
    };
    void Promise.resolve()
      .then(() => job.plan.handler())
      .then(
        () => this.#tell("jobComplete", { name: job.plan.name, runCount }),
        (error) => this.#tell("jobError", { name: job.plan.name, runCount, error }),
      )
      .then(end);
  }

  /** A write covers everything that changed before it began. */
  #save(): this {
    const path = this.#path;
    this.#changes += 1;
    if (path) this.#tail = this.#tail.then(() => this.#write(path));
    return this;
  }

  async #write(path: string): Promise<void> {
    if (this.#written === this.#changes) return;
    this.#written = this.#changes;
    const entries = [...this.#jobs.values()].map((job) => [job.plan.name, job.entry()]);
    const text = JSON.stringify(Object.fromEntries([...this.#sleeping, ...entries]), null, "\t");
    const done = writeFile(`${path}.new`, text).then(() => rename(`${path}.new`, path));
    await done.catch(() => rm(`${path}.new`, { force: true })).catch(() => undefined);
  }
}

class Job {
  enabled = true;
  running = false;
  runCount = 0;
  lastRun: Date | null = null;
  /** How many due times wait for their run. */
  wanted = 0;
  #cron: Cron | null;
  #due: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
    this.#cron = typeof plan.config === "string" ? parse(plan.config) : null;
    this.#due = Date.now() + Number(plan.config);
  }

  get nextRun(): Date | null {
    return this.#cron ? firstAfter(this.#cron, new Date()) : new Date(this.#due);
  }

  takeOver(past: Past): void {
    this.enabled = past.enabled;
    this.runCount = past.runCount;
    this.lastRun = past.lastRun === null ? null : new Date(past.lastRun);
  }

  entry(): object {
    const { runCount, lastRun, nextRun, enabled } = this;
    return { config: this.plan.config, runCount, lastRun, nextRun, enabled };
  }

  begin(): void {
    this.end();
    if (this.#cron) this.#tick();
    else this.#wait(Number(this.plan.config));
  }

  end(): void {
    this.wanted = 0;
    clearTimeout(this.#timer);
    clearInterval(this.#timer);
  }

  /** Looks at the clock in the middle of each minute: the minute has to match. */
  #tick(): void {
    const pause = MINUTE - (Date.now() % MINUTE) + MINUTE / 2;
    this.#timer = setTimeout(() => {
      this.#tick();
      if (this.#cron && isMinute(this.#cron, new Date())) this.#wantRun();
    }, pause);
  }

  #wait(interval: number): void {
    this.#due = Date.now() + interval;
    if (interval <= MONTH_LIKE) {
      this.#timer = setInterval(() => {
        this.#due = Date.now() + interval;
        this.#wantRun();
      }, interval);
      return;
    }
    const step = () => {
      const left = this.#due - Date.now();
      if (left > 0) this.#timer = setTimeout(step, Math.min(left, MONTH_LIKE));
      else {
        this.#wait(interval);
        this.#wantRun();
      }
    };
    step();
  }

  #wantRun(): void {
    this.wanted += 1;
    this.plan.ring(this);
  }
}

function checkInterval(config: number): void {
  if (!Number.isFinite(config) || config <= 0) throw new TypeError("an interval is positive");
}

function parse(expression: string): Cron {
  const text = expression.match(/[^ \t]+/g) ?? [];
  if (text.length !== 5) refuse();
  const read = (at: number, low: number, high: number) => values(text[at] ?? "", low, high);
  const [minute, hour, weekday] = [read(0, 0, 59), read(1, 0, 23), read(4, 0, 6)];
  return { minute, hour, day: read(2, 1, 31), month: read(3, 1, 12), weekday, text };
}

function values(field: string, low: number, high: number): number[] {
  return field.split(",").flatMap((item) => {
    const whole = Array.from({ length: high - low + 1 }, (_, index) => low + index);
    if (/^\d+$/.test(item)) return whole.includes(+item) ? [+item] : refuse();
    const [, range = "", , step = "1"] = /^(\*|\d+-\d+)(\/(\d+))?$/.exec(item) ?? refuse();
    const [a = low, b = high] = range === "*" ? [] : range.split("-").map(Number);
    if (!whole.includes(a) || !whole.includes(b) || a > b || Number(step) < 1) refuse();
    return whole.slice(a - low, b - low + 1).filter((_, index) => index % Number(step) === 0);
  });
}

function firstAfter(cron: Cron, from: Date): Date | null {
  for (let count = 0; count <= 8 * 366; count += 1) {
    const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + count);
    if (!isDay(cron, day)) continue;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const date = new Date(day);
      date.setMinutes(minute);
      if (date > from && isMinute(cron, date)) return date;
    }
  }
  return null;
}

function isMinute(cron: Cron, date: Date): boolean {
  const isTime = cron.hour.includes(date.getHours()) && cron.minute.includes(date.getMinutes());
  return isTime && isDay(cron, date);
}

function isDay({ text, day, month, weekday }: Cron, date: Date): boolean {
  if (!month.includes(date.getMonth() + 1)) return false;
  const votes: boolean[] = [];
  if (text[2] !== "*") votes.push(day.includes(date.getDate()));
  if (text[4] !== "*") votes.push(weekday.includes(date.getDay()));
  return votes.length === 0 || votes.includes(true);
}

function refuse(): never {
  const error = new RangeError("the expression cannot be read");
  Object.defineProperty(error, "code", { value: "INVALID_CRON", enumerable: true });
  throw error;
}
