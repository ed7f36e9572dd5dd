import { setMaxListeners } from "node:events";
import { availableParallelism, cpus } from "node:os";
import { setTimeout } from "node:timers/promises";
import { hasRoom } from "./admission.ts";
import type { CoreTimes } from "./admission.ts";

/** How often the load of the machine is looked at, in milliseconds. */
const LOOK_MS = 200;

/** When jobs end early, and how many of them are under way. */
export interface SideBySide {
  signal: AbortSignal;
  /** Just so many at once, whatever the machine has; as many as it has room for when absent. */
  atOnce?: number | undefined;
}

/**
 * Does the jobs in their order, one for each core at once, and more while the cores are idle because
 * jobs wait. Starts none once the signal is aborted; rejects with what a job rejects with.
 */
export async function runSideBySide<Job>(
  jobs: readonly Job[],
  work: (job: Job) => Promise<void>,
  { signal, atOnce }: SideBySide,
): Promise<void> {
  const cores = availableParallelism();
  // Each job listens; more than ten at once are no leak.
  if (atOnce !== undefined) setMaxListeners(0, signal);
  const running = new Set<Promise<void>>();
  for (const job of jobs) {
    if (atOnce !== undefined) while (running.size >= atOnce) await Promise.race(running);
    else while (running.size >= cores && !(await hasGainedRoom(running, cores)));
    if (signal.aborted) break;
    const own = work(job).finally(() => running.delete(own));
    running.add(own);
  }
  await Promise.all(running);
}

/** Watches the load for a while, or until a job has ended. */
async function hasGainedRoom(running: Set<Promise<void>>, cores: number): Promise<boolean> {
  const before = readCores();
  await Promise.race([...running, setTimeout(LOOK_MS, undefined, { ref: false })]);
  return hasRoom({ running: running.size, cores, before, now: readCores() });
}

function readCores(): CoreTimes {
  const times = cpus().map((core) => core.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  const total = times.reduce((sum, time) => sum + sumUp(Object.values(time)), 0);
  return { idle, total };
}

function sumUp(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
