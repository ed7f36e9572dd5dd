/** Time moved by hand: a replaced clock that weeks pass through in a moment. */
import { expect } from "vitest";
import { replaceClock, settled, sleep, turn, type Settled } from "../../kit.ts";

const LONGEST_DELAY = 2 ** 31 - 1;

export interface Timeline {
  /** Lets `ms` milliseconds pass: fires what is due, with a real turn after each timer. */
  pass(ms: number): Promise<void>;
  /** Waits for `promise` while time passes slowly, and tells how it ended. */
  end<T>(promise: PromiseLike<T> | T, sentence: string, ms?: number): Promise<Settled<T>>;
  /**
   * Lets time pass until `isGood` says yes to what `read` gives, and gives just that; after 50
   * seconds of replaced time it gives whatever is there.
   */
  until<T>(read: () => T, isGood: (seen: T) => boolean): Promise<T>;
  /** Lets a little time and a little real time pass, so that what would go wrong has gone wrong. */
  rest(): Promise<void>;
  /** How many timers are pending. */
  pending(): number;
}

/** Replaces the clock until the test ends. It starts on Monday, 5 January 2026, 12:00. */
export function startTimeline(at = new Date(2026, 0, 5, 12, 0, 0)): Timeline {
  const clock = replaceClock(at);
  const pass = async (ms: number) => {
    await turn();
    for (let left = ms; left > 0; left -= LONGEST_DELAY) {
      await fireUntil(Math.min(left, LONGEST_DELAY));
    }
    await guarded(() => clock.advance(0));
  };
  return {
    pass,
    pending: () => clock.pending(),
    async end(promise, sentence, ms = 1500) {
      let over = false;
      const end = settled(promise, ms, sentence).finally(() => (over = true));
      end.catch(() => undefined);
      for (let round = 0; !over; round += 1) {
        await turn();
        if (round > 20) await sleep(1);
        if (!over && round > 2) await pass(1);
      }
      return end;
    },
    async rest() {
      for (let round = 0; round < 8; round += 1) {
        await sleep(2);
        await pass(200);
      }
    },
    async until(read, isGood) {
      for (let round = 0; round < 120; round += 1) {
        const seen = read();
        if (isGood(seen)) return seen;
        await sleep(2);
        await pass(400);
      }
      return read();
    },
  };
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
    await turn();
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
