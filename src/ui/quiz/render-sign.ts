import type { View } from "../view.ts";

/** The sign of a part of an answer: right, or not. */
export function renderSign(good: boolean, { style }: View): string {
  return good ? style.good(style.symbols.met) : style.quiet(style.symbols.notReached);
}
