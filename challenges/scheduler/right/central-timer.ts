/**
 * One timer for the earliest due time of all jobs, plain data, synchronous writes, a hand-made
 * emitter. Intervals count from the start of a run; due times during a run become one run.
 */
import { existsSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";

type Listener = (payload: unknown) => void;

interface Past {
  enabled?: boolean;
  runCount?: number;
  lastRun?: string | null;
}

interface Task {
  name: string;
  config: number | string;
  handler: () => unknown;
  enabled: boolean;
  count: number;
  last: number | null;
  due: number | null;
  queued: boolean;
  running: boolean;
}

const HOUR = 3_600_000;

export class Scheduler {
  private limit: number;
  private file: string | undefined;
  private tasks: Task[] = [];
  private queue: Task[] = [];
  private old = new Map<string, Past>();
  private busy = 0;
  private open = true;
  private alarm: ReturnType<typeof setTimeout> | undefined;
  private listeners: { event: string; listener: Listener; once: boolean }[] = [];

  constructor({
    maxConcurrent = 10,
    persistPath,
  }: { maxConcurrent?: number; persistPath?: string } = {}) {
    this.limit = maxConcurrent;
    this.file = persistPath;
  }

  static nextRun(config: number | string, from: Date = new Date()): Date | null {
    if (typeof config === "number") {
      if (!Number.isFinite(config) || config <= 0) throw new RangeError("bad interval");
      return new Date(from.valueOf() + config);
    }
    if (typeof config !== "string") throw new TypeError("bad config");
    return new Carry(config).after(from);
  }

  async init(): Promise<void> {
    if (!this.file || !existsSync(this.file)) return;
    const data = JSON.parse(readFileSync(this.file, "utf8"));
    if (Object.prototype.toString.call(data) !== "[object Object]") throw new Error("no object");
    this.old = new Map(Object.entries(data));
    this.emit("loaded", data);
  }

  schedule(name: string, config: number | string, handler: () => unknown): this {
    const due = Scheduler.nextRun(config)?.valueOf() ?? null;
    if (typeof handler !== "function") throw new TypeError("bad handler");
    const past = this.old.get(name) ?? {};
    this.forget(name);
    this.tasks.push({
      name,
      config,
      handler,
      enabled: past.enabled ?? true,
      count: past.runCount ?? 0,
      last: past.lastRun ? Date.parse(past.lastRun) : null,
      due,
      queued: false,
      running: false,
    });
    this.emit("scheduled", { name, nextRun: due === null ? null : new Date(due) });
    return this.changed();
  }

  cancel(name: string): this {
    const had = this.tasks.some((task) => task.name === name);
    this.forget(name);
    if (had) this.emit("cancelled", { name });
    return this.changed();
  }

  pause(name: string): this {
    const task = this.tasks.find((each) => each.name === name);
    if (task) {
      task.enabled = false;
      this.queue = this.queue.filter((each) => each !== task);
      task.queued = false;
    }
    return this.changed();
  }

  resume(name: string): this {
    const task = this.tasks.find((each) => each.name === name);
    if (task && !task.enabled) {
      task.enabled = true;
      task.due = Scheduler.nextRun(task.config)?.valueOf() ?? null;
    }
    return this.changed();
  }

  getStatus(): Record<string, object> {
    const status: Record<string, object> = {};
    for (const { name, enabled, due, last, count, running } of this.tasks) {
      const nextRun = due === null ? null : new Date(due);
      const lastRun = last === null ? null : new Date(last);
      status[name] = { enabled, nextRun, lastRun, runCount: count, running };
    }
    return status;
  }

  stop(): Promise<void> {
    this.open = false;
    clearTimeout(this.alarm);
    return Promise.resolve();
  }

  on(event: string, listener: Listener, once = false): this {
    if (typeof listener !== "function") throw new TypeError("bad listener");
    this.listeners = this.listeners.concat({ event, listener, once });
    return this;
  }

  once(event: string, listener: Listener): this {
    return this.on(event, listener, true);
  }

  off(event: string, listener: Listener): this {
    const at = this.listeners.findLastIndex(
      (each) => each.event === event && each.listener === listener,
    );
    this.listeners = this.listeners.filter((_, index) => index !== at);
    return this;
  }

  private emit(event: string, payload: unknown): void {
    for (const entry of this.listeners.filter((each) => each.event === event)) {
      if (entry.once) this.listeners = this.listeners.filter((each) => each !== entry);
      entry.listener.call(this, payload);
    }
  }

  private forget(name: string): void {
    this.tasks = this.tasks.filter((task) => task.name !== name);
    this.queue = this.queue.filter((task) => task.name !== name);
    this.old.delete(name);
  }

  private changed(): this {
    this.write();
    this.setAlarm();
    return this;
  }

  private setAlarm(): void {
    clearTimeout(this.alarm);
    if (!this.open) return;
    const dues = this.tasks.filter((task) => this.isIdle(task)).map((task) => task.due ?? Infinity);
    const first = Math.min(...dues, Infinity);
    if (first === Infinity) return;
    this.alarm = setTimeout(() => this.ring(), Math.max(0, Math.min(first - Date.now(), 6 * HOUR)));
  }

  private isIdle(task: Task): boolean {
    return task.enabled && !task.running && !task.queued;
  }

  private ring(): void {
    const now = Date.now();
    const due = this.tasks.filter(
      (task) => this.isIdle(task) && task.due !== null && task.due <= now,
    );
    due.sort((a, b) => Number(a.due) - Number(b.due));
    for (const task of due) task.queued = true;
    this.queue.push(...due);
    this.drain();
  }

  private drain(): void {
    while (this.open && this.queue.length > 0 && this.busy < this.limit) {
      const [task] = this.queue.splice(0, 1);
      if (task) this.start(task);
    }
    this.setAlarm();
  }

  private start(task: Task): void {
    this.busy++;
    task.queued = false;
    task.running = true;
    task.count++;
    task.last = Date.now();
    task.due = Scheduler.nextRun(task.config)?.valueOf() ?? null;
    const runCount = task.count;
    this.write();
    const settle = (event: string, more: object) => {
      this.busy--;
      task.running = false;
      this.emit(event, { name: task.name, runCount, ...more });
      this.write();
      this.drain();
    };
    this.emit("jobStart", { name: task.name, runCount });
    void new Promise((resolve) => resolve(task.handler())).then(
      () => settle("jobComplete", {}),
      (error: unknown) => settle("jobError", { error }),
    );
  }

  private write(): void {
    if (!this.file || !this.open) return;
    const data: Record<string, unknown> = Object.fromEntries(this.old);
    const text = (time: number | null) => (time === null ? null : new Date(time).toISOString());
    for (const { name, config, count, last, due, enabled } of this.tasks) {
      data[name] = { config, runCount: count, lastRun: text(last), nextRun: text(due), enabled };
    }
    const draft = `${this.file}~`;
    try {
      writeFileSync(draft, JSON.stringify(data));
      renameSync(draft, this.file);
    } catch {
      if (existsSync(draft)) unlinkSync(draft);
    }
  }
}

/** Finds the next date by moving the largest field that does not match. */
class Carry {
  private fields: boolean[][];
  private either: boolean;

  constructor(text: string) {
    const parts = text.split(/[ \t]/).filter(Boolean);
    if (parts.length !== 5) throw wrong();
    const limits = [
      [0, 59],
      [0, 23],
      [1, 31],
      [1, 12],
      [0, 6],
    ] as const;
    this.fields = limits.map(([low, high], index) => {
      const marks: boolean[] = [];
      for (const item of (parts[index] ?? "").split(",")) mark(marks, item, [low, high]);
      return marks;
    });
    this.either = parts[2] !== "*" && parts[4] !== "*";
  }

  after(from: Date): Date | null {
    const [minutes = [], hours = [], days = [], months = [], weekdays = []] = this.fields;
    const date = new Date(from.valueOf());
    date.setSeconds(0, 0);
    date.setMinutes(date.getMinutes() + 1);
    const last = from.getFullYear() + 9;
    while (date.getFullYear() <= last) {
      const day = days[date.getDate()] ?? false;
      const weekday = weekdays[date.getDay()] ?? false;
      if (!months[date.getMonth() + 1]) {
        date.setMonth(date.getMonth() + 1, 1);
        date.setHours(0, 0);
      } else if (this.either ? !day && !weekday : !day || !weekday) {
        date.setDate(date.getDate() + 1);
        date.setHours(0, 0);
      } else if (!hours[date.getHours()]) date.setHours(date.getHours() + 1, 0);
      else if (!minutes[date.getMinutes()]) date.setMinutes(date.getMinutes() + 1);
      else return date;
    }
    return null;
  }
}

function mark(marks: boolean[], item: string, [low, high]: [number, number]): void {
  const [range = "", step = "1", ...more] = item.split("/");
  const ends = range === "*" ? [low, high] : range.split("-").map(digits);
  const [first = 0, end = first] = ends;
  const width = digits(step);
  if (more.length > 0 || ends.length > 2 || width < 1 || first < low || end > high || first > end)
    throw wrong();
  for (let value = first; value <= end; value += width) marks[value] = true;
}

function digits(text: string): number {
  if (text === "" || text.split("").some((char) => char < "0" || char > "9")) throw wrong();
  return Number(text);
}

function wrong(): Error {
  return Object.assign(new Error("wrong cron expression"), { code: "INVALID_CRON" });
}
