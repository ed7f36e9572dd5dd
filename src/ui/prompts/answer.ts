/** What a prompt came to; leaving it is an answer too. */
export type PromptAnswer<T> =
  | { kind: "answered"; value: T }
  /** Escape, or the end of the input. */
  | { kind: "cancelled" }
  /** Ctrl-C. */
  | { kind: "interrupted" };
