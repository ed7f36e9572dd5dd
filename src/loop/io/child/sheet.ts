import { Buffer } from "node:buffer";
import { openSync, writeSync } from "node:fs";
import { INIT_CELLS, MARK_CELLS, ROW } from "../../row.ts";
import type { MarkKind } from "../../row.ts";

/** A resource that was made, as the row that tells of it has it. */
export interface Making {
  id: number;
  /** The number of a text, as that of `place`. */
  type: number;
  trigger: number;
  execution: number;
  place: number;
  /** NaN for what is not told, as `delay`. */
  time: number;
  delay: number;
  repeats: boolean;
}

/** Events on their way to a file, written a chunk at a time, in order. */
export interface Sheet {
  /** An event in JSON. What is urgent does not wait for long: it must not get lost when the process is killed. */
  line: (line: string, urgent: boolean) => void;
  /** A row of four cells. */
  mark: (kind: MarkKind, id: number, turn: number, time: number) => void;
  /** A row of a making. */
  make: (making: Making) => void;
  /** Gives a text, as JSON, the number by which rows name it. */
  name: (json: string) => number;
  flush: () => void;
}

const CHUNK = 1000;
/** So many printed lines are written down at once, the others when a millisecond has gone by. */
const AT_ONCE = 500;
// The learner's code may replace what it likes.
const hrtime = process.hrtime.bigint;

/** Opens the file of a process for one of its threads. */
export function openSheet(path: string, thread: number): Sheet {
  const file = openSync(path, "a");
  const rows = createRows(thread);
  let text = "";
  let waiting = 0;
  let urgently = 0;
  let flushed = hrtime();
  const flush = (): void => {
    if (waiting === 0) return;
    text += rows.take();
    // One write a chunk, so that the threads of a process do not get between each other's lines.
    writeSync(file, text);
    text = "";
    waiting = 0;
    if (urgently > AT_ONCE) flushed = hrtime();
  };
  const isDue = (): boolean => {
    urgently += 1;
    return urgently <= AT_ONCE || hrtime() - flushed > 1_000_000n;
  };
  return {
    name: rows.name,
    flush,
    line: (line, urgent) => {
      text += `${rows.take()}${line}`;
      waiting += 1;
      if (waiting >= CHUNK || (urgent && isDue())) flush();
    },
    mark: (kind, id, turn, time) => {
      rows.mark(kind, id, turn, time);
      waiting += 1;
      if (waiting >= CHUNK) flush();
    },
    make: (making) => {
      rows.make(making);
      waiting += 1;
      if (waiting >= CHUNK) flush();
    },
  };
}

/** Rows that are not text yet, at most `CHUNK`. */
interface Rows extends Pick<Sheet, "mark" | "make" | "name"> {
  /** The lines of what came since the last time. */
  take: () => string;
}

function createRows(thread: number): Rows {
  const cells = new Float64Array(CHUNK * INIT_CELLS);
  const bytes = Buffer.from(cells.buffer);
  let end = 0;
  let names = 0;
  let fresh = "";
  return {
    mark: (kind, id, turn, time) => {
      cells[end] = kind;
      cells[end + 1] = id;
      cells[end + 2] = turn;
      cells[end + 3] = time;
      end += MARK_CELLS;
    },
    make: (making) => {
      writeMaking(cells, end, making);
      end += INIT_CELLS;
    },
    name: (json) => {
      fresh += `,${json}`;
      names += 1;
      return names - 1;
    },
    take: () => {
      if (end === 0) return "";
      const rows = `#${thread} ${bytes.toString("base64", 0, end * Float64Array.BYTES_PER_ELEMENT)}\n`;
      const lines = fresh === "" ? rows : `[${thread}${fresh}]\n${rows}`;
      end = 0;
      fresh = "";
      return lines;
    },
  };
}

function writeMaking(cells: Float64Array, at: number, making: Making): void {
  cells[at] = ROW.init;
  cells[at + 1] = making.id;
  cells[at + 2] = making.type;
  cells[at + 3] = making.trigger;
  cells[at + 4] = making.execution;
  cells[at + 5] = making.place;
  cells[at + 6] = making.time;
  cells[at + 7] = making.delay;
  cells[at + 8] = making.repeats ? 1 : 0;
}
