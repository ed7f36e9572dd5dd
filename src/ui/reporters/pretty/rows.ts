import type { Outcome, RequirementResult } from "../../../judge/verdict.ts";
import { countNoun } from "../../text/count-noun.ts";
import { padText } from "../../text/pad.ts";
import { wrapText } from "../../text/wrap.ts";
import { NARROW, type View } from "../../view.ts";
import { sayText } from "../../text/say.ts";

/** From this many in a row on, requirements that were not reached are told as a count. */
const FOLD_FROM = 4;

/** One line of the list: a requirement, or several that were not reached. */
interface Row {
  outcome: Outcome;
  text: string;
}

/** A row for each requirement, in order: sign, word, title. */
export function writeRows(requirements: readonly RequirementResult[], view: View): string[] {
  const rows = foldRows(requirements);
  const longest = Math.max(...rows.map(({ outcome }) => nameOutcome(outcome).length));
  return rows.flatMap((row) => writeRow(row, longest, view));
}

function foldRows(requirements: readonly RequirementResult[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < requirements.length;) {
    const rest = requirements.slice(at);
    const other = rest.findIndex(({ outcome }) => outcome !== "not-reached");
    const run = other === -1 ? rest.length : other;
    const [first] = rest;
    if (run >= FOLD_FROM) {
      rows.push({ outcome: "not-reached", text: countNoun(run, "requirement") });
      at += run;
    } else if (first !== undefined) {
      rows.push({ outcome: first.outcome, text: first.title });
      at += 1;
    }
  }
  return rows;
}

function writeRow(row: Row, longest: number, view: View): string[] {
  const { style, width } = view;
  const title = sayText(row.text, style);
  const words = row.outcome === "not-reached" ? style.quiet(title) : title;
  const head = `${signOf(row.outcome, view)} ${nameOutcome(row.outcome)}`;
  if (width < NARROW) {
    const text = `${paintOutcome(row.outcome, `${head}:`, view)} ${words}`;
    return wrapText(text, width, { first: "  ", rest: "    " });
  }
  const first = `  ${paintOutcome(row.outcome, padText(head, longest + 2), view)}  `;
  return wrapText(words, width, { first, rest: " ".repeat(longest + 6) });
}

function nameOutcome(outcome: Outcome): string {
  return outcome === "not-reached" ? "not reached" : outcome;
}

function signOf(outcome: Outcome, { style }: View): string {
  const { met, missed, notReached } = style.symbols;
  return { met, missed, "not-reached": notReached }[outcome];
}

function paintOutcome(outcome: Outcome, text: string, { style }: View): string {
  return { met: style.good, missed: style.bad, "not-reached": style.quiet }[outcome](text);
}
