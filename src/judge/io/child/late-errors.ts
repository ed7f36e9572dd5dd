import { isProxy } from "node:util/types";
import type { RawError } from "../../attempt.ts";
import { readError } from "../read-error.ts";
import { askedBy } from "./stack-keeper.ts";

const EVENTS = ["uncaughtException", "unhandledRejection"] as const;
type LateEvent = (typeof EVENTS)[number];
const ADDS = ["on", "addListener", "once", "prependListener", "prependOnceListener"];
const REMOVES = ["off", "removeListener", "removeAllListeners"];

const { apply, defineProperty, get, getOwnPropertyDescriptor } = Reflect;
const { rawListeners } = process;

/** Watches for errors that nobody handles. */
export interface LateErrors {
  /** Whether the watch is still in place: a suite may take it over while a test runs. */
  isWatching: () => boolean;
}

/** Whether the suite has taken an event over, and its listener. */
interface TakeOver {
  isOn: boolean;
  listener: unknown;
}

/**
 * Reports every error that nobody handles, from now on. Node tells them by `process.emit`, which is
 * fixed here, for it comes from a prototype that anybody can change. Only code in `suitePlaces`, URLs, may
 * take an event over; whoever else removes the listener is heard all the same.
 */
export function watchLateErrors(
  report: (error: RawError) => void,
  suitePlaces: readonly string[],
): LateErrors {
  const mine = (reason: unknown): void => report(readError(reason));
  const takeOvers: Record<LateEvent, TakeOver> = {
    uncaughtException: { isOn: false, listener: null },
    unhandledRejection: { isOn: false, listener: null },
  };
  for (const event of EVENTS) process.on(event, mine);
  for (const name of ADDS) {
    follow(name, true, (event, added) => {
      const takeOver = takeOvers[event];
      if (added === mine) takeOver.isOn = false;
      else if (takeOver.isOn && askedBy(suitePlaces)) takeOver.listener = added;
    });
  }
  for (const name of REMOVES) {
    follow(name, false, (event) => {
      if (!hears(event, mine) && askedBy(suitePlaces)) takeOvers[event].isOn = true;
    });
  }
  fixEmit((event, reason) => {
    const { isOn, listener } = takeOvers[event];
    if (hears(event, mine) || (isOn && hears(event, listener))) return;
    mine(reason);
  });
  return { isWatching: () => hears(EVENTS[0], mine) && hears(EVENTS[1], mine) };
}

/** Tells what a method of `process` has done to one of the events. */
function follow(
  name: string,
  configurable: boolean,
  tell: (event: LateEvent, given: unknown) => void,
): void {
  const real: unknown = get(process, name);
  if (typeof real !== "function") return;
  defineProperty(process, name, {
    configurable,
    writable: configurable,
    value(this: unknown, ...args: unknown[]): unknown {
      const result: unknown = apply(real, process, args);
      if (isLate(args[0])) tell(args[0], args[1]);
      return result;
    },
  });
}

/** Fixes `process.emit`; `look` is told before an event is emitted. */
function fixEmit(look: (event: LateEvent, reason: unknown) => void): void {
  const { emit } = process;
  defineProperty(process, "emit", {
    configurable: false,
    writable: false,
    value(this: unknown, ...args: unknown[]): unknown {
      if (!isLate(args[0])) return apply(emit, process, args);
      look(args[0], args[1]);
      apply(emit, process, args);
      // Node would end the process for what nobody handles.
      return true;
    },
  });
}

function isLate(event: unknown): event is LateEvent {
  return event === EVENTS[0] || event === EVENTS[1];
}

/** Whether a listener is there and will be called: what is kept must be plain data. */
function hears(event: LateEvent, wanted: unknown): boolean {
  const kept = readPlain(readPlain(process, "_events"), event);
  if (kept === null) return false;
  const list = apply(rawListeners, process, [event]);
  for (let i = 0; i < list.length; i += 1) if (list[i] === wanted) return true;
  return false;
}

function readPlain(owner: unknown, key: string): object | null {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return null;
  const value: unknown = getOwnPropertyDescriptor(owner, key)?.value;
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return null;
  return isProxy(value) ? null : value;
}
