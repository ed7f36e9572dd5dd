/** A stretch of time between two looks at a process that looks about every `period` milliseconds. */
interface Stretch {
  elapsed: number;
  period: number;
  /** Processor time that it used meanwhile, or 0 where nobody knows. */
  cpu: number;
}

/** A look that comes later than this many periods came late. */
const LATE = 1.25;
/** The part of a period that a late look still counts for. */
const LEAST = 0.25;

/**
 * How much of a stretch the process really had, in milliseconds. A look that comes late was held up: by
 * the process's own work, which its processor time tells, or by a machine that stood still, slept or
 * was busy with something else, which nobody is to pay for.
 */
export function creditStretch({ elapsed, period, cpu }: Stretch): number {
  if (elapsed <= period * LATE) return elapsed;
  return elapsed < cpu ? elapsed : cpu > period * LEAST ? cpu : period * LEAST;
}

/** What the system says of a process that does not answer, in milliseconds since its start. */
export interface Work {
  /** Time on a processor. */
  ran: number;
  /** Time for which it was ready to run and got no processor. */
  queued: number;
  /** Whether it was held: stopped, or waiting for a disk. */
  held: boolean;
}

/**
 * How much of a stretch a process had that says nothing: all of it but what it spent in the queue for a
 * processor. Where the system does not tell, one half, for it may be the machine.
 */
export function creditSilence(elapsed: number, before: Work | null, now: Work | null): number {
  if (before === null || now === null) return elapsed / 2;
  if (now.held) return 0;
  const had = elapsed - (now.queued - before.queued);
  return Math.min(elapsed, Math.max(had, now.ran - before.ran, 0));
}
