/**
 * Where something is made, also when the learner's code has changed how stacks are kept or written:
 * libraries set `Error.prepareStackTrace` and `Error.stackTraceLimit`, and some forget to set them back.
 */
export interface KeptStack {
  /** The stack as V8 writes it; empty when it cannot be had. */
  read: () => string;
}

const FRAMES = 12;
const { apply, defineProperty, deleteProperty, get, getOwnPropertyDescriptor, set } = Reflect;
const { includes, indexOf, slice } = String.prototype;
const Base = Error;
/** The judge's own frames say nothing. */
const OWN = import.meta.url;

/** Keeps the present stack. */
export function keepStack(): KeptStack {
  const limit: unknown = get(Base, "stackTraceLimit");
  set(Base, "stackTraceLimit", FRAMES);
  const trace = new Base("made here");
  set(Base, "stackTraceLimit", limit);
  return { read: () => readStack(trace) };
}

/** Whether the code that calls the judge now lies in one of these folders or files, each a URL. */
export function askedBy(places: readonly string[]): boolean {
  const stack = keepStack().read();
  for (let at = 0, end = 0; end !== -1; at = end + 1) {
    end = apply(indexOf, stack, ["\n", at]);
    const line = apply(slice, stack, [at, end === -1 ? stack.length : end]);
    if (!apply(includes, line, ["file:"]) || apply(includes, line, [OWN])) continue;
    for (let i = 0; i < places.length; i += 1) if (apply(includes, line, [places[i]])) return true;
    return false;
  }
  return false;
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
