import { countSame } from "./count-same.ts";
import { decideForbidding, decideLine } from "./decide-rule.ts";
import { findOwners } from "./find-owners.ts";
import type { LoopRule, OrderSet, Prediction, Step, Trace } from "./trace.ts";

/** What is known of a prediction that did not come true. */
export interface Evidence {
  orders: OrderSet;
  /** If the rules forbid it, what runs print instead at the first line that none can print. */
  partings: readonly Parting[];
}

/** A run that goes along with a prediction as far as any run can. */
export interface Parting {
  run: Told;
  /** The place of the line that no run prints there. */
  at: number;
  /** What this run prints there comes before the predicted line in every run. */
  isFixed: boolean;
  /** How many lines may come there in all. */
  choices: number;
  /** When the first of two steps began, what led to the second one waited for a thread of the pool. */
  isCrowded: (first: Step, second: Step) => boolean;
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
  const { last, first: actual, second: wanted } = findPair(given, own, place);
  const parting = {
    given: [...given],
    divergesAt: actual?.n ?? null,
    predicted: given[place] ?? null,
    printed: own.printed[place] ?? null,
    why: listUsual({ last, first: actual, second: wanted }, trace.steps),
  };
  const known = findKnown(given, evidence);
  if (known !== null) return { ...parting, verdict: "possible", known };
  const forbidden = findForbidden(given, evidence?.partings ?? []);
  if (forbidden === null) return { ...parting, verdict: "unseen" };
  const { at, ...said } = forbidden;
  const isHere = at === place && said.instead === parting.printed;
  if (isHere) return { ...parting, verdict: "impossible", why: said.why };
  return { ...parting, verdict: "impossible", forbidden: said };
}

/** Why a run printed a line and not the expected one, as far as that is known. */
function listUsual({ last, first, second }: Pair, steps: readonly Step[]): LoopRule[] {
  const usual =
    first === null || second === null
      ? (first?.why[0] ?? null)
      : decideLine({ last, first, second }, steps);
  return usual === null ? [] : [usual];
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

/** The steps that printed a line of a run and the line before, and the one that printed what was expected there. */
interface Pair {
  last: Step | null;
  first: Step | null;
  second: Step | null;
}

function findPair(given: readonly string[], { printed, owners }: Told, place: number): Pair {
  const predicted = given[place];
  const meant = predicted === undefined ? -1 : printed.indexOf(predicted, place);
  const [last, first, second] = [place - 1, place, meant].map((at) => owners[at] ?? null);
  return { last: last ?? null, first: first ?? null, second: second ?? null };
}

type Forbidden = NonNullable<Prediction["forbidden"]>;

/** The rule that forbids a prediction at the first line that no run can print; `null` when none is known. */
function findForbidden(
  given: readonly string[],
  partings: readonly Parting[],
): (Forbidden & { at: number }) | null {
  for (const parting of partings) {
    const { run, at } = parting;
    const rule = nameForbidding(findPair(given, run, at), parting);
    const lines = { predicted: given[at] ?? null, instead: run.printed[at] ?? null };
    if (rule !== null) return { at, ...lines, why: [rule] };
  }
  return findCause(given, partings);
}

/** Whatever comes there instead, it leads to what was predicted: what is caused by either comes after either. */
function findCause(
  given: readonly string[],
  partings: readonly Parting[],
): (Forbidden & { at: number }) | null {
  const [parting] = partings;
  if (parting === undefined) return null;
  const { at, run, choices } = parting;
  const isCaused = partings.every((one) => {
    const { last, first, second } = findPair(given, one.run, at);
    const isTold = first !== null && second !== null && first.n <= second.n;
    return isTold && decideForbidding({ last, first, second }, one.run.steps) === "R-CAUSE-FIRST";
  });
  const lines = new Set(partings.map((one) => one.run.printed[at]));
  if (!isCaused || lines.size < choices) return null;
  const said = { predicted: given[at] ?? null, instead: run.printed[at] ?? null };
  return { at, ...said, why: ["R-CAUSE-FIRST"] };
}

function nameForbidding(
  { last, first, second }: Pair,
  { run, isFixed, isCrowded }: Parting,
): LoopRule | null {
  // Of two lines in another order than in the run that was recorded its steps do not tell the rule.
  if (first === null || (second !== null && second.n < first.n)) return null;
  const rule = isFixed ? decideForbidding({ last, first, second }, run.steps) : null;
  return rule ?? (second !== null && isCrowded(first, second) ? "R-POOL-IN-TURN" : null);
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
