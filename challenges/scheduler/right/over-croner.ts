// over: croner@11
import { EventEmitter } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { Cron } from "croner";
const fresh = { enabled: true, runCount: 0, lastRun: null as Date | null, running: false };
type Job = typeof fresh & { nextRun: Date | null; config: number | string; run?: () => unknown };
export class Scheduler extends EventEmitter {
  #jobs = new Map<string, Job>();
  #clear = new Map<Job, () => void>();
  #queue: [string, Job][] = [];
  #writes = Promise.resolve();
  #free: number;
  #path: string;
  constructor({ maxConcurrent = 10, persistPath = "" } = {}) {
    super();
    [this.#free, this.#path] = [maxConcurrent, persistPath];
  }
  static nextRun(config: number | string, from = new Date()): Date | null {
    if (typeof config === "string")
      try {
        return new Cron(config).nextRun(from);
      } catch (cause) {
        throw Object.assign(new Error("invalid", { cause }), { code: "INVALID_CRON" });
      }
    if (typeof config === "number" && config > 0 && config < Infinity)
      return new Date(from.getTime() + config);
    throw new TypeError("neither an interval nor a cron expression");
  }
  async init() {
    const data = JSON.parse(await readFile(this.#path, "utf8").catch(() => "0"));
    if (data === 0) return;
    if (!/Object/.test(Object.prototype.toString.call(data))) throw new TypeError("no object");
    this.#jobs = new Map(Object.entries(data));
    this.emit("loaded", data);
  }
  schedule(name: string, config: number | string, run: () => unknown) {
    if (typeof run !== "function") throw new TypeError("no function");
    const job = { ...fresh, nextRun: Scheduler.nextRun(config), config, run };
    const old = this.#jobs.get(name);
    if (old && !old.run)
      Object.assign(job, {
        ...old,
        lastRun: old.lastRun && new Date(old.lastRun),
        nextRun: job.nextRun,
        config,
      });
    return this.#set(name, job).#tell("scheduled", { name, nextRun: job.nextRun });
  }
  cancel = (name: string) =>
    this.#jobs.has(name) ? this.#set(name).#tell("cancelled", { name }) : this;
  pause = (name: string) => this.#enable(name, false);
  resume = (name: string) => this.#enable(name, true);
  getStatus = () => Object.fromEntries([...this.#jobs].map(([name, job]) => [name, { ...job }]));
  #tell(event: string, payload: object) {
    this.emit(event, payload);
    return this;
  }
  #enable(name: string, enabled: boolean) {
    const job = this.#jobs.get(name);
    if (!job || job.enabled === enabled) return this;
    return this.#set(name, Object.assign(job, { enabled, nextRun: Scheduler.nextRun(job.config) }));
  }
  async stop() {
    this.#free = -Infinity;
    for (const [name, job] of this.#jobs) this.#set(name, job);
    await this.#writes;
  }
  #set(name: string, job?: Job) {
    const old = this.#jobs.get(name);
  }
}
