import { creditStretch } from "../../fair-time.ts";

/** How often the clock is looked at while it matters, in milliseconds. */
export const PERIOD_MS = 100;

// Captured before the learner's code is there.
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
const tick = process.hrtime.bigint.bind(process.hrtime);
const toNumber = Number;
const cpuUsage = process.cpuUsage.bind(process);

/** How old, in milliseconds, the last look at the processor time may be. It costs more than the rest. */
const STALE_MS = 5;

let had = 0;
let seen = tick();
let used = readCpu();
let usedAt = seen;

/** The milliseconds that this process really had so far, to be looked at while a timer of this clock runs. */
export function fairNow(): number {
  const now = tick();
  const elapsed = toNumber(now - seen) / 1e6;
  seen = now;
  if (toNumber(now - usedAt) / 1e6 < STALE_MS) {
    had += elapsed;
    return had;
  }
  const cpu = readCpu();
  had += creditStretch({ elapsed, period: PERIOD_MS, cpu: cpu - used });
  used = cpu;
  usedAt = now;
  return had;
}

/** A timer that fires when this process had its time, and not because the machine stood still meanwhile. */
export class FairTimer {
  readonly #call: () => void;
  #rest: number;
  #isHeld = true;
  #at = 0;
  #real: NodeJS.Timeout | undefined;

  constructor(call: () => void, ms: number) {
    this.#call = call;
    this.#rest = ms;
    this.#arm();
  }

  /** The process may end although the timer runs. */
  unref(): this {
    this.#isHeld = false;
    this.#real?.unref();
    return this;
  }

  stop(): void {
    realClearTimeout(this.#real);
  }

  #arm(): void {
    this.#at = fairNow();
    const step = this.#rest < PERIOD_MS ? this.#rest : PERIOD_MS;
    this.#real = realSetTimeout(() => this.#look(), step);
    if (!this.#isHeld) this.#real.unref();
  }

  #look(): void {
    this.#rest -= fairNow() - this.#at;
    // Timers are exact to a millisecond.
    if (this.#rest < 1) this.#call();
    else this.#arm();
  }
}

/** `setTimeout` for the test tools, on this clock. */
export function setFairTimeout(call: () => void, ms = 0): FairTimer {
  return new FairTimer(call, ms);
}

/** `clearTimeout` for the test tools. */
export function clearFairTimeout(timer: unknown): void {
  if (timer instanceof FairTimer) timer.stop();
}

/** Says every now and then, as long as the event loop turns, how much time this process had. */
export function startBeats(say: (had: number) => void): void {
  const beat = (): void => {
    say(fairNow());
    realSetTimeout(beat, PERIOD_MS).unref();
  };
  realSetTimeout(beat, PERIOD_MS).unref();
}

function readCpu(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}
