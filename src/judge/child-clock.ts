import type { KillCause } from "./attempt.ts";
import { creditSilence } from "./fair-time.ts";
import type { Work } from "./fair-time.ts";

/** A child that says nothing for longer than this is looked at from outside. */
const QUIET_MS = 300;
/** A machine that gives a child less than a tenth of the time, and this on top, is too busy to judge on. */
const STARVED = { times: 10, plusMs: 60_000 };
/** The part of its time that a silent child that is busy spends on a processor, at least. */
const BUSY = 0.5;

/** What is to be done now. */
export type Due = { kind: "stop"; cause: KillCause } | { kind: "suspect" } | null;

/** When something is over, in the child's time, and after which of our own it could not be judged. */
interface Deadline {
  cause: KillCause;
  at: number;
  giveUpAt: number;
}

/**
 * The deadlines of a run in the time that the child really had: what it says itself while its event loop
 * turns, and what the system says of it while it is silent. Time in which the machine or this process
 * stood still, or in which the child waited for a processor, is not counted.
 */
export class ChildClock {
  /** What the child had so far, and what of it was found from outside since it last said so. */
  #had = 0;
  #guessed = 0;
  #told = 0;
  /** How long this process has watched. */
  #watched = 0;
  #silence = 0;
  #before: Work | null = null;
  #isLookedAt = false;
  /** What a silent child had, and what it ran. */
  #quiet = { had: 0, ran: 0, isKnown: true };
  #single: Deadline | null = null;
  #whole: Deadline | null = null;
  #suspectAt: number | null = null;

  /** Sets the deadline of what happens now; a loop is suspected before, if that is given. */
  arm(cause: KillCause, ms: number, suspectMs?: number): void {
    this.#single = this.#plan(cause, ms);
    this.#suspectAt = suspectMs === undefined ? null : this.#had + suspectMs;
    this.#quiet = { had: 0, ran: 0, isKnown: true };
  }

  /** Sets the deadline of all of it. */
  armWhole(ms: number): void {
    this.#whole = this.#plan("run", ms);
  }

  /** Drops the suspicion of a loop. */
  trust(): void {
    this.#suspectAt = null;
  }

  /** The child has said something. */
  hear(): void {
    this.#silence = 0;
    this.#isLookedAt = false;
    this.#before = null;
  }

  /** The child has said how much time it had so far. */
  beat(had: number): void {
    this.hear();
    const more = Math.max(0, had - this.#told - this.#guessed);
    this.#told = had;
    this.#guessed = 0;
    this.#had += more;
  }

  /** Lets `elapsed` milliseconds of this process pass; `read` asks the system about the child. */
  pass(elapsed: number, read: () => Work | null): Due {
    this.#watched += elapsed;
    this.#silence += elapsed;
    if (this.#silence > QUIET_MS) this.#look(elapsed, read());
    const due = [this.#single, this.#whole].find((one) => one !== null && one.at <= this.#had);
    if (due) return { kind: "stop", cause: due.cause };
    const late = [this.#single, this.#whole].some(
      (one) => (one?.giveUpAt ?? NEVER) <= this.#watched,
    );
    if (late) return { kind: "stop", cause: "starved" };
    if (this.#suspectAt === null || this.#suspectAt > this.#had) return null;
    this.#suspectAt = null;
    return { kind: "suspect" };
  }

  /** Whether the child was busy while it was silent, or `null` when nobody knows. */
  isBusy(): boolean | null {
    const { had, ran, isKnown } = this.#quiet;
    return isKnown && had > 0 ? ran / had >= BUSY : null;
  }

  #look(elapsed: number, now: Work | null): void {
    const before = this.#before;
    this.#before = now;
    const isFirst = !this.#isLookedAt;
    this.#isLookedAt = true;
    if (isFirst) return;
    const had = creditSilence(elapsed, before, now);
    this.#had += had;
    this.#guessed += had;
    this.#quiet.had += had;
    if (before === null || now === null) this.#quiet.isKnown = false;
    else this.#quiet.ran += now.ran - before.ran;
  }

  #plan(cause: KillCause, ms: number): Deadline {
    const giveUpAt = this.#watched + ms * STARVED.times + STARVED.plusMs;
    return { cause, at: this.#had + ms, giveUpAt };
  }
}

const NEVER = Infinity;
