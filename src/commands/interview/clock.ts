/** The clock of an interview, in milliseconds since it began, pauses left out. */
export interface InterviewClock {
  read: () => number;
  /** Stands still until `go`. */
  stop: () => void;
  go: () => void;
}

/** A longer gap between two looks at the clock means that the machine slept. */
const LONGEST_GAP_MS = 120_000;
const LOOK_MS = 1000;

/**
 * A clock that goes on from a time; it never goes back, whatever the machine's does, and does not count
 * the time in which the machine slept. `speed` is 1 but in tests.
 */
export function startClock(
  fromMs: number,
  { now, speed }: { now: () => Date; speed: number },
): InterviewClock & { end: () => void } {
  let clockMs = fromMs;
  let seen = now().getTime();
  let going = true;
  const read = (): number => {
    const time = now().getTime();
    const gap = Math.min(Math.max(0, time - seen), LONGEST_GAP_MS);
    seen = time;
    if (going) clockMs += gap * speed;
    return Math.round(clockMs);
  };
  const looking = setInterval(read, LOOK_MS);
  looking.unref();
  return {
    read,
    stop: () => {
      read();
      going = false;
    },
    go: () => {
      read();
      going = true;
    },
    end: () => clearInterval(looking),
  };
}

/** A clock that only goes when it is told to, for a scripted candidate. */
export function makeSetClock(fromMs: number): InterviewClock & { pass: (ms: number) => void } {
  let clockMs = fromMs;
  return {
    read: () => clockMs,
    stop: () => undefined,
    go: () => undefined,
    pass: (ms) => void (clockMs += ms),
  };
}
