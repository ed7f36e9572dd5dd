import type { Style } from "../style.ts";
import { gapOf } from "../text/gap.ts";
import { displayWidth } from "../text/glyphs.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
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
}

/** The clock in one line: the part and its limit, the interview and its length; `of` is shorter where it must. */
function renderClock(face: ClockFace, style: Style, of: string): string {
  const { title, usedMs, limitMs, clockMs, allMs } = face;
  const isPartOver = usedMs >= limitMs;
  const isAllOver = clockMs > allMs;
  const part = `${title} ${formatClock(usedMs)}${of}${formatClock(limitMs)}`;
  const whole = `interview ${formatClock(clockMs)}${of}${formatClock(allMs)}`;
  // Both in words do not fit in 80 columns.
  const end = isPartOver && !isAllOver ? ", time is over" : "";
  return [
    isPartOver ? style.bad(part + end) : style.accent(part),
    isAllOver ? style.warn(`${whole}, over time`) : style.quiet(whole),
  ].join(style.quiet(gapOf(style)));
}

/** The clock and, on lines of their own, what is to be said now, such as a warning. */
export function renderClockLines(
  face: ClockFace,
  notices: readonly string[],
  { style, width }: View,
): string[] {
  const [long, short] = [" of ", "/"].map((of) => renderClock(face, style, of));
  const clock = displayWidth(long ?? "") <= width ? long : short;
  return [clock ?? "", ...notices.map(style.warn)].flatMap((line) => wrapText(line, width));
}
