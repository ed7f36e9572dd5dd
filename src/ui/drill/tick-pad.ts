import { renderClosedQuestion } from "../prompts/closed-question.ts";
import type { Key, KeyPad, Press, Room } from "../prompts/key-pad.ts";
import type { Style } from "../style.ts";
import { displayWidth } from "../text/glyphs.ts";
import { chopCode, wrapText } from "../text/wrap.ts";

/** A row of a list, as it is shown. */
export interface TickRow {
  text: string;
  /** It can be ticked; the others only stand around it. */
  open: boolean;
  /** What stands below the list while the cursor is on the row. */
  more?: string;
}

/** A list in which several rows are ticked. */
export interface TickList {
  message: string;
  rows: readonly TickRow[];
  style: Style;
  /** So many must be ticked; 1 when absent. */
  least?: number;
  /** What Escape does; `quit` when absent. */
  leaves?: string;
  /** What is said of so many ticked rows when the list is closed, such as `2 lines`. */
  tell: (ticked: readonly number[]) => string;
}

/** Where the cursor stands, and the places of the rows that are ticked, in their order. */
export interface TickState {
  at: number;
  ticked: readonly number[];
}

const HELP = "arrows: move, Space: mark, Enter: done";
const MORE_HELP = "arrows: move, Space: mark at least one";
/** The message, the help, and the row that stays free so that nothing scrolls away. */
const AROUND = 3;
/** So many lines show the row under the cursor in full where it is cut. */
const MOST_DETAIL = 3;

/** A pad on which Space ticks the row under the cursor and Enter ends it, once a row is ticked. */
export function tickPad(list: TickList): KeyPad<TickState, number[]> {
  const { rows, style, message, tell, least = 1 } = list;
  return {
    start: {
      at: Math.max(
        0,
        rows.findIndex(({ open }) => open),
      ),
      ticked: [],
    },
    hidesCursor: true,
    show: (state, room) => showList(list, state, room),
    press: (state, key): Press<TickState, number[]> =>
      key.name === "return" && state.ticked.length >= least
        ? { kind: "done", result: [...state.ticked] }
        : { kind: "going", state: press(rows, state, key) },
    close: (ticked) => renderClosedQuestion(message, ticked === null ? null : tell(ticked), style),
  };
}

function showList(
  { message, rows, style, least = 1, leaves = "quit" }: TickList,
  { at, ticked }: TickState,
  room: Room,
): string {
  const { symbols, accent, strong, quiet } = style;
  const detail = listDetail(rows[at], room);
  const rest = room.rows - AROUND - detail.length;
  const count = Math.max(1, Math.min(rows.length, rest));
  const top = Math.min(Math.max(0, at - Math.floor(count / 2)), rows.length - count);
  const shown = rows.slice(top, top + count).map(({ text }, index) => {
    const place = top + index;
    const isTicked = ticked.includes(place);
    const box = isTicked ? style.warn(symbols.bullet) : " ";
    const mark = place === at ? accent(symbols.pointer) : " ";
    const isCut = (index === 0 && top > 0) || (index === count - 1 && place < rows.length - 1);
    const lead = isCut && place !== at ? quiet(symbols.ellipsis.slice(0, 1)) : mark;
    return `${lead} ${box} ${text}`;
  });
  const position = count < rows.length ? quiet(` (row ${at + 1} of ${rows.length})`) : "";
  const help = `${ticked.length < least ? MORE_HELP : HELP}, Esc: ${leaves}`;
  return [
    ...(room.rows > 3 ? [`${accent("?")} ${strong(message)}${position}`] : []),
    ...shown,
    ...detail,
    ...(room.rows > 2 ? [quiet(help)] : []),
  ].join("\n");
}

const LEAD = 4;

/** The row under the cursor in full, where the terminal is too narrow for it, and what more there is to say. */
function listDetail(row: TickRow | undefined, { columns, rows }: Room): string[] {
  if (row === undefined || rows < 10) return [];
  const width = Math.max(8, columns - LEAD - 1);
  const isCut = displayWidth(row.text) + LEAD >= columns;
  return [
    ...(isCut ? chopCode(row.text.trim(), width).slice(0, MOST_DETAIL) : []),
    ...(row.more === undefined ? [] : wrapText(row.more, width).slice(0, MOST_DETAIL)),
  ].map((line) => `${" ".repeat(LEAD)}${line}`);
}

function press(rows: readonly TickRow[], state: TickState, { name, text }: Key): TickState {
  if (name === "space" || text === " ") return toggle(state);
  const step = STEPS.get(name);
  return step === undefined ? state : { ...state, at: move(rows, state.at, step) };
}

function toggle({ at, ticked }: TickState): TickState {
  const rest = ticked.filter((place) => place !== at);
  const next = rest.length === ticked.length ? [...ticked, at].toSorted((a, b) => a - b) : rest;
  return { at, ticked: next };
}

/** So many open rows up or down, or as far as there are any. */
function move(rows: readonly TickRow[], at: number, step: number): number {
  const places = rows.flatMap(({ open }, place) => (open ? [place] : []));
  const index = places.indexOf(at) + step;
  return places[Math.min(Math.max(0, index), places.length - 1)] ?? at;
}

const PAGE = 10;
const STEPS = new Map([
  ["up", -1],
  ["k", -1],
  ["down", 1],
  ["j", 1],
  ["tab", 1],
  ["pageup", -PAGE],
  ["pagedown", PAGE],
  ["home", -Infinity],
  ["end", Infinity],
]);
