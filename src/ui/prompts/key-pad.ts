/** A key that was pressed. */
export interface Key {
  /** Such as `return`, `backspace` or `a`; empty when it has no name. */
  name: string;
  /** What it types, empty for a key that types nothing. */
  text: string;
}

/** What a key leads to. */
export type Press<S, R> = { kind: "going"; state: S } | { kind: "done"; result: R };

/** A question that is answered by keys alone; it knows neither the terminal nor the time. */
export interface KeyPad<S, R> {
  start: S;
  /** One line that shows what was pressed so far and what can be. */
  show: (state: S) => string;
  press: (state: S, key: Key) => Press<S, R>;
}
