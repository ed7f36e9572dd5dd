/** How long the tests wait, and what they wait with: a pool that hangs must not hang the verdict. */
import { expect } from "vitest";
import { settled, sleep } from "../../kit.ts";
import type { Settled } from "../../kit.ts";

/** What the brief promises where it names no time. */
const PROMISED_MS = 1000;
/** Then the wait goes on while threads still compute, as they do on a slow machine, up to this. */
const LONGEST_MS = 6000;
/** A requirement that has been missed is not met by waiting. */
const AGAIN_MS = 100;
/** Nothing was ever answered, so it is not the machine that is slow. */
const SILENT_MS = 500;

/** How often it is looked whether anything computes. */
const LOOK_MS = 50;
/** So many looks in a row that see next to no computing tell that all is over. */
const CALM_LOOKS = 10;
/** The looks themselves take a part of 0.005; a thread that starts takes more on a busy machine. */
const CALM_PART = 0.02;
const LONGEST_PAUSE_MS = 50;

const hung = new Set<string>();
let answered = false;

/** Notes that the pool has answered something, so that silence may be a slow machine. */
export function noteAnswer(): void {
  answered = true;
}

/** Tells, each time it is asked, whether it is in vain to wait longer for what was promised. */
function losePatience(promised: number): () => boolean {
  let waited = 0;
  let last = look();
  const looks = [last];
  return () => {
    const now = look();
    // A machine that stands still for a while takes no time from the pool.
    waited += Math.min(now.at - last.at, 2 * LONGEST_PAUSE_MS);
    last = now;
    if (waited > LONGEST_MS) return true;
    if (now.at - (looks.at(-1)?.at ?? 0) >= LOOK_MS) looks.push(now);
    const then = looks.at(-1 - CALM_LOOKS);
    const isCalm = then !== undefined && now.cpu - then.cpu < (now.at - then.at) * CALM_PART;
    return waited > promised && (isCalm || promised < PROMISED_MS);
  };
}

/** The time, and how long all threads together have computed, in milliseconds. */
function look(): { at: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), cpu: (user + system) / 1000 };
}

/** Whether something has taken too long for the requirement that is being judged. */
export function hasHung(): boolean {
  return hung.has(requirement());
}

/** How long a test waits at least for what the brief promises within `promised` milliseconds. */
function allow(promised = PROMISED_MS): number {
  if (hasHung()) return AGAIN_MS;
  return hung.size > 0 && !answered ? SILENT_MS : promised;
}

/** The requirement that is being judged. */
export function requirement(): string {
  return expect.getState().currentTestName?.split(" > ")[0] ?? "";
}

/** Resolves with how `promise` ended; fails the test with `sentence` when it takes too long. */
export async function ending<T>(
  promise: PromiseLike<T>,
  sentence: string,
  promised?: number,
): Promise<Settled<T>> {
  if (await settles(promise, promised)) return settled(promise, LONGEST_MS, sentence);
  hung.add(requirement());
  return expect.fail(sentence);
}

/** Resolves with the value of `promise`; fails the test with `sentence` if it rejects or hangs. */
export async function value<T>(
  promise: PromiseLike<T>,
  sentence: string,
  promised?: number,
): Promise<T> {
  const end = await ending(promise, sentence, promised);
  if (end.status === "fulfilled") return end.value;
  return expect.fail(`${sentence} (it rejected with ${show(end.reason)})`);
}

/** Resolves with what `promise` rejects with; fails the test with `sentence` if it does not. */
export async function rejection(promise: PromiseLike<unknown>, sentence: string): Promise<unknown> {
  const end = await ending(promise, sentence);
  if (end.status === "rejected") return end.reason;
  return expect.fail(`${sentence} (it resolved with ${show(end.value)})`);
}

/** Waits until `holds` does; fails the test with `sentence` when that takes too long. */
export async function until(
  holds: () => boolean,
  sentence: string,
  promised?: number,
): Promise<void> {
  if (await comesTrue(holds, promised)) return;
  hung.add(requirement());
  expect.fail(sentence);
}

/** Whether `holds` does in time, where a test does not judge that it does. */
export async function comesTrue(holds: () => boolean, promised?: number): Promise<boolean> {
  const isOver = losePatience(allow(promised));
  for (let pause = 1; !holds(); pause = Math.min(LONGEST_PAUSE_MS, pause * 1.1)) {
    if (isOver()) return false;
    await sleep(pause);
  }
  return true;
}

/** Whether a promise settles in time, where a test does not judge that it does. */
export function settles(promise: PromiseLike<unknown>, promised?: number): Promise<boolean> {
  let isSettled = false;
  const settle = () => (isSettled = true);
  const settling = Promise.resolve(promise).then(settle, settle);
  return Promise.race([settling, comesTrue(() => isSettled, promised)]);
}

function show(thing: unknown): string {
  if (thing instanceof Error) return `${thing.name}: ${thing.message}`;
  return typeof thing === "string" ? JSON.stringify(thing) : String(thing);
}
