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
const { isArray } = Array;
const { startsWith } = String.prototype;
const Base = Error;
const { captureStackTrace } = Error;
const { getFileName, isEval } = takeFrame();
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
  const own = getOwnPropertyDescriptor(Base, "prepareStackTrace");
  const decide = (_error: unknown, frames: unknown): boolean => isFrom(frames, places);
  // Names of files alone cost a third of what a written stack does, which has lines and columns.
  if (!defineProperty(Base, "prepareStackTrace", { value: decide, configurable: true }))
    return false;
  const limit: unknown = get(Base, "stackTraceLimit");
  set(Base, "stackTraceLimit", FRAMES);
  const holder: { stack?: unknown } = {};
  apply(captureStackTrace, Base, [holder]);
  const answer = holder.stack;
  set(Base, "stackTraceLimit", limit);
  deleteProperty(Base, "prepareStackTrace");
  if (own !== undefined) defineProperty(Base, "prepareStackTrace", own);
  return answer === true;
}

/** The nearest frame that is neither Node's nor the judge's decides; what was made of a text is nobody's. */
function isFrom(frames: unknown, places: readonly string[]): boolean {
  if (!isArray(frames)) return false;
  for (let at = 0; at < frames.length; at += 1) {
    const frame: unknown = frames[at];
    if (apply(isEval, frame, [])) return false;
    const file: unknown = apply(getFileName, frame, []);
    if (typeof file !== "string" || file === OWN || apply(startsWith, file, ["node:"])) continue;
    for (let i = 0; i < places.length; i += 1)
      if (apply(startsWith, file, [places[i]])) return true;
    return false;
  }
  return false;
}

/** A frame, before anybody could replace what tells of it. */
function takeFrame(): NodeJS.CallSite {
  let frame: NodeJS.CallSite | undefined;
  Base.prepareStackTrace = (_error, frames) => {
    [frame] = frames;
    return "";
  };
  const holder: { stack?: unknown } = {};
  captureStackTrace(holder);
  void holder.stack;
  deleteProperty(Base, "prepareStackTrace");
  if (frame === undefined) throw new Error("A stack has no frames.");
  return frame;
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
