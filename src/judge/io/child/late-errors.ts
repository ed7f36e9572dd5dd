import type { RawError } from "../../attempt.ts";
import { readError } from "../read-error.ts";

const EVENTS = ["uncaughtException", "unhandledRejection"] as const;

/** Watches for errors that nobody handles. */
export interface LateErrors {
  /** Whether the watch is still in place: a suite may take it over while a test runs. */
  isWatching: () => boolean;
}

/** Reports every error that nobody handles, from now on. */
export function watchLateErrors(report: (error: RawError) => void): LateErrors {
  const listener = (reason: unknown): void => report(readError(reason));
  for (const event of EVENTS) process.on(event, listener);
  const list = process.rawListeners.bind(process);
  return { isWatching: () => EVENTS.every((event) => has(list(event), listener)) };
}

function has(list: readonly unknown[], wanted: unknown): boolean {
  for (let i = 0; i < list.length; i += 1) if (list[i] === wanted) return true;
  return false;
}
