import type { Style } from "../style.ts";
import { formatClock } from "./format-clock.ts";

/** What the clock of an interview shows. */
export interface ClockFace {
  /** Of the part. */
  title: string;
  usedMs: number;
  limitMs: number;
  /** Of the whole interview. */
  clockMs: number;
  allMs: number;
  /** What is to be said now, such as a warning; `null` for nothing. */
  notice: string | null;
}

/** The clock in one line: the part and its limit, the interview and its length. */
export function renderClock(face: ClockFace, style: Style): string {
  const { title, usedMs, limitMs, clockMs, allMs, notice } = face;
  const isOver = usedMs >= limitMs;
  const part = `${title} ${formatClock(usedMs)} of ${formatClock(limitMs)}`;
  const whole = `interview ${formatClock(clockMs)} of ${formatClock(allMs)}`;
  return [
    isOver ? style.bad(`${part}, time is over`) : style.accent(part),
    style.quiet(whole),
    ...(notice === null ? [] : [style.warn(notice)]),
  ].join(style.quiet(` ${style.symbols.dot} `));
}
