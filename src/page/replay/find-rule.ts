import type { NamedRule, Replay, Show } from "../../loop/replay/replay.ts";
import { findAt } from "./find-step.ts";
import type { LoopRule } from "../../loop/trace.ts";

/** The rule by which one step ran before a later one. */
export function findDeciding(
  { decided, trace: { steps } }: Pick<Replay, "decided" | "trace">,
  pair: { first: number; second: number },
  rules: readonly NamedRule[],
): NamedRule | null {
  const [first, second] = [findAt(steps, pair.first), findAt(steps, pair.second)];
  const sign = decided[first]?.charAt(second - first - 1) ?? "";
  return rules.find((rule) => rule.sign === sign) ?? null;
}

/** A rule by its name. */
export function findRule({ rules }: Pick<Show, "rules">, name: LoopRule): NamedRule | null {
  return rules.find((rule) => rule.name === name) ?? null;
}
