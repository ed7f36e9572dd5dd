import type { PlanDemand } from "../../quiz/query/plan-demand.ts";
import type { QueryFinding, Unclear } from "../../quiz/query/judge-runs.ts";
import type { RowDifference } from "../../quiz/query/compare-rows.ts";
import type { StepFault } from "../../quiz/query/query-run.ts";
import { countNoun } from "../text/count-noun.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderRows } from "./render-rows.ts";
import type { SignedRow } from "./render-rows.ts";

/** Why a statement has to be written again, and what to do about it. */
export function renderUnclear(unclear: Unclear, { style, width }: View): string[] {
  if (unclear.kind === "invalid") {
    const said = sayFault(unclear.fault);
    return wrapText(
      `The database cannot run this: ${sayText(said, style)}. Nothing is graded yet.`,
      width,
    );
  }
  const { got, wanted } = unclear;
  const text = `The question asks for ${countNoun(wanted.length, "column")}, and this returns ${
    got.length === 0 ? "no rows" : `${got.length}: ${sayText(got.join(", "), style)}`
  }. Nothing is graded yet.`;
  return wrapText(text, width);
}

function sayFault({ message, line }: StepFault): string {
  return line === null ? message : `${message} (line ${line})`;
}

/** One thing that is wrong with an answer, with the rows that show it. */
export function renderFinding(finding: QueryFinding, view: View): string[] {
  const { style, width } = view;
  const say = (text: string): string[] => wrapText(text, width);
  switch (finding.kind) {
    case "plan":
      return say(tellDemand(finding));
    case "open":
      return say(
        "The transaction is still open at the end, so nothing of it is kept: `COMMIT` is missing.",
      );
    case "fault":
      return say(`${tellPlace(finding)}it fails: ${sayText(finding.fault.message, style)}.`);
    case "accepted":
      return say(`${tellPlace(finding)}it has to be refused, and it was accepted.`);
    case "refused":
      return say(
        `${tellPlace(finding)}it has to work, and it fails: ${sayText(finding.fault.message, style)}.`,
      );
    case "order":
      return [
        ...say(
          `${tellPlace(finding)}the rows are right and in another order; row ${finding.at + 1} differs.`,
        ),
        ...renderRows(
          finding.columns,
          [...signRow(finding.got, "yours"), ...signRow(finding.wanted, "right")],
          view,
        ),
      ];
    case "rows":
      return [
        ...say(`${tellPlace(finding)}${tellRows(finding)}.`),
        ...renderRows(finding.columns, signDifference(finding), view),
      ];
  }
}

/** A row that stands for another one is told as such. */
function signDifference({ missing, extra }: RowDifference): SignedRow[] {
  const isChange = missing.length === 1 && extra.length === 1;
  return [
    ...missing.map((row) => ({ sign: isChange ? "right" : "missing", row })),
    ...extra.map((row) => ({ sign: isChange ? "yours" : "too many", row })),
  ];
}

function signRow<T>(row: T | null, sign: string): { sign: string; row: T }[] {
  return row === null ? [] : [{ sign, row }];
}

/** What was looked at, to begin a sentence; the answer's own rows on what the question shows need no word. */
function tellPlace({ fill, check }: { fill: number; check: string }): string {
  const rows = fill === 0 ? "" : "With other rows in the tables, ";
  return check === "" ? rows : `${rows}"${check}": `;
}

function tellRows({ missing, extra }: RowDifference): string {
  if (missing.length === 1 && extra.length === 1) return "one row is another one";
  const parts = [
    missing.length === 0
      ? ""
      : `${countNoun(missing.length, "row")} ${missing.length === 1 ? "is" : "are"} missing`,
    extra.length === 0
      ? ""
      : `${countNoun(extra.length, "row")} ${extra.length === 1 ? "is" : "are"} too many`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function tellDemand({ demand, plan }: Extract<QueryFinding, { kind: "plan" }>): string {
  const what = plan.caption === "" ? "" : `${plan.caption}: `;
  return `${what}${describeDemand(demand, plan)}`;
}

function describeDemand(
  { kind, most, index }: PlanDemand,
  { scanned, sorts }: { scanned: number; sorts: number },
): string {
  switch (kind) {
    case "scan":
      return most === 0
        ? `the database reads ${countNoun(scanned + 1, "row")} one after the other instead of looking them up in an index.`
        : `the database reads ${countNoun(scanned + 1, "row")} one after the other, and ${most} would do.`;
    case "sort":
      return sorts === 1
        ? "the database sorts the rows after it has found them; an index in that order would save it."
        : `the database sorts ${sorts} times; an index in that order would save it.`;
    case "covering":
      return "for each entry of the index the database goes to the table, since the index lacks a column.";
    case "index":
      return index === null ? "no index is used." : `the index \`${index}\` is not used.`;
  }
}
