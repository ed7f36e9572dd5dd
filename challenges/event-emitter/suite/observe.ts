/** What this suite needs to look at an emitter and at the process around it. */
import { onTestFinished, vi } from "vitest";
import { sleep, takeOver, turn } from "../../kit.ts";

/** What an event is called. */
export type EventName = string | symbol;

/** What an event calls. */
export type Listener = (...args: unknown[]) => unknown;

/** How a synchronous call ended: what it threw, or what it returned. */
export interface Outcome {
  threw: boolean;
  value: unknown;
}

/** Calls `act` and tells how it ended. Never throws. */
export function attempt(act: () => unknown): Outcome {
  try {
    return { threw: false, value: act() };
  } catch (reason) {
    return { threw: true, value: reason };
  }
}

/** How `act` ended, in words such as `returned true` or `threw RangeError: too much`. */
export function endOf(act: () => unknown): string {
  return inWords(attempt(act));
}

/** How `act` ended, in words: `threw that value` if it threw `reason` itself. */
export function endWith(reason: unknown, act: () => unknown): string {
  const outcome = attempt(act);
  const isSame = outcome.threw && outcome.value === reason;
  return isSame ? "threw that value" : inWords(outcome);
}

/**
 * Calls a method by its name, with values that its types may forbid, and tells how it ended.
 *
 * @throws TypeError when there is no such method
 */
export function attemptCall(target: object, method: string, ...args: unknown[]): Outcome {
  const own: unknown = Reflect.get(target, method);
  if (typeof own !== "function") throw new TypeError(`${method} is not a function`);
  return attempt(() => Reflect.apply(own, target, args));
}

/** What a method throws, in words: the name of the error, what else was thrown, or `nothing`. */
export function thrownBy(target: object, method: string, ...args: unknown[]): string {
  const { threw, value } = attemptCall(target, method, ...args);
  if (!threw) return "nothing";
  return value instanceof TypeError ? "a TypeError" : show(value);
}

/** What a method returns, in words: `the emitter` if it is the target. */
export function returnedBy(target: object, method: string, ...args: unknown[]): string {
  const { threw, value } = attemptCall(target, method, ...args);
  if (threw) return `nothing, it throws ${show(value)}`;
  return value === target ? "the emitter" : show(value);
}

/** Makes a listener that counts its calls. */
export function counter(): { listener: () => void; calls: number } {
  const count = {
    calls: 0,
    listener: () => {
      count.calls += 1;
    },
  };
  return count;
}

/** Makes a listener that throws `reason`. */
export function thrower(reason: unknown): () => never {
  return () => {
    throw reason;
  };
}

/**
 * Takes over the warnings of the process until the test ends, and lists their names. If there are
 * none although some are expected, it tells which methods of the console were called instead.
 */
export function watchWarnings(): (atLeast: number) => Promise<string[]> {
  const names: string[] = [];
  takeOver(["warning"], (warning) => {
    const name = warning instanceof Error ? warning.name : "no Error";
    // Node's own warnings are not about listeners.
    if (!/^(Experimental|Deprecation)Warning$/.test(name)) names.push(name);
  });
  const printed = watchConsole();
  return async (atLeast) => {
    for (let tries = 0; tries < 10 && names.length < atLeast; tries += 1) {
      await turn();
      if (names.length < atLeast) await sleep(2);
    }
    await turn();
    await turn();
    return names.length === 0 && atLeast > 0 ? [...printed] : [...names];
  };
}

/** Takes over failures that nobody handles until the test ends, and lists their kinds. */
export function watchLateFailures(): () => Promise<string[]> {
  const kinds: string[] = [];
  takeOver(["unhandledRejection"], () => kinds.push("unhandled rejection"), 2);
  takeOver(["uncaughtException"], () => kinds.push("uncaught exception"), 2);
  return async () => {
    await turn();
    await turn();
    return [...kinds];
  };
}

function watchConsole(): string[] {
  const called: string[] = [];
  for (const method of ["log", "info", "warn", "error"] as const) {
    const print = console[method];
    const spy = vi.spyOn(console, method).mockImplementation((...args) => {
      called.push(`console.${method}`);
      print.apply(console, args);
    });
    onTestFinished(() => spy.mockRestore());
  }
  return called;
}

function inWords({ threw, value }: Outcome): string {
  return `${threw ? "threw" : "returned"} ${show(value)}`;
}

/** A value in a few words. */
export function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
