/** How long the tests wait, and what they wait with: a pool that hangs must not hang the verdict. */
import { expect } from "vitest";
import { settled, sleep } from "../../kit.ts";
import type { Settled } from "../../kit.ts";

/** Until something has hung, the tests have time for a slow machine. */
const FIRST_MS = 2500;
const LONGEST_MS = 3500;
/** What the brief promises where it names no time. */
const PROMISED_MS = 1000;
const BRIEFLY_MS = 1500;
/** A requirement that has been missed is not met by waiting. */
const AGAIN_MS = 100;
/** Nothing was ever answered, so it is not the machine that is slow. */
const SILENT_MS = 500;
/** How much longer than the slowest so far something may take on this machine. */
const MARGIN = 10;

/** No single wait of a millisecond counts for more. */
const LONGEST_STEP_MS = 10;

const hung = new Set<string>();
let answered = false;
let slowest = 0;

/** Notes that the pool has answered something, so that silence may be a slow machine. */
export function noteAnswer(): void {
  answered = true;
}

/** How long a test waits now for what the brief promises within `promised` milliseconds. */
function patience(promised = PROMISED_MS): number {
  if (hung.has(requirement())) return AGAIN_MS;
  if (hung.size > 0 && !answered) return SILENT_MS;
  const fair = Math.min(LONGEST_MS, slowest * MARGIN);
  return Math.max(promised, hung.size === 0 ? FIRST_MS : 0, fair);
}

/** How long a test waits for what it does not judge. */
function briefly(): number {
  return Math.min(BRIEFLY_MS, patience());
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
  const began = performance.now();
  try {
    const end = await settled(promise, patience(promised), sentence);
    slowest = Math.max(slowest, performance.now() - began);
    return end;
  } catch (error) {
    hung.add(requirement());
    throw error;
  }
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
  if (await comesTrue(holds, patience(promised))) return;
  hung.add(requirement());
  expect.fail(sentence);
}

/** Whether `holds` does within `ms`, where a test does not judge that it does. */
export async function comesTrue(holds: () => boolean, ms = briefly()): Promise<boolean> {
  let left = ms;
  while (!holds()) {
    if (left <= 0) return false;
    const began = performance.now();
    await sleep(1);
    // A machine that stands still for a while takes no time from the pool.
    left -= Math.min(performance.now() - began, LONGEST_STEP_MS);
  }
  return true;
}

/** Whether a promise settles within `ms`, where a test does not judge that it does. */
export async function settles(promise: PromiseLike<unknown>, ms = briefly()): Promise<boolean> {
  return settled(promise, ms, "").then(
    () => true,
    () => false,
  );
}

function show(thing: unknown): string {
  if (thing instanceof Error) return `${thing.name}: ${thing.message}`;
  return typeof thing === "string" ? JSON.stringify(thing) : String(thing);
}
