/**
 * Where something is made, also when the learner's code has changed how stacks are kept or written:
 * libraries set `Error.prepareStackTrace` and `Error.stackTraceLimit`, and some forget to set them back.
 */
export interface KeptStack {
  /** The stack as V8 writes it; empty when it cannot be had. */
  read: () => string;
}

const FRAMES = 12;
const { defineProperty, deleteProperty, get, getOwnPropertyDescriptor, set } = Reflect;
const Base = Error;

/** Keeps the present stack. */
export function keepStack(): KeptStack {
  const limit: unknown = get(Base, "stackTraceLimit");
  set(Base, "stackTraceLimit", FRAMES);
  const trace = new Base("made here");
  set(Base, "stackTraceLimit", limit);
  return { read: () => readStack(trace) };
}

/** V8 writes a stack when it is first asked for, with whatever is in place by then. */
function readStack(trace: Error): string {
  const own = getOwnPropertyDescriptor(Base, "prepareStackTrace");
  const isAway = own === undefined || deleteProperty(Base, "prepareStackTrace");
  try {
    const stack: unknown = isAway ? get(trace, "stack") : null;
    return typeof stack === "string" ? stack : "";
  } catch {
    return "";
  } finally {
    if (own !== undefined) defineProperty(Base, "prepareStackTrace", own);
  }
}
