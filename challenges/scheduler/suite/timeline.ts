/** Time moved by hand: a replaced clock that weeks pass through in a moment. */
import { expect, vi } from "vitest";
import { replaceClock, type Settled } from "../../kit.ts";
import { calm } from "./file-watch.ts";

const LONGEST_DELAY = 2 ** 31 - 1;
const SECOND = 1000;

export interface Timeline {
  /**
   * Lets `ms` milliseconds pass: fires what is due, one timer after the other. Before each of them
   * all promises settle and all file operations end, so no write is ever in a race with the clock.
   */
  pass(ms: number): Promise<void>;
  /** Lets a second pass, so that what changed before is in the file. */
  rest(): Promise<void>;
  /** Lets a second pass during which no file operation can end, as on a slow disk. */
  stall(): Promise<void>;
  /** How `promise` ended; fails the test with `sentence` if five seconds are not enough. */
  end<T>(promise: PromiseLike<T> | T, sentence: string): Promise<Settled<T>>;
  /** How many timers are pending. */
  pending(): number;
}

/** Replaces the clock until the test ends. It starts on Monday, 5 January 2026, 12:00. */
export function startTimeline(at = new Date(2026, 0, 5, 12, 0, 0)): Timeline {
  const clock = replaceClock(at);
  const pass = async (ms: number) => {
    await calm();
    for (let left = ms; left > 0; left -= LONGEST_DELAY) {
      await fireUntil(Math.min(left, LONGEST_DELAY));
    }
    await guarded(() => clock.advance(0));
    await calm();
  };
  return {
    pass,
    pending: () => clock.pending(),
    rest: () => pass(SECOND),
    async stall() {
      for (let step = 0; step < 20; step += 1) {
        await ticks();
        await guarded(() => void vi.advanceTimersByTime(SECOND / 20));
      }
      await ticks();
    },
    async end(promise, sentence) {
      const ends: Settled<Awaited<typeof promise>>[] = [];
      Promise.resolve(promise).then(
        (value) => ends.push({ status: "fulfilled", value }),
        (reason: unknown) => ends.push({ status: "rejected", reason }),
      );
      await calm();
      for (let round = 0; round < 50 && ends.length === 0; round += 1) await pass(100);
      return ends[0] ?? expect.fail(sentence);
    },
  };
}

/** Lets promises settle without giving file operations a chance to end. */
async function ticks(): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await new Promise<void>((resolve) => process.nextTick(resolve));
  }
}

/**
 * Fires the replaced timers one by one until `ms` milliseconds have passed. A solution may wake up
 * now and then on the way, but not so often that weeks would take minutes.
 */
async function fireUntil(ms: number): Promise<void> {
  let there = false;
  const start = Date.now();
  setTimeout(() => (there = true), ms);
  for (let fired = 1; !there; fired += 1) {
    const gap = (Date.now() - start) / fired;
    if (fired % 5000 === 0 && (gap < 5 || fired === 100_000)) {
      expect.fail(
        `a timer is set for the time that is left, but ${fired} timers fired, one every ${Math.round(gap)} ms`,
      );
    }
    await guarded(fireNext);
    await calm();
  }
}

/**
 * Fires the next timer and no other. `vi` would fire all that are due at the same moment in one go;
 * Node lets promises settle between them.
 */
function fireNext(): void {
  const clock: unknown = Reflect.get(setTimeout, "clock");
  if (typeof clock !== "object" || clock === null) throw new Error("the clock is not replaced");
  Reflect.apply(Reflect.get(clock, "next"), clock, []);
}

/** An exception inside a timer belongs to the solution: the message says where it came from. */
async function guarded(action: () => Promise<void> | void): Promise<void> {
  try {
    await action();
  } catch (error) {
    expect.fail(`no exception leaves a timer of the scheduler, but this one did: ${String(error)}`);
  }
}
