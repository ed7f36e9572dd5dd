import { fileURLToPath } from "node:url";
import { sep } from "node:path";
import type { RawSite } from "../../event.ts";
import { quote } from "./quote.ts";

// The learner's code may replace what it likes.
const { stringify } = JSON;

/** What a stack says: the learner's nearest line, and who is called there. */
export interface Stack {
  site: RawSite | null;
  /** `name@file` of the frames above it. */
  api: string[];
}

/** Reads the stack at the call, without the frames up to and with `top`. */
export interface Capture {
  read: (limit: number, top?: CallableFunction) => Stack;
  /** The same as the fields `s` and `api` of an event, in JSON, each after a comma. */
  write: (limit: number, top: CallableFunction) => string;
  /** The same when the learner's line calls `top`, whose name is `call`; else `null`. Costs least. */
  writeCall: (top: CallableFunction, call: string) => string | null;
}

/** Makes the functions that read stacks; `own` are the learner's folders. */
export function createCapture(own: readonly string[], self: string): Capture {
  const isOwn = createTest(own, self);
  const take = createTake();
  const writeSite = createSiteWriter();
  const find = (frames: readonly NodeJS.CallSite[]): number => {
    for (let at = 0; at < frames.length; at += 1) {
      if (isOwn(frames[at]?.getFileName() ?? "")) return at;
    }
    return -1;
  };
  return {
    read: (limit, top = take) => {
      const frames = take(limit, top);
      const at = find(frames);
      return { site: describe(frames[at]), api: listCalls(frames, at, self) };
    },
    write: (limit, top) => {
      const frames = take(limit, top);
      const at = find(frames);
      return writeSite(frames[at]) + writeCalls(listCalls(frames, at, self));
    },
    writeCall: (top, call) => {
      const [frame] = take(1, top);
      return isOwn(frame?.getFileName() ?? "")
        ? `${writeSite(frame)},"api":[${quote(call)}]`
        : null;
    },
  };
}

function writeCalls(calls: readonly string[]): string {
  let text = "";
  for (let at = 0; at < calls.length; at += 1) {
    text += at === 0 ? quote(calls[at] ?? "") : `,${quote(calls[at] ?? "")}`;
  }
  return text === "" ? "" : `,"api":[${text}]`;
}

type Take = (limit: number, top: CallableFunction) => readonly NodeJS.CallSite[];

function createTake(): Take {
  const keep = (_error: unknown, frames: NodeJS.CallSite[]): NodeJS.CallSite[] => frames;
  // The learner's code may replace what it likes.
  const { captureStackTrace } = Error;
  return (limit, top) => {
    const { prepareStackTrace, stackTraceLimit } = Error;
    Error.stackTraceLimit = limit;
    Error.prepareStackTrace = keep;
    const holder: { stack?: unknown } = {};
    captureStackTrace(holder, top);
    const frames = holder.stack;
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
    return Array.isArray(frames) ? frames : [];
  };
}

const DEEPEST = 5;

/** `name@file` of the frames above the learner's. */
function listCalls(frames: readonly NodeJS.CallSite[], own: number, self: string): string[] {
  const api: string[] = [];
  const count = own === -1 ? frames.length : own;
  for (let at = 0; at < count; at += 1) {
    const frame = frames[at];
    const file = frame?.getFileName() ?? "";
    const isNoise = file === self || file.startsWith("node:internal/async_hooks");
    if (frame === undefined || isNoise) continue;
    const name = frame.getFunctionName() ?? frame.getMethodName() ?? "";
    // The one nearest to the learner's line says what was called.
    api[Math.min(api.length, DEEPEST)] = `${name}@${file}`;
  }
  return api;
}

function describe(frame: NodeJS.CallSite | undefined): RawSite | null {
  if (frame === undefined) return null;
  const file = frame.getFileName() ?? "";
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  const line = frame.getLineNumber() ?? 0;
  const column = frame.getColumnNumber() ?? 0;
  const name = frame.getFunctionName() ?? "";
  return frame.isAsync() ? [path, line, column, name, 1] : [path, line, column, name];
}

/** The same few places make most of what is made, so the text of each is kept. */
function createSiteWriter(): (frame: NodeJS.CallSite | undefined) => string {
  const files = new Map<string, Map<number, string>>();
  return (frame) => {
    if (frame === undefined) return "";
    const file = frame.getFileName() ?? "";
    let places = files.get(file);
    if (places === undefined) {
      places = new Map();
      files.set(file, places);
    }
    // Where a function was called and where it is awaited are two things.
    const place = frame.getPosition() * 2 + (frame.isAsync() ? 1 : 0);
    const before = places.get(place);
    if (before !== undefined) return before;
    const text = `,"s":${stringify(describe(frame))}`;
    places.set(place, text);
    return text;
  };
}

/** Files are asked for often, so each answer is kept. */
function createTest(own: readonly string[], self: string): (file: string) => boolean {
  const known = new Map<string, boolean>([
    [self, false],
    ["", false],
  ]);
  const test = (file: string): boolean => {
    if (file.startsWith("node:")) return false;
    const path = file.startsWith("file:") ? fileURLToPath(file) : file;
    // The learner's folder may itself be inside of an installation; what is installed below it is not theirs.
    return own.some((folder) => {
      const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
      return inside !== null && !`${sep}${inside}`.includes(`${sep}node_modules${sep}`);
    });
  };
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const answer = test(file);
    known.set(file, answer);
    return answer;
  };
}
