import { syncBuiltinESMExports } from "node:module";
import type { Watch } from "./watch-output.ts";

const timers = process.getBuiltinModule("node:timers");
const NAMES = ["clearTimeout", "clearInterval", "clearImmediate"] as const;
const FRAMES = 4;
/** The longest delay of a timer, some 25 days. */
const LONGEST_MS = 2_147_483_647;

/** The methods of timers and immediates, by what they do. */
const METHODS = [
  ["close", "clear"],
  ["unref", "unref"],
  ["ref", "ref"],
  ["refresh", "refresh"],
] as const;

/** Tells which timers and immediates are cleared, set anew or let go, and by which line. */
export function watchClears(watch: Watch): void {
  // Before anything is wrapped: it makes a timer and clears it.
  const owners = findOwners(watch);
  for (const name of NAMES) {
    const clear: CallableFunction = timers[name];
    const told = (timer: unknown): void => {
      tell("clear", timer, watch);
      Reflect.apply(clear, undefined, [timer]);
    };
    Object.defineProperty(told, "name", { value: name });
    const isGlobal = Reflect.get(globalThis, name) === clear;
    Reflect.set(timers, name, told);
    if (isGlobal) Reflect.set(globalThis, name, told);
  }
  syncBuiltinESMExports();
  const free = new Set<number>();
  for (const owner of owners) {
    for (const [name, kind] of METHODS) wrap(owner, name, { kind, watch, free });
  }
}

/** What timers and immediates inherit from. */
function findOwners({ quietly }: Watch): object[] {
  return quietly(() => {
    // A timer that is cleared still wakes the loop up when it would have been due: not in this run.
    const timer = setTimeout(() => undefined, LONGEST_MS);
    const immediate = setImmediate(() => undefined);
    clearTimeout(timer);
    clearImmediate(immediate);
    return [timer, immediate].flatMap((one) => Reflect.getPrototypeOf(one) ?? []);
  });
}

function wrap(
  owner: object,
  name: string,
  { kind, watch, free }: { kind: string; watch: Watch; free: Set<number> },
): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== "function") return;
  const told = function told(this: unknown, ...words: unknown[]): unknown {
    // Every immediate calls `ref` when it is made.
    if (kind !== "ref" || free.size > 0) note(this);
    return Reflect.apply(method, this, words);
  };
  const note = (timer: unknown): void => {
    const id = readId(timer);
    if (id === null || (kind === "ref" && !free.delete(id))) return;
    if (kind === "unref") free.add(id);
    tell(kind, timer, watch);
  };
  Object.defineProperty(told, "name", { value: name });
  Reflect.set(owner, name, told);
}

function tell(kind: string, timer: unknown, { log, capture }: Watch): void {
  const id = readId(timer);
  if (id === null) return;
  const { site } = capture(FRAMES);
  log.push({ k: kind, id, ...(site && { s: site }) });
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
