/**
 * The calls above a learner's line, as a node of a tree: the same few come again and again, so that
 * what they are called is written once.
 */
export interface CallPath {
  /** `name@file` of each, the nearest to the learner's line last. */
  calls: readonly string[];
  /** The path with one more call, nearer to the learner's line. */
  step: (frame: NodeJS.CallSite, file: string) => CallPath;
  /** The number of the place where the learner's `frame` makes the last call. */
  place: (frame: NodeJS.CallSite) => number;
  /** The same where no line of the learner's is known. */
  placeNone: () => number;
}

/** Gives calls and the learner's frame below them a number. */
export type Tell = (calls: readonly string[], frame?: NodeJS.CallSite) => number;

/** The calls that are told, besides the one nearest to the learner's line. */
const MOST = 5;

/** Makes the node for `calls`. */
export function createCallPath(calls: readonly string[], tell: Tell): CallPath {
  const next = new Map<string, Map<string, CallPath>>();
  let none = -1;
  return {
    calls,
    step: (frame, file) => {
      const name = frame.getFunctionName() ?? frame.getMethodName() ?? "";
      let byFile = next.get(name);
      if (byFile === undefined) {
        byFile = new Map();
        next.set(name, byFile);
      }
      const before = byFile.get(file);
      if (before !== undefined) return before;
      const made = createCallPath([...calls.slice(0, MOST), `${name}@${file}`], tell);
      byFile.set(file, made);
      return made;
    },
    place: createPlaces((frame) => tell(calls, frame)),
    placeNone: () => {
      if (none === -1) none = tell(calls);
      return none;
    },
  };
}

/**
 * Remembers the number of each place in the learner's code. Where a function was called and where it is
 * awaited are two places.
 */
export function createPlaces(
  tell: (frame: NodeJS.CallSite) => number,
): (frame: NodeJS.CallSite) => number {
  const files = new Map<string, Map<number, number>>();
  return (frame) => {
    const file = frame.getFileName() ?? "";
    let places = files.get(file);
    if (places === undefined) {
      places = new Map();
      files.set(file, places);
    }
    const at = frame.getPosition() * 2 + (frame.isAsync() ? 1 : 0);
    const before = places.get(at);
    if (before !== undefined) return before;
    const place = tell(frame);
    places.set(at, place);
    return place;
  };
}
