import type { Work } from "./fair-time.ts";

/** States in which a process is held: stopped by a signal or a debugger, or waiting for a disk. */
const HELD = new Set(["T", "t", "D"]);

/**
 * Reads what Linux says of a process in `stat` and `schedstat`: its state, and the nanoseconds that it
 * ran and was ready to run. `null` when it says something else.
 */
export function parseWork(stat: string, schedstat: string): Work | null {
  // The name of the program stands in brackets and may hold anything.
  const state = /^\s*(\S)/.exec(stat.slice(stat.lastIndexOf(")") + 1))?.[1];
  const [, ran, queued] = /^(\d+) (\d+) /.exec(schedstat) ?? [];
  if (state === undefined || ran === undefined || queued === undefined) return null;
  return { ran: Number(ran) / 1e6, queued: Number(queued) / 1e6, held: HELD.has(state) };
}
