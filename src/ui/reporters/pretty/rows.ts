import type { Outcome, RequirementResult } from "../../../judge/verdict.ts";
import { countNoun } from "../../text/count-noun.ts";
import { padText } from "../../text/pad.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import { NARROW } from "../../view.ts";
import type { View } from "../../view.ts";
import type { StageView } from "../reporter.ts";

/** From this many in a row on, requirements that were not run are told as a count. */
const FOLD_FROM = 4;

/** What rows are told apart by besides their outcome. */
type Before = StageView["before"];

/** One line of the list: a requirement, or several that are alike. */
interface Row {
  outcome: Outcome;
  text: string;
  /** Numbers of the brief's rules. */
  rules: readonly string[];
  /** It was met in the run before. */
  lost: boolean;
}

/** A row for each requirement, in order: sign, word, title, rules of the brief. */
export function writeRows(
  requirements: readonly RequirementResult[],
  before: Before,
  view: View,
): string[] {
  const rows = foldRows(requirements, before);
  const longest = Math.max(...rows.map(({ outcome }) => nameOutcome(outcome).length));
  return rows.flatMap((row) => writeRow(row, longest, view));
}

function foldRows(requirements: readonly RequirementResult[], before: Before): Row[] {
  const waiting = requirements.filter(isWaiting);
  const shown = waiting.length < 2 ? requirements : requirements.filter((row) => !isOther(row));
  function isOther(row: RequirementResult): boolean {
    return isWaiting(row) && row !== waiting[0];
  }
  const rows: Row[] = [];
  for (let at = 0; at < shown.length;) {
    const rest = shown.slice(at);
    const other = rest.findIndex(({ outcome }) => outcome !== "not-reached");
    const run = other === -1 ? rest.length : other;
    const [first] = rest;
    if (run >= FOLD_FROM) {
      rows.push(fold("not-reached", countNoun(run, "requirement")));
      at += run;
    } else if (first !== undefined) {
      const count = isWaiting(first) ? waiting.length : 1;
      const text = `${count} requirements need something that is not there yet`;
      rows.push(count > 1 ? fold("missed", text) : toRow(first, before));
      at += 1;
    }
  }
  return rows;
}

function isWaiting({ finding }: RequirementResult): boolean {
  return finding?.missing !== undefined;
}

function fold(outcome: Outcome, text: string): Row {
  return { outcome, text, rules: [], lost: false };
}

function toRow({ id, outcome, title, rules }: RequirementResult, before: Before): Row {
  return { outcome, text: title, rules, lost: outcome === "missed" && before[id] === "met" };
}

function writeRow(row: Row, longest: number, view: View): string[] {
  const { style, width } = view;
  const title = sayText(row.text, style);
  const rules = row.rules.length === 0 ? "" : style.quiet(` (${row.rules.join(", ")})`);
  const words = (row.outcome === "not-reached" ? style.quiet(title) : title) + rules;
  const sign = style.plain ? "" : `${signOf(row.outcome, view)} `;
  const head = `${sign}${nameOutcome(row.outcome)}`;
  if (width < NARROW) {
    const text = `${paintOutcome(row.outcome, `${head}:`, view)} ${words}`;
    return [...wrapText(text, width, { first: "  ", rest: "    " }), ...writeLost(row, 4, view)];
  }
  const first = `  ${paintOutcome(row.outcome, padText(head, longest + 2), view)}  `;
  const hang = longest + 6;
  return [
    ...wrapText(words, width, { first, rest: " ".repeat(hang) }),
    ...writeLost(row, hang, view),
  ];
}

function writeLost({ lost }: Row, indent: number, { style, width }: View): string[] {
  const hang = " ".repeat(indent);
  const text = style.warn("met before, not met now");
  return lost ? wrapText(text, width, { first: hang, rest: hang }) : [];
}

function nameOutcome(outcome: Outcome): string {
  return { met: "met", missed: "not met", "not-reached": "not run" }[outcome];
}

function signOf(outcome: Outcome, { style }: View): string {
  const { met, missed, notReached } = style.symbols;
  return { met, missed, "not-reached": notReached }[outcome];
}

function paintOutcome(outcome: Outcome, text: string, { style }: View): string {
  return { met: style.good, missed: style.bad, "not-reached": style.quiet }[outcome](text);
}
