import { decideRule } from "./decide-rule.ts";
import { findOwners } from "./find-owners.ts";
import type { OrderSet, Prediction, Step, Trace } from "./trace.ts";

/** Judges a predicted order against what happened and against all orders that can. */
export function judgePrediction(
  given: readonly string[],
  trace: Trace,
  orders: OrderSet | null,
): Prediction {
  const { printed, steps } = trace;
  const at = printed.findIndex((line, place) => line !== given[place]);
  const differs = at !== -1 || given.length !== printed.length;
  if (!differs) {
    return { ...{ given: [...given], verdict: "exact", divergesAt: null }, ...NOWHERE };
  }
  const place = at === -1 ? printed.length : at;
  const owners = findOwners(steps);
  const actual = owners[place] ?? null;
  const predicted = given[place] ?? null;
  const meant = predicted === null ? -1 : printed.indexOf(predicted, place);
  const wanted = meant === -1 ? null : (owners[meant] ?? null);
  const key = given.join("\n");
  const possible = orders?.list.some(({ prints }) => prints.join("\n") === key) === true;
  const why = actual === null || wanted === null ? [] : [decideRule(actual, wanted, steps)];
  const forbidden = possible ? null : findForbidden(given, { trace, orders, place });
  return {
    ...(forbidden === null ? {} : { forbidden }),
    given: [...given],
    verdict: possible ? "possible" : "impossible",
    divergesAt: actual?.n ?? null,
    predicted,
    printed: printed[place] ?? null,
    why: why.length === 0 && actual !== null ? actual.why.slice(0, 1) : why,
  };
}

/** Where the order that goes along with a prediction farthest parts from it, if that is behind `place`. */
function findForbidden(
  given: readonly string[],
  { trace, orders, place }: { trace: Trace; orders: OrderSet | null; place: number },
): NonNullable<Prediction["forbidden"]> | null {
  const count = (prints: readonly string[]): number => {
    const at = prints.findIndex((line, index) => line !== given[index]);
    return at === -1 ? prints.length : at;
  };
  const [best = []] = (orders?.list ?? [])
    .map(({ prints }) => prints)
    .toSorted((a, b) => count(b) - count(a));
  const at = count(best);
  if (at <= place) return null;
  const { printed, steps } = trace;
  const owners = findOwners(steps);
  const [predicted, instead] = [given[at] ?? null, best[at] ?? null];
  const find = (line: string | null): Step | undefined =>
    line === null ? undefined : owners[printed.lastIndexOf(line)];
  const [first, second] = [find(instead), find(predicted)];
  const why = first && second ? [decideRule(first, second, steps)] : [];
  return { predicted, instead, why };
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
