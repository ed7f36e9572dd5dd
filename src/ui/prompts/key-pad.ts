/** A key that was pressed. */
export interface Key {
  /** Such as `return`, `backspace` or `a`; empty when it has no name. */
  name: string;
  /** What it types, empty for a key that types nothing. */
  text: string;
}

/** What a key leads to. */
export type Press<S, R> = { kind: "going"; state: S } | { kind: "done"; result: R };

/** How much of the terminal a pad may fill. */
export interface Room {
  columns: number;
  rows: number;
}

/** A place in what is shown. */
export interface Spot {
  row: number;
  column: number;
}

/** A question that is answered by keys alone; it knows neither the terminal nor the time. */
export interface KeyPad<S, R> {
  start: S;
  /** Lines that show what was pressed so far and what can be. */
  show: (state: S, room: Room) => string;
  /** Where in what is shown the cursor stands, from 0; behind its last line when absent. */
  cursor?: (state: S, room: Room) => Spot;
  press: (state: S, key: Key) => Press<S, R>;
  /** What stays on the screen of an answer, or of none; what was shown last when absent. */
  close?: (result: R | null, room?: Room) => string;
  /** Whether the cursor is hidden, for pads on which nothing is typed. */
  hidesCursor?: boolean;
}
