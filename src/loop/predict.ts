import { decideForbidding, decideRule } from "./decide-rule.ts";
import { findOwners } from "./find-owners.ts";
import type { LoopRule, OrderSet, Prediction, Step, Trace } from "./trace.ts";

/** What is known of a prediction that did not come true. */
export interface Evidence {
  orders: OrderSet;
  /** The rules forbid it. */
  isForbidden: boolean;
  /** The run that went along with it farthest. */
  nearest: Told;
}

/** A run: what it printed, the step that began each line, and all steps. */
export interface Told {
  printed: readonly string[];
  owners: readonly (Step | undefined)[];
  steps: readonly Step[];
}

/** A traced run. */
export function tellRun({ printed, steps }: Pick<Trace, "printed" | "steps">): Told {
  return { printed, owners: findOwners(steps), steps };
}

/** Judges a predicted order by what happened, by the orders that were seen and by the rules. */
export function judgePrediction(
  given: readonly string[],
  trace: Trace,
  evidence: Evidence | null,
): Prediction {
  const own = tellRun(trace);
  const place = countSame(given, own.printed);
  if (given.length === own.printed.length && place === given.length) {
    return { ...{ given: [...given], verdict: "exact", divergesAt: null }, ...NOWHERE };
  }
  const [actual, wanted] = findPair(given, own, place);
  const decided =
    actual === null || wanted === null ? null : decideRule(actual, wanted, trace.steps);
  const usual = decided ?? actual?.why[0] ?? null;
  const parting = {
    given: [...given],
    divergesAt: actual?.n ?? null,
    predicted: given[place] ?? null,
    printed: own.printed[place] ?? null,
    why: usual === null ? [] : [usual],
  };
  const known = findKnown(given, evidence);
  if (known !== null) return { ...parting, verdict: "possible", known };
  const forbidden = evidence?.isForbidden === true ? findForbidden(given, evidence.nearest) : null;
  if (forbidden === null) return { ...parting, verdict: "unseen" };
  const isLater = countSame(given, evidence?.nearest.printed ?? []) > place;
  if (!isLater) return { ...parting, verdict: "impossible", why: forbidden.why };
  return { ...parting, verdict: "impossible", forbidden };
}

function findKnown(
  given: readonly string[],
  evidence: Evidence | null,
): NonNullable<Prediction["known"]> | null {
  if (evidence === null) return null;
  const key = given.join("\n");
  const { list, declared = [] } = evidence.orders;
  if (list.some(({ prints }) => prints.join("\n") === key)) return "seen";
  return declared.some((lines) => lines.join("\n") === key) ? "declared" : null;
}

/** How many lines two orders have in common, from the first on. */
export function countSame(given: readonly string[], printed: readonly string[]): number {
  const at = printed.findIndex((line, place) => line !== given[place]);
  return at === -1 ? printed.length : at;
}

/** The step that printed a line of a run, and the one that printed what was expected there. */
function findPair(
  given: readonly string[],
  { printed, owners }: Told,
  place: number,
): [Step | null, Step | null] {
  const predicted = given[place];
  const meant = predicted === undefined ? -1 : printed.indexOf(predicted, place);
  return [owners[place] ?? null, owners[meant] ?? null];
}

type Forbidden = NonNullable<Prediction["forbidden"]>;

/** The rule that forbids a prediction where it parts from a run; `null` when none is known. */
function findForbidden(given: readonly string[], run: Told): Forbidden | null {
  const at = countSame(given, run.printed);
  const [first, second] = findPair(given, run, at);
  const rule: LoopRule | null = first === null ? null : decideForbidding(first, second, run.steps);
  if (rule === null) return null;
  return { predicted: given[at] ?? null, instead: run.printed[at] ?? null, why: [rule] };
}

const NOWHERE = { predicted: null, printed: null, why: [] };

/**
 * The lines of a prediction as people type them: separated by commas, or a JSON array of texts, for
 * lines that have commas of their own.
 */
export function splitPrediction(text: string): string[] {
  return readArray(text) ?? splitAtCommas(text);
}

function readArray(text: string): string[] | null {
  if (!text.trimStart().startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((line) => typeof line === "string");
    return isList ? value : null;
  } catch {
    return null;
  }
}

function splitAtCommas(text: string): string[] {
  return text
    .split(",")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
