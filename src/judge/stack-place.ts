import type { Place } from "./verdict.ts";

/** One frame of a stack: absolute path, 1-based line and column. */
export interface Frame {
  path: string;
  line: number;
  column: number;
  function: string | null;
}

/** Reads the frames of a V8 stack that name a file, innermost first. */
export function parseFrames(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n")) {
    const match =
      /^\s*(?:at|-)\s+(?:(.*?)\s+)?\(?((?:file:\/\/\/?|[A-Za-z]:[\\/]|\\\\|\/).*?):(\d+):(\d+)\)?$/.exec(
        line,
      );
    if (match === null) continue;
    const [, name, location = "", row, column] = match;
    frames.push({
      path: toPath(location),
      line: Number(row),
      column: Number(column),
      function: name ?? null,
    });
  }
  return frames;
}

/** The innermost frame in one of the learner's files, or `null`. */
export function findLearnerFrame(stack: string, files: string[]): Frame | null {
  const wanted = new Set(files.map(slashed));
  return parseFrames(stack).find((frame) => wanted.has(slashed(frame.path))) ?? null;
}

/** A frame as a place relative to where the learner is. */
export function placeOf(frame: Frame, relativeTo: (path: string) => string): Place {
  return { file: relativeTo(frame.path), line: frame.line, column: frame.column };
}

function toPath(location: string): string {
  if (!location.startsWith("file://")) return location;
  const path = decode(location.slice("file://".length));
  // A host is a share of Windows, whose path begins with two slashes.
  if (!path.startsWith("/")) return `//${path}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
