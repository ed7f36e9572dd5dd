/** Notes what a breaker emits; for the stage that has events. */
import type { CircuitBreaker } from "@solution";

/** Notes every transition as `FROM>TO`. */
export function changesOf(breaker: CircuitBreaker): string[] {
  const changes: string[] = [];
  breaker.on("stateChange", ({ from, to }) => changes.push(`${from}>${to}`));
  return changes;
}

/** Notes every `success` and `failure` by its name. */
export function callEventsOf(breaker: CircuitBreaker): string[] {
  const seen: string[] = [];
  breaker.on("success", () => seen.push("success"));
  breaker.on("failure", () => seen.push("failure"));
  return seen;
}
