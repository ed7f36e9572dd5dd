/** What a prompt came to; cancelling with Ctrl-C or Escape is an answer too. */
export type Answer<T> = { kind: "answered"; value: T } | { kind: "cancelled" };
