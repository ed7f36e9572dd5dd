/** The height of a row of the time line, and of what is above the first. */
export const ROW = 38;
export const TOP = 8;

/** The height at which a row has its bars. */
export function middle(row: number): number {
  return TOP + row * ROW + ROW / 2;
}
