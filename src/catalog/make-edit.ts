import { applyEdit } from "./apply-edit.ts";
import type { Block } from "./find-blocks.ts";
import { findBlocks, hasWord } from "./find-blocks.ts";
import type { Hunk, HunkLine } from "./hunk.ts";
import { findLines } from "./hunk.ts";

/**
 * The smallest hunks that turn one text into another. Each has as many lines of context as it takes to
 * occur only once in the base, so most have none; `context` asks for more on either side.
 */
export function makeEdit(base: string, changed: string, context = 0): Hunk[] {
  const lines = base.split("\n");
  const blocks = findBlocks(lines, changed.split("\n"));
  for (let least = context; ; least = 2 * least + 1) {
    const hunks = frameAll({ lines, least }, blocks).map((frame) => cut(lines, frame));
    const applied = applyEdit(base, hunks);
    if (applied.kind === "applied" && applied.text === changed) return hunks;
    // A single hunk of the whole base cannot be refused, so this ends.
    if (least >= lines.length) throw new Error("an edit of the whole text does not apply to it");
  }
}

/** Lines of the base that become one hunk: some blocks, what is between them, and context. */
interface Frame {
  start: number;
  end: number;
  blocks: Block[];
}

interface Base {
  lines: readonly string[];
  /** Lines of context that each side gets in any case. */
  least: number;
}

/** A frame around each block; those that are at most one line apart become one. */
function frameAll(base: Base, blocks: readonly Block[]): Frame[] {
  const frames: Frame[] = [];
  for (const block of blocks) {
    let frame = frameOne(base, [block]);
    for (let last = frames.at(-1); last && last.end + 1 >= frame.start; last = frames.at(-1)) {
      frames.pop();
      frame = frameOne(base, [...last.blocks, ...frame.blocks]);
    }
    frames.push(frame);
  }
  return frames.map((frame) => trim(base, frame));
}

/** Grows on both sides until the lines of the frame occur only once. */
function frameOne({ lines, least }: Base, blocks: Block[]): Frame {
  const first = blocks[0]?.start ?? 0;
  const last = blocks.at(-1)?.end ?? lines.length;
  for (let more = least; ; more += 1) {
    const frame = {
      start: Math.max(0, first - more),
      end: Math.min(lines.length, last + more),
      blocks,
    };
    if (isUnique(lines, frame) || more >= lines.length) return frame;
  }
}

/** Takes away context that is neither needed nor asked for, and lines at the edges without a word. */
function trim({ lines, least }: Base, frame: Frame): Frame {
  const first = frame.blocks[0]?.start ?? frame.start;
  const last = frame.blocks.at(-1)?.end ?? frame.end;
  const best = { ...frame };
  for (let start = frame.start; start <= Math.max(frame.start, first - least); start += 1) {
    for (let end = frame.end; end >= Math.min(frame.end, last + least); end -= 1) {
      const other = { ...frame, start, end };
      if (isUnique(lines, other) && rate(lines, other) < rate(lines, best))
        Object.assign(best, other);
    }
  }
  const mayEnd = (end: number): boolean => isUnique(lines, { ...best, end });
  const mayStart = (start: number): boolean => isUnique(lines, { ...best, start });
  while (best.end > last && !hasWord(lines[best.end - 1]) && mayEnd(best.end - 1)) best.end -= 1;
  while (best.start < first && !hasWord(lines[best.start]) && mayStart(best.start + 1))
    best.start += 1;
  return best;
}

/** The lower, the better: lines count most, then edges without a word. */
function rate(lines: readonly string[], { start, end }: Frame): number {
  const edges = [lines[start], lines[end - 1]].filter((line) => !hasWord(line));
  return (end - start) * 3 + edges.length;
}

function isUnique(lines: readonly string[], { start, end }: Omit<Frame, "blocks">): boolean {
  return start < end && findLines(lines, lines.slice(start, end)).length === 1;
}

function cut(lines: readonly string[], { start, end, blocks }: Frame): Hunk {
  const result: HunkLine[] = [];
  const put = (kind: HunkLine["kind"], texts: readonly string[]): void => {
    result.push(...texts.map((text) => ({ kind, text })));
  };
  let done = start;
  for (const block of blocks) {
    put("same", lines.slice(done, block.start));
    put("removed", lines.slice(block.start, block.end));
    put("added", block.added);
    done = block.end;
  }
  put("same", lines.slice(done, end));
  return { lines: result };
}
