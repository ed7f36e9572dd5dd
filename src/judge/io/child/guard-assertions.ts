import { chai, expect } from "vitest";
import { processError } from "vitest/internal/browser";
import { cutValues } from "./big-values.ts";
import { lock } from "./built-ins.ts";
import type { BuiltInGuard } from "./built-ins.ts";

const { apply, defineProperty, get, ownKeys } = Reflect;

/**
 * Reports, at every assertion, a built-in that is replaced while it is made: it would mean nothing.
 * Fixes how assertions work, and gives `expect` for suites. Values are kept as they were when they
 * were compared.
 */
export function guardAssertions(
  guard: BuiltInGuard,
  report: (what: string | null) => void,
): typeof expect {
  const { prototype } = chai.Assertion;
  const assert: unknown = get(prototype, "assert");
  if (typeof assert !== "function") throw new Error("The test tools have no assertions.");
  defineProperty(prototype, "assert", {
    configurable: true,
    value(this: unknown, ...args: unknown[]): unknown {
      report(guard.glance());
      try {
        return apply(assert, this, args);
      } catch (error) {
        keepValues(error);
        throw error;
      }
    },
  });
  lock(prototype, ownKeys(prototype));
  for (const name of ["extend", "addEqualityTesters"])
    defineProperty(expect, name, { value: null });
  lock(expect, ownKeys(expect));
  return new Proxy(expect, {
    apply(target, self, args): unknown {
      // A setter on the prototype of all objects would be handed the assertion that is made now.
      report(guard.peek());
      return apply(target, self, args);
    },
  });
}

/**
 * Turns the compared values into text now, for the learner's code may change them later. What cannot
 * change is left to the test runner, which does the same at the end of the test.
 */
function keepValues(error: unknown): void {
  try {
    if (typeof error === "object" && error !== null) cutValues(error);
    if (isChangeable(error, "actual") || isChangeable(error, "expected")) processError(error);
  } catch {
    // What cannot be shown is told without its value.
  }
}

function isChangeable(error: unknown, key: string): boolean {
  const value: unknown = typeof error === "object" && error !== null ? get(error, key) : null;
  return typeof value === "function" || (typeof value === "object" && value !== null);
}
