import { stripVTControlCharacters } from "node:util";
import type { View } from "../view.ts";

/** At most so many lines, the last of which then says how many are left out. */
export function cutLines(lines: readonly string[], most: number, view: View): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), tellLeft(lines.length - most + 1, view)];
}

/** The same for compared values: of a diff, what differs is kept, some of each side. */
export function cutValues(lines: readonly string[], most: number, view: View): string[] {
  const signs = lines.map(findSign);
  const places = (sign: string): number[] =>
    signs.flatMap((one, at) => (at > 0 && one === sign ? [at] : []));
  const [removed, added] = [places("-"), places("+")];
  // The first line says which side is which.
  const room = most - 2;
  if (lines.length <= most || room < 1 || signs[0] !== "-" || removed.length + added.length === 0)
    return cutLines(lines, most, view);
  const others = Math.min(added.length, Math.floor(room / 2));
  const own = removed.slice(0, room - others);
  const kept = [0, ...own, ...added.slice(0, room - own.length)].toSorted((a, b) => a - b);
  const shown = lines.filter((_line, at) => kept.includes(at));
  return [...shown, tellLeft(lines.length - shown.length, view)];
}

/** The sign of a line of a diff. */
function findSign(line: string): string {
  return /^ {2}([-+]) /.exec(stripVTControlCharacters(line))?.[1] ?? "";
}

function tellLeft(count: number, { style }: View): string {
  const lines = count === 1 ? "1 more line" : `${count} more lines`;
  return style.quiet(`  ${style.symbols.ellipsis} ${lines}; press a for all`);
}
