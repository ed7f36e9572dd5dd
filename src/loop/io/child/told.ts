/** What the tracer knows of each resource while it runs: whether and as what it is told. */
export interface Told {
  /** Nothing is told of it. */
  hide: (id: number) => void;
  /** What runs for `resource` is told as `id`. */
  rename: (id: number, resource: number) => void;
  /** `null` for what is not told. */
  find: (id: number) => number | null;
  /** It runs in a turn of the loop that is known when it begins. */
  keepTurn: (id: number, kind: "drained" | "timed") => void;
  /** Whether a new turn of the loop may have begun when it runs. */
  mayTurn: (id: number) => boolean;
  /** From now on nothing tells when a turn begins. */
  loseTurns: () => void;
}

const HIDDEN = 1;
/** It runs in the turn of the callback before it. */
const DRAINED = 2;
/** It runs in check or after it, so in the turn that the tracer's own immediate has looked at. */
const TIMED = 3;

/** Resources are counted from 1 on, so a byte for each holds what is known. */
export function createTold(): Told {
  let known = new Uint8Array(4096);
  const names = new Map<number, number>();
  let hasBeat = true;
  const note = (id: number, what: number): void => {
    if (id >= known.length) {
      const before = known;
      known = new Uint8Array(id * 2);
      known.set(before);
    }
    known[id] = what;
  };
  return {
    hide: (id) => note(id, HIDDEN),
    rename: (id, resource) => {
      note(resource, 0);
      names.set(resource, id);
    },
    find: (id) => {
      if (known[id] === HIDDEN) return null;
      return names.size === 0 ? id : (names.get(id) ?? id);
    },
    keepTurn: (id, kind) => note(id, kind === "drained" ? DRAINED : TIMED),
    mayTurn: (id) => {
      const what = known[id];
      return what === TIMED ? !hasBeat : what !== DRAINED;
    },
    loseTurns: () => {
      hasBeat = false;
    },
  };
}
