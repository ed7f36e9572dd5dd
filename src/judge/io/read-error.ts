import type { RawError } from "../attempt.ts";

/** The parts of vitest's error that are read; each may be missing or of another type. */
interface ErrorLike {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  expected?: unknown;
  actual?: unknown;
}

/** Reduces vitest's error to text. */
export function readError(error: ErrorLike): RawError {
  const raw: RawError = {
    name: textOf(error.name) ?? "Error",
    message: textOf(error.message) ?? "",
    stack: textOf(error.stack) ?? "",
  };
  const expected = textOf(error.expected);
  const received = textOf(error.actual);
  if (expected !== null) raw.expected = expected;
  if (received !== null) raw.received = received;
  return raw;
}

function textOf(thing: unknown): string | null {
  return typeof thing === "string" ? thing : null;
}
