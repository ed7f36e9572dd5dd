import type { Style } from "./style.ts";

/** A progress bar of `width` columns; it is full only when all is done, and not empty once begun. */
export function renderBar(
  part: { done: number; total: number },
  width: number,
  style: Style,
): string {
  const full = countFull(part, width);
  const { barFull, barEmpty } = style.symbols;
  return style.good(barFull.repeat(full)) + style.quiet(barEmpty.repeat(width - full));
}

function countFull({ done, total }: { done: number; total: number }, width: number): number {
  if (done <= 0 || total <= 0) return 0;
  if (done >= total) return width;
  return Math.min(width - 1, Math.max(1, Math.round((done / total) * width)));
}
