/** What this suite needs to look at an emitter and at the process around it. */
import { onTestFinished } from "vitest";
import { sleep, turn } from "../../kit.ts";

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

/** Calls a method with values that its types forbid. */
export function attemptCall(target: object, method: string, ...args: unknown[]): Outcome {
  return attempt(() => {
    const own: unknown = Reflect.get(target, method);
    if (typeof own !== "function") throw new TypeError(`there is no method ${method}`);
    return Reflect.apply(own, target, args);
  });
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

/** Takes over the warnings of the process until the test ends, and counts those about leaks. */
export function watchLeakWarnings(): (atLeast: number) => Promise<number> {
  let count = 0;
  takeOver("warning", (warning) => {
    if (warning instanceof Error && warning.name === "MaxListenersExceededWarning") count += 1;
  });
  return async (atLeast) => {
    for (let tries = 0; tries < 10 && count < atLeast; tries += 1) {
      await turn();
      if (count < atLeast) await sleep(2);
    }
    await turn();
    await turn();
    return count;
  };
}

/** Takes over failures that nobody handles until the test ends, and lists their kinds. */
export function watchLateFailures(): () => Promise<string[]> {
  const kinds: string[] = [];
  takeOver("unhandledRejection", () => kinds.push("unhandled rejection"));
  takeOver("uncaughtException", () => kinds.push("uncaught exception"));
  return async () => {
    await turn();
    await turn();
    return kinds;
  };
}

function takeOver(event: string, listener: (...args: unknown[]) => void): void {
  const others = process.rawListeners(event);
  process.removeAllListeners(event);
  process.on(event, listener);
  onTestFinished(async () => {
    await turn();
    await turn();
    process.removeListener(event, listener);
    for (const other of others) Reflect.apply(process.on, process, [event, other]);
  });
}
