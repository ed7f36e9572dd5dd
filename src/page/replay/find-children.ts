import type { Step, StepTime } from "../../loop/trace.ts";

/** The child processes that a line started: from the first start to the last that was heard of any. */
export interface ChildLife {
  line: number;
  from: number;
  to: number;
}

/** The child processes of a run, as far as it was measured: what they do themselves nobody sees. */
export function findChildren(
  steps: readonly Step[],
  timeOf: (n: number) => StepTime | undefined,
): ChildLife[] {
  const lives = new Map<number, ChildLife>();
  for (const { n, phase, scheduledBy } of steps) {
    const line = scheduledBy.site?.line;
    if (phase !== "poll" || line === undefined || !CHILD.test(scheduledBy.api)) continue;
    const { made = null, from = null } = timeOf(n) ?? {};
    if (from === null) continue;
    const life = lives.get(line) ?? { line, from, to: from };
    lives.set(line, {
      line,
      from: Math.min(life.from, made ?? from),
      to: Math.max(life.to, from),
    });
  }
  return [...lives.values()];
}

/** What starts a process; all that comes of it is named by that call. */
const CHILD = /^(child_process|cluster)\./;
