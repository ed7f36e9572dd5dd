import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import type { Stack } from "./capture-stack.ts";
import type { EventLog } from "./event-log.ts";

const NAMES = ["clearTimeout", "clearInterval", "clearImmediate"] as const;
const FRAMES = 4;

/** Tells which timers and immediates are cleared, and by which line. */
export function watchClears(watch: { log: EventLog; capture: (limit: number) => Stack }): void {
  const { log, capture } = watch;
  for (const name of NAMES) {
    const clear: CallableFunction = timers[name];
    const told = (timer: unknown): void => {
      const id = readId(timer);
      if (id !== null) {
        const { site } = capture(FRAMES);
        log.push({ k: "clear", id, ...(site && { s: site }) });
      }
      Reflect.apply(clear, undefined, [timer]);
    };
    Object.defineProperty(told, "name", { value: name });
    const isGlobal = Reflect.get(globalThis, name) === clear;
    Reflect.set(timers, name, told);
    if (isGlobal) Reflect.set(globalThis, name, told);
  }
  syncBuiltinESMExports();
}

function readId(timer: unknown): number | null {
  if (typeof timer !== "object" || timer === null) return null;
  for (const key of Object.getOwnPropertySymbols(timer)) {
    if (key.description !== "asyncId") continue;
    const id: unknown = Reflect.get(timer, key);
    return typeof id === "number" ? id : null;
  }
  return null;
}
