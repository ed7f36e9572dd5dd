import type { IdEvent, InitEvent } from "../event.ts";
import { INIT_CELLS, MARK_CELLS, ROW } from "../row.ts";

/** The events that a line of rows holds. */
export interface RowsRead {
  events: (InitEvent | IdEvent)[];
  /** All of it could be read. */
  isWhole: boolean;
}

/** What a text stands for: the name of a type, or the place of a making. */
export type RowText = string | Pick<InitEvent, "s" | "api">;

/** Reads the rows of one thread, as far as they go; `texts` are those that were given before. */
export function readRows(base64: string, thread: number, texts: readonly RowText[]): RowsRead {
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  const { BYTES_PER_ELEMENT: size } = Float64Array;
  const cells = new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / size));
  const stamp = thread === 0 ? {} : { th: thread };
  const events: RowsRead["events"] = [];
  let at = 0;
  while (at < cells.length) {
    const length = cells[at] === ROW.init ? INIT_CELLS : MARK_CELLS;
    const row = cells.subarray(at, at + length);
    const event = row.length < length ? null : readRow(row, texts);
    if (event === null) return { events, isWhole: false };
    events.push({ ...event, ...stamp });
    at += length;
  }
  return { events, isWhole: bytes.length % size === 0 };
}

function readRow(row: Float64Array, texts: readonly RowText[]): InitEvent | IdEvent | null {
  const kind = MARKS.get(row[0] ?? 0);
  if (kind === undefined) return row[0] === ROW.init ? readInit(row, texts) : null;
  const [, id = 0, L = 0, t = Number.NaN] = row;
  return { k: kind, id, L, ...readTime(t) };
}

const MARKS: ReadonlyMap<number, IdEvent["k"]> = new Map([
  [ROW.before, "before"],
  [ROW.after, "after"],
  [ROW.resolve, "resolve"],
]);

function readInit(row: Float64Array, texts: readonly RowText[]): InitEvent | null {
  const [, id = 0, type = 0, tr = 0, ex = 0, place = 0, time, delay = Number.NaN, repeats] = row;
  const ty = texts[type];
  const where = texts[place];
  if (typeof ty !== "string" || typeof where !== "object") return null;
  const timer = Number.isNaN(delay) ? {} : { d: delay };
  const rest = repeats === 1 ? { rep: 1 as const } : {};
  return { k: "init", id, ty, tr, ex, ...where, ...timer, ...rest, L: 0, ...readTime(time) };
}

function readTime(t = Number.NaN): { t?: number } {
  return Number.isNaN(t) ? {} : { t };
}
