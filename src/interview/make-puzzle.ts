import { findOwners } from "../loop/find-owners.ts";
import { LOOP_RULES } from "../loop/rules.ts";
import type { Scene } from "../loop/scene/scene.ts";
import type { LoopRule, Trace } from "../loop/trace.ts";
import { matchesRange } from "../text/version-range.ts";
import { seedRandom } from "../text/seed-random.ts";
import type { Step } from "./step.ts";

/** Fewer lines are no puzzle, and more are not arranged in four minutes. */
const FEWEST_LINES = 3;
const MOST_LINES = 9;
/** Rules to choose from, the right one among them. */
const CHOICES = 4;

/** The scenes of which there is one order to predict on a Node version. */
export function listPuzzles(scenes: readonly Scene[], version: string): Scene[] {
  return scenes.filter((scene) => {
    const mode = scene.modes[0];
    const own = scene.expectations.filter(
      ({ modes, range }) =>
        mode !== undefined && modes.includes(mode) && matchesRange(version, range),
    );
    const orders = own.flatMap((one) => one.orders);
    const lines = orders[0]?.length ?? 0;
    return orders.length === 1 && lines >= FEWEST_LINES && lines <= MOST_LINES;
  });
}

type Asking = NonNullable<Extract<Step, { kind: "predicted" }>["ask"]>;

/**
 * The step that is to be explained: where the prediction went wrong, else one drawn by the seed, with
 * the rule behind it among others; `null` where no rule decides.
 */
export function askRule(trace: Trace, given: readonly string[], seed: string): Asking | null {
  const owners = findOwners(trace.steps);
  const random = seedRandom(["rule", seed].join(" "));
  const places = trace.printed.flatMap((line, at) => {
    const why = owners[at]?.why[0];
    const isFirst = at === 0 || owners[at] === owners[at - 1];
    return why === undefined || isFirst ? [] : [{ line, why, at }];
  });
  const wrong = trace.printed.findIndex((line, at) => line !== given[at]);
  const chosen =
    places.find(({ at }) => wrong !== -1 && at >= wrong) ??
    places[Math.floor(random() * places.length)];
  if (chosen === undefined) return null;
  const others = listRules().filter((rule) => rule !== chosen.why);
  const rules: LoopRule[] = [chosen.why];
  while (rules.length < CHOICES)
    rules.push(...others.splice(Math.floor(random() * others.length), 1));
  return { line: chosen.line, rules: rules.toSorted(), right: chosen.why };
}

function listRules(): LoopRule[] {
  return Object.keys(LOOP_RULES).filter(isRule);
}

function isRule(name: string): name is LoopRule {
  return Object.hasOwn(LOOP_RULES, name);
}

/** What a rule says, for a name that a journal holds. */
export function tellRule(name: string): string {
  return isRule(name) ? LOOP_RULES[name].says : name;
}
