/**
 * Each job is an async loop: sleep until it is due, get a slot from a semaphore, run, go on. A loop
 * ends when its ticket is torn. Intervals count from the end of a run. Writes are a promise chain.
 */
import { EventEmitter } from "node:events";
import * as fs from "node:fs/promises";
import path from "node:path";

type Config = number | string;

class Ticket {
  valid = true;
  wake: () => void = () => undefined;

  tear(): void {
    this.valid = false;
    this.wake();
  }
}

class Semaphore {
  #free;
  #line: { ticket: Ticket; go: (got: boolean) => void }[] = [];

  constructor(slots: number) {
    this.#free = slots;
  }

  take(ticket: Ticket): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((go) => {
      this.#line.push({ ticket, go });
      ticket.wake = () => go(false);
    });
  }

  give(): void {
    for (;;) {
      const next = this.#line.shift();
      if (!next) {
        this.#free += 1;
        return;
      }
      if (next.ticket.valid) return next.go(true);
    }
  }
}

type Saved = { enabled: boolean; runCount: number; lastRun: string | null };

interface Job {
  config: Config;
  handler: () => unknown;
  enabled: boolean;
  runCount: number;
  lastRun: Date | null;
  nextRun: Date | null;
  current: Promise<void> | null;
  ticket: Ticket;
}

export class Scheduler extends EventEmitter {
  #slots: Semaphore;
  #path: string | undefined;
  #jobs: Map<string, Job> = new Map();
  #saved: Map<string, Saved> = new Map();
  #chain: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    options: { maxConcurrent?: number | undefined; persistPath?: string | undefined } = {},
  ) {
    super();
    this.#slots = new Semaphore(options.maxConcurrent ?? 10);
    this.#path = options.persistPath;
  }

  static nextRun(config: Config, from: Date = new Date()): Date | null {
    if (typeof config === "string") return search(config, from);
    if (typeof config !== "number") throw new TypeError("config");
    if (Number.isNaN(config) || config <= 0 || config === Infinity) throw new TypeError("interval");
    return new Date(+from + config);
  }

  async init(): Promise<void> {
    if (this.#path === undefined) return;
    let text;
    try {
      text = await fs.readFile(this.#path, { encoding: "utf8" });
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
      throw error;
    }
    const data = JSON.parse(text);
    if (data === null || Array.isArray(data) || typeof data !== "object") {
      throw new Error(`${this.#path} holds no object`);
    }
    this.#saved = new Map(Object.entries(data));
    this.emit("loaded", data);
  }

  schedule(name: string, config: Config, handler: () => unknown): this {
    const nextRun = Scheduler.nextRun(config);
    if (typeof handler !== "function") throw new TypeError("handler");
    this.#jobs.get(name)?.ticket.tear();
    const saved = this.#saved.get(name);
    this.#saved.delete(name);
    const job: Job = {
      config,
      handler,
      enabled: saved ? saved.enabled : true,
      runCount: saved ? saved.runCount : 0,
      lastRun: saved?.lastRun ? new Date(saved.lastRun) : null,
      nextRun,
      current: null,
      ticket: new Ticket(),
    };
    this.#jobs.set(name, job);
    if (job.enabled) void this.#loop(name, job, job.ticket);
    this.#write();
    queueMicrotask(() => this.emit("scheduled", { name, nextRun }));
    return this;
  }

  cancel(name: string): this {
    this.#jobs.get(name)?.ticket.tear();
    const existed = this.#jobs.delete(name);
    this.#saved.delete(name);
    if (existed) queueMicrotask(() => this.emit("cancelled", { name }));
    this.#write();
    return this;
  }

  pause(name: string): this {
    const job = this.#jobs.get(name);
    if (!job || !job.enabled) return this;
    job.enabled = false;
    job.nextRun = null;
    job.ticket.tear();
    this.#write();
    return this;
  }

  resume(name: string): this {
    const job = this.#jobs.get(name);
    if (!job || job.enabled) return this;
    job.enabled = true;
    job.nextRun = Scheduler.nextRun(job.config);
    job.ticket = new Ticket();
    if (!this.#stopped) void this.#loop(name, job, job.ticket);
    this.#write();
    return this;
  }

  getStatus() {
    const status: Record<string, object> = Object.create(null);
    for (const [name, job] of this.#jobs) {
      const { enabled, nextRun, lastRun, runCount } = job;
      status[name] = { enabled, nextRun, lastRun, runCount, running: job.current !== null };
    }
    return status;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { ticket } of this.#jobs.values()) ticket.tear();
    await this.#chain;
  }

  async #loop(name: string, job: Job, ticket: Ticket): Promise<void> {
    while (ticket.valid) {
      if (job.nextRun === null) return;
      await sleepUntil(job.nextRun, ticket);
      if (job.current) await job.current;
      if (!ticket.valid) return;
      const got = await this.#slots.take(ticket);
      if (!got) return;
      if (!ticket.valid) return this.#slots.give();
      job.current = this.#run(name, job);
      await job.current;
      if (ticket.valid) {
        job.nextRun = Scheduler.nextRun(job.config);
        this.#write();
      }
    }
  }

  async #run(name: string, job: Job): Promise<void> {
    job.runCount += 1;
    job.lastRun = new Date();
    const { runCount } = job;
    this.#write();
    let outcome: [string, object];
    try {
      const result = job.handler();
      this.emit("jobStart", { name, runCount });
      await result;
      outcome = ["jobComplete", { name, runCount }];
    } catch (error) {
      outcome = ["jobError", { name, runCount, error }];
    }
    job.current = null;
    this.#slots.give();
    this.emit(...outcome);
  }

  #write(): void {
    const target = this.#path;
    if (target === undefined) return;
    const text = JSON.stringify(
      Object.fromEntries([
        ...this.#saved,
        ...[...this.#jobs].map(([name, { config, runCount, lastRun, nextRun, enabled }]) => [
          name,
          { version: 1, config, runCount, lastRun, nextRun, enabled },
        ]),
      ]),
    );
    this.#chain = this.#chain
      .then(() => fs.mkdir(path.dirname(target), { recursive: true }))
      .then(() => fs.writeFile(target, text))
      .catch(() => undefined);
  }
}

async function sleepUntil(date: Date, ticket: Ticket): Promise<void> {
  for (;;) {
    const left = date.getTime() - Date.now();
    if (left <= 0 || !ticket.valid) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(left, 24 * 60 * 60 * 1000));
      ticket.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Minute by minute, but over whole days, hours and minutes that cannot match. */
function search(text: string, from: Date): Date | null {
  const parts = text.replace(/^[ \t]+|[ \t]+$/g, "").split(/[ \t]+/);
  if (parts.length !== 5) fail(text);
  const [minute, hour, day, month, weekday] = parts.map((part, index) => test(part, index, text));
  if (!minute || !hour || !day || !month || !weekday) return fail(text);
  const dayFree = parts[2] === "*";
  const weekdayFree = parts[4] === "*";
  const start = new Date(from.getFullYear(), from.getMonth(), from.getDate());
  for (let index = 0; index <= 3000; index += 1) {
    const date = new Date(start);
    date.setDate(start.getDate() + index);
    if (!month(date.getMonth() + 1)) continue;
    const matches = dayFree
      ? weekday(date.getDay())
      : weekdayFree
        ? day(date.getDate())
        : day(date.getDate()) || weekday(date.getDay());
    if (!matches) continue;
    const found = moments(date, hour, minute).find((moment) => moment > from);
    if (found) return found;
  }
  return null;
}

type Test = (value: number) => boolean;

/** The moments of a day that match. */
function moments(day: Date, hour: Test, minute: Test): Date[] {
  const dates: Date[] = [];
  for (let count = 0; count < 1440; count += 1) {
    if (!hour(Math.floor(count / 60)) || !minute(count % 60)) continue;
    const date = new Date(day);
    date.setHours(0, count, 0, 0);
    dates.push(date);
  }
  return dates;
}

function test(part: string, index: number, text: string): Test {
  const low = [0, 0, 1, 1, 0][index] ?? 0;
  const high = [59, 23, 31, 12, 6][index] ?? 0;
  const tests = part.split(",").map((item) => {
    const found = item.match(/^(?:\*|(?<from>[0-9]+)(?:-(?<to>[0-9]+))?)(?:\/(?<step>[0-9]+))?$/);
    if (!found) return fail(text);
    const { from, to, step } = found.groups ?? {};
    const a = from === undefined ? low : parseInt(from, 10);
    const b = to === undefined ? (from === undefined || step ? high : a) : parseInt(to, 10);
    const s = step === undefined ? 1 : parseInt(step, 10);
    if (a < low || b > high || b < a || s === 0) return fail(text);
    return (value: number) => value >= a && value <= b && (value - a) % s === 0;
  });
  return (value) => tests.some((each) => each(value));
}

function fail(text: string): never {
  throw Object.assign(new SyntaxError(`no cron expression: ${text}`), { code: "INVALID_CRON" });
}
