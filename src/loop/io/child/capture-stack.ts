import { fileURLToPath } from "node:url";
import { sep } from "node:path";
import type { RawSite } from "../../event.ts";
import { createCallPath, createPlaces } from "./call-path.ts";
import type { CallPath } from "./call-path.ts";

// The learner's code may replace what it likes.
const { stringify } = JSON;
const { captureStackTrace } = Error;

/** What a stack says: the learner's nearest line, and who is called there. */
export interface Stack {
  site: RawSite | null;
  /** `name@file` of the frames above it. */
  api: readonly string[];
}

/** Stacks that were taken, read; the calls are those without the frames up to and with a `top`. */
export interface Capture {
  /** Takes and reads the stack at the call. */
  read: (limit: number) => Stack;
  /** The number of a text: the fields `s` and `api` of an event, in JSON. */
  place: (frames: Frames) => number;
  /** The same if the learner's line is among the frames; else `null`. */
  placeOwn: (frames: Frames) => number | null;
  /** Makes what does the same for the first frame, if it is the learner's, which calls `name`. Costs least. */
  watchCall: (name: string) => (frames: Frames) => number | null;
}

/** The frames of a stack, the last call first. */
export type Frames = readonly NodeJS.CallSite[];

/** Whose code a file is; nobody wants to know of the tracer and of what runs the hooks. */
type Owner = "own" | "noise" | "other";

/** Makes the functions that read stacks; `own` are the learner's folders, `name` gives a text in JSON its number. */
export function createCapture(
  own: readonly string[],
  self: string,
  name: (json: string) => number,
): Capture {
  const findOwner = createOwners(own, self);
  const tell = (calls: readonly string[], frame?: NodeJS.CallSite): number => {
    const site = describe(frame);
    return name(stringify({ ...(site && { s: site }), ...(calls.length > 0 && { api: calls }) }));
  };
  const walk = createWalk(createCallPath([], tell), findOwner);
  return {
    read: (limit) => {
      const { path, frame } = walk(takeFrames(limit, takeFrames));
      return { site: describe(frame), api: path.calls };
    },
    place: (frames) => {
      const { path, frame } = walk(frames);
      return frame === undefined ? path.placeNone() : path.place(frame);
    },
    placeOwn: (frames) => {
      const { path, frame } = walk(frames);
      return frame === undefined ? null : path.place(frame);
    },
    watchCall: (called) => {
      const place = createPlaces((frame) => tell([called], frame));
      return (frames) => {
        const frame = frames[0];
        if (frame === undefined || findOwner(frame.getFileName() ?? "") !== "own") return null;
        return place(frame);
      };
    },
  };
}

/** The learner's nearest line, and the calls above it. */
interface Found {
  path: CallPath;
  frame: NodeJS.CallSite | undefined;
}

/** Makes what goes down a stack to the learner's nearest line. */
function createWalk(root: CallPath, findOwner: (file: string) => Owner): (frames: Frames) => Found {
  return (frames) => {
    let path = root;
    for (let at = 0; at < frames.length; at += 1) {
      const frame = frames[at];
      const file = frame?.getFileName() ?? "";
      const owner = findOwner(file);
      if (frame === undefined || owner === "noise") continue;
      if (owner === "own") return { path, frame };
      path = path.step(frame, file);
    }
    return { path, frame: undefined };
  };
}

const keep = (_error: unknown, frames: NodeJS.CallSite[]): NodeJS.CallSite[] => frames;

/**
 * The stack at the call, without the frames up to and with `top`. Each frame that is left out costs too,
 * so it is called from as near as can be.
 */
export function takeFrames(limit: number, top: CallableFunction): Frames {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = keep;
  const holder: { stack?: unknown } = {};
  captureStackTrace(holder, top);
  const frames = holder.stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return Array.isArray(frames) ? frames : [];
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

/** Files are asked for often, so each answer is kept. */
function createOwners(own: readonly string[], self: string): (file: string) => Owner {
  const known = new Map<string, Owner>([
    [self, "noise"],
    ["", "other"],
  ]);
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const owner = decideOwner(file, own);
    known.set(file, owner);
    return owner;
  };
}

function decideOwner(file: string, own: readonly string[]): Owner {
  if (file.startsWith("node:internal/async_hooks")) return "noise";
  if (file.startsWith("node:")) return "other";
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  // The learner's folder may itself be inside of an installation; what is installed below it is not theirs.
  const isOwn = own.some((folder) => {
    const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
    return inside !== null && !`${sep}${inside}`.includes(`${sep}node_modules${sep}`);
  });
  return isOwn ? "own" : "other";
}
