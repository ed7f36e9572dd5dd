import { fileURLToPath } from "node:url";
import { sep } from "node:path";
import type { RawSite } from "../../event.ts";

/** What a stack says: the learner's nearest line, and who is called there. */
export interface Stack {
  site: RawSite | null;
  /** `name@file` of the frames above it. */
  api: string[];
}

/** Makes a function that reads the stack at the call; `own` are the learner's folders. */
export function createCapture(own: readonly string[], self: string): (limit: number) => Stack {
  const isOwn = createTest(own, self);
  const keep = (_error: unknown, frames: NodeJS.CallSite[]): NodeJS.CallSite[] => frames;
  // The learner's code may replace what it likes.
  const { captureStackTrace } = Error;
  return function capture(limit: number): Stack {
    const { prepareStackTrace, stackTraceLimit } = Error;
    Error.stackTraceLimit = limit;
    Error.prepareStackTrace = keep;
    const holder: { stack?: unknown } = {};
    captureStackTrace(holder, capture);
    const frames = holder.stack;
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
    return Array.isArray(frames) ? read(frames, isOwn, self) : { site: null, api: [] };
  };
}

const DEEPEST = 5;

function read(
  frames: readonly NodeJS.CallSite[],
  isOwn: (file: string) => boolean,
  self: string,
): Stack {
  const api: string[] = [];
  for (const frame of frames) {
    const file = frame.getFileName() ?? "";
    if (file === self || file.startsWith("node:internal/async_hooks")) continue;
    if (isOwn(file)) return { site: describe(frame, file), api };
    // The one nearest to the learner's line says what was called.
    api[Math.min(api.length, DEEPEST)] = `${nameFrame(frame)}@${file}`;
  }
  return { site: null, api };
}

function describe(frame: NodeJS.CallSite, file: string): RawSite {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  const line = frame.getLineNumber() ?? 0;
  const column = frame.getColumnNumber() ?? 0;
  const name = frame.getFunctionName() ?? "";
  return frame.isAsync() ? [path, line, column, name, 1] : [path, line, column, name];
}

function nameFrame(frame: NodeJS.CallSite): string {
  return frame.getFunctionName() ?? frame.getMethodName() ?? "";
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
    const isInside = own.some((folder) => path.startsWith(folder));
    return isInside && !path.includes(`${sep}node_modules${sep}`);
  };
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const answer = test(file);
    known.set(file, answer);
    return answer;
  };
}
