/** How long the machine's cores have been idle, and have been there at all, in milliseconds summed over the cores. */
export interface CoreTimes {
  idle: number;
  total: number;
}

/** What decides whether one more job may start beside those that run. */
export interface Load {
  running: number;
  cores: number;
  before: CoreTimes;
  now: CoreTimes;
}

/** The part of the cores' time that has to be left over for one more job. */
const IDLE_SHARE = 0.25;
/** However idle the cores are, no more jobs than this for each of them. */
const MOST_PER_CORE = 4;

/** Whether the jobs under way leave room for another: one for each core, and more while they wait. */
export function hasRoom({ running, cores, before, now }: Load): boolean {
  if (running < cores) return true;
  if (running >= cores * MOST_PER_CORE) return false;
  const passed = now.total - before.total;
  return passed > 0 && (now.idle - before.idle) / passed >= IDLE_SHARE;
}
