import { diffArrays } from "diff";

/** Lines from `start` up to `end`, counted from 0, that are exchanged for others. */
export interface Block {
  start: number;
  end: number;
  added: string[];
}

/**
 * The fewest lines that differ between two texts, as blocks in the order of the first one. Where a
 * block may stand in several places it joins another one, or stands where it reads best.
 */
export function findBlocks(before: string[], after: string[]): Block[] {
  const blocks = compare(before, after);
  const settled: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = settled.at(-1);
    const room = { low: last?.end ?? 0, high: blocks[index + 1]?.start ?? before.length };
    const place = choosePlace(before, slide(before, block, room), {
      low: last === undefined ? -1 : room.low,
      high: blocks[index + 1]?.start ?? -1,
    });
    if (last !== undefined && last.end === place.start) {
      last.end = place.end;
      last.added.push(...place.added);
    } else settled.push(place);
  }
  return settled;
}

/** Whether a line says more than brackets do. */
export function hasWord(text = ""): boolean {
  return /\w/.test(text);
}

function compare(before: string[], after: string[]): Block[] {
  const blocks: Block[] = [];
  let place = 0;
  let open: Block | null = null;
  for (const { added, removed, value } of diffArrays(before, after)) {
    if (!added && !removed) {
      open = null;
      place += value.length;
      continue;
    }
    if (open === null) {
      open = { start: place, end: place, added: [] };
      blocks.push(open);
    }
    if (added) open.added.push(...value);
    else place = open.end += value.length;
  }
  return blocks;
}

/** Lines that a block must stay between, or touch. */
interface Room {
  low: number;
  high: number;
}

/** The same block in all its places, from the first to the last: only one kind of lines can move. */
function slide(lines: readonly string[], block: Block, { low, high }: Room): Block[] {
  const places = [block];
  if (block.end > block.start && block.added.length > 0) return places;
  for (let at = moveUp(lines, block, low); at !== null; at = moveUp(lines, at, low))
    places.unshift(at);
  for (let at = moveDown(lines, block, high); at !== null; at = moveDown(lines, at, high))
    places.push(at);
  return places;
}

function moveUp(lines: readonly string[], { start, end, added }: Block, low: number): Block | null {
  if (start <= low || lines[start - 1] !== (added.at(-1) ?? lines[end - 1])) return null;
  return { start: start - 1, end: end - 1, added: [...added.slice(-1), ...added.slice(0, -1)] };
}

function moveDown(
  lines: readonly string[],
  { start, end, added }: Block,
  high: number,
): Block | null {
  if (end >= high || lines[end] !== (added[0] ?? lines[start])) return null;
  return { start: start + 1, end: end + 1, added: [...added.slice(1), ...added.slice(0, 1)] };
}

/** Next to a neighbour if one can be touched, else where it begins with a word, far on the left. */
function choosePlace(lines: readonly string[], places: readonly Block[], touched: Room): Block {
  const touching = places.find(({ start, end }) => start === touched.low || end === touched.high);
  const [first, ...others] = places;
  if (touching !== undefined) return touching;
  if (first === undefined) throw new Error("a block has no place");
  let best = first;
  for (const place of others) if (rate(lines, place) <= rate(lines, best)) best = place;
  return best;
}

/** The lower, the better. */
function rate(lines: readonly string[], { start, added }: Block): number {
  const text = added[0] ?? lines[start] ?? "";
  const indent = text.length - text.trimStart().length;
  return hasWord(text) ? indent : 1000 + indent;
}
