import { tickPad } from "../drill/tick-pad.ts";
import type { TickRow, TickState } from "../drill/tick-pad.ts";
import { renderClosedQuestion } from "../prompts/closed-question.ts";
import type { Key, KeyPad, Press } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { readCommand } from "./question-move.ts";
import type { QuestionMove } from "./question-move.ts";

/** Rows of which some are marked, as in a drill; a number and Space mark its row too. */
export interface LinePad {
  message: string;
  /** Their numbers; 0 for a row that has none. */
  rows: readonly (TickRow & { n: number })[];
  style: Style;
}

/** So many rows can be marked, since they are put in order after that. */
const MOST = 12;

/** A pad on which Space marks rows and Enter ends it, once a row is marked. */
export function linePad(
  list: LinePad,
  finish: (numbers: number[]) => QuestionMove,
): KeyPad<string, QuestionMove> {
  const { message, rows, style } = list;
  const tick = openTicks(list, "");
  let last: readonly number[] = [];
  const press = (text: string, key: Key): Press<string, QuestionMove> => {
    const { state, typed } = readState(text);
    const letter = readLatin(key.text);
    const command = readCommand(letter);
    if (command !== null) return { kind: "done", result: command };
    if (/^\d$/.test(letter)) return going(state, `${typed}${letter}`.slice(-3));
    if (typed !== "" && key.name === "backspace") return going(state, typed.slice(0, -1));
    const marks = typed !== "" && (key.name === "return" || /^[ ,]$/.test(letter));
    const marked = marks ? markNumber(tick, rows, { state, typed }) : state;
    if (marks && key.name !== "return") return going(marked, "");
    const next = tick.press(marked, key);
    if (next.kind === "going") return going(limit(next.state, state), "");
    last = listNumbers(rows, next.result);
    return { kind: "done", result: finish([...last]) };
  };
  return {
    start: writeState(tick.start, ""),
    hidesCursor: true,
    show: (text, room) => {
      const { state, typed } = readState(text);
      return openTicks(list, typed).show(state, room);
    },
    press,
    close: (move) => {
      const isSaid = move?.kind === "answer" && move.answer.kind === "review";
      return renderClosedQuestion(message, isSaid ? last.join(", ") : null, style);
    },
  };
}

/** The list with a number behind its question that is typed so far. */
function openTicks({ message, rows, style }: LinePad, typed: string): KeyPad<TickState, number[]> {
  return tickPad({
    message: typed === "" ? message : `${message} ${typed}`,
    ...{ rows, style, leaves: "quit, u: undo" },
    tell: (ticked) => listNumbers(rows, ticked).join(", "),
  });
}

function listNumbers(rows: LinePad["rows"], ticked: readonly number[]): number[] {
  return ticked.flatMap((at) => rows[at]?.n ?? []);
}

/** Marks the row with the typed number, or takes its mark away; any other number does nothing. */
function markNumber(
  tick: KeyPad<TickState, number[]>,
  rows: LinePad["rows"],
  { state, typed }: { state: TickState; typed: string },
): TickState {
  const at = rows.findIndex(({ n, open }) => open && n === Number(typed));
  if (at === -1) return state;
  const press = tick.press({ ...state, at }, { name: "space", text: " " });
  return press.kind === "going" ? limit(press.state, state) : state;
}

function limit(next: TickState, before: TickState): TickState {
  return next.ticked.length > MOST ? before : next;
}

function going(state: TickState, typed: string): Press<string, QuestionMove> {
  return { kind: "going", state: writeState(state, typed) };
}

/** Every pad of the quiz has a text as its state. */
function writeState({ at, ticked }: TickState, typed: string): string {
  return [at, ticked.join(","), typed].join("|");
}

function readState(text: string): { state: TickState; typed: string } {
  const [at = "0", ticked = "", typed = ""] = text.split("|");
  const places = ticked === "" ? [] : ticked.split(",").map(Number);
  return { state: { at: Number(at), ticked: places }, typed };
}
