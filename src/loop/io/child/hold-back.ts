import { AsyncResource } from "node:async_hooks";
import type { RealClock } from "./dilate-clocks.ts";

// The learner's code may replace what it likes.
const { stat } = process.getBuiltinModule("node:fs");

/** How the tracer tells what runs for an operation that is held back. */
export interface Hold {
  clock: RealClock;
  quietly: <T>(work: () => T) => T;
  /** Nothing more is told of an operation. */
  hide: (id: number) => void;
  /** What runs for `resource` is told as the operation of `id`. */
  rename: (id: number, resource: number) => void;
}

/** Longer than the timers that race an operation, in milliseconds. */
const HELD_MS = 6;
const TRIPS = 4;
/** What Node calls when an operation is done. */
const CALLBACKS = ["oncomplete", "ondone"] as const;

/**
 * Makes an operation that is just begun seem to take longer: when it is done, its callback waits for
 * some trips to the pool, as if it were only done then.
 */
export function holdBack(operation: object, id: number, hold: Hold): void {
  hold.hide(id);
  for (const name of CALLBACKS) {
    // A lookup has it before it is begun.
    let callback: unknown = Reflect.get(operation, name);
    let isHeld = false;
    const held = function held(this: unknown, ...words: unknown[]): void {
      if (isHeld || typeof callback !== "function") return;
      isHeld = true;
      const late = callback;
      wait(hold, id, () => Reflect.apply(late, this, words));
    };
    Object.defineProperty(operation, name, {
      configurable: true,
      enumerable: true,
      get: () => (typeof callback === "function" ? held : callback),
      set: (value: unknown) => {
        callback = value;
      },
    });
  }
}

function wait({ clock, quietly, rename }: Hold, id: number, work: () => void): void {
  const until = clock.realMs() + HELD_MS;
  // It has the context of the operation.
  const scope = quietly(() => new AsyncResource("HELD"));
  rename(id, scope.asyncId());
  let left = TRIPS;
  const trip = (): void => {
    left -= 1;
    if (left > 0 || clock.realMs() < until) quietly(go);
    else scope.runInAsyncScope(work);
  };
  const go = (): void => stat(".", trip);
  quietly(go);
}
