import type { TracerConfig } from "../../event.ts";
import { executionAsyncId } from "node:async_hooks";
import { isLookup, isScheduling, mayHoldBack } from "../../scheduling.ts";
import { dilateClocks } from "./dilate-clocks.ts";
import { holdBack } from "./hold-back.ts";
import type { Hold } from "./hold-back.ts";
import { readDelay } from "./read-delay.ts";

/** Shifts races in a way that a slower or faster machine could. */
export interface Force {
  onInit: (made: { id: number; type: string }, resource: object) => void;
  /** Does the work that is owed before anything else runs. */
  pay: () => void;
}

/** Longer than a trip of a small file operation, in milliseconds. */
const SPIN_MS = 6;
const POOL_SIZE = Number(process.env["UV_THREADPOOL_SIZE"] ?? 4);
const HASH_ROUNDS = 12_000;
/** The execution id of main in CommonJS. */
const MAIN = 1;

/** What the tracer calls for each resource when a forcing is asked for; `null` without one. */
export function createForce(
  { force, threads }: Pick<TracerConfig, "force" | "threads">,
  { quietly, hide, rename }: Omit<Hold, "clock">,
): Force | null {
  if (force === null) return null;
  const { dilate, spin, late } = force;
  const clock = dilateClocks(dilate);
  let count = 0;
  let owed = 0;
  const pay = (): void => {
    if (owed === 0) return;
    const until = clock.realMs() + owed;
    owed = 0;
    while (clock.realMs() < until);
  };
  return {
    pay,
    onInit: ({ id, type }, resource) => {
      pay();
      if (!isScheduling(type)) return;
      const at = count;
      count += 1;
      const delay = type === "Timeout" ? stretch(resource, dilate) : 0;
      if (late.includes(at)) {
        if (!mayHoldBack(type)) quietly(keepPoolBusy);
        // A thread that is held leaves none for the others.
        else if (countThreads(type, threads) > late.length)
          holdBack(resource, id, { clock, quietly, hide, rename });
      }
      if (!spin.includes(at)) return;
      // The call is still going on: the work is done before the next one, or when the callback ends.
      owed = Math.min(delay, 200) + SPIN_MS;
      // Only main has no end that the hooks tell.
      if (executionAsyncId() === MAIN) quietly(() => process.nextTick(pay));
    },
  };
}

/** How many operations of a type a pool of so many threads takes at once. */
function countThreads(type: string, threads: number): number {
  return isLookup(type) ? Math.ceil(threads / 2) : threads;
}

/** The timer is put into its list only after this, so its delay may still be changed. */
function stretch(resource: object, factor: number): number {
  const delay = readDelay(resource);
  const repeat: unknown = Reflect.get(resource, "_repeat");
  if (factor === 1 || delay < 0) return delay;
  Reflect.set(resource, "_idleTimeout", Math.min(2 ** 31 - 1, Math.round(delay * factor)));
  if (typeof repeat === "number")
    Reflect.set(resource, "_repeat", Math.round(Math.trunc(repeat) * factor));
  return delay * factor;
}

function keepPoolBusy(): void {
  // Takes long to load, and most runs do not need it.
  const { pbkdf2 } = process.getBuiltinModule("node:crypto");
  for (let at = 0; at < POOL_SIZE; at += 1)
    pbkdf2("x", "y", HASH_ROUNDS, 8, "sha1", () => undefined);
}
