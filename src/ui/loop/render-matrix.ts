import type { Difference } from "../../loop/compare-traces.ts";
import type { LoopRuleText } from "../../loop/rules.ts";
import type { LoopRule, Trace } from "../../loop/trace.ts";
import { renderTable, type Column } from "../table.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** One run of a matrix. */
export interface MatrixRow {
  trace: Trace;
  /** Where it first differs from the first row; `null` when it does not. */
  difference: Difference | null;
  /** Why it is not what the scene promises. */
  fault: string | null;
}

/** What a matrix is made from. */
export interface MatrixPage {
  rows: readonly MatrixRow[];
  rules: Readonly<Record<LoopRule, LoopRuleText>>;
  name: string;
}

const COLUMNS: readonly Column[] = [
  { title: "Node", least: 8 },
  { title: "Module", least: 6 },
  { title: "Order", least: 5 },
  { title: "Printed", flexible: true, least: 16 },
];

/** What each Node printed as each kind of module, and why the first differences are there. */
export function renderMatrix({ rows, rules, name }: MatrixPage, view: View): string {
  const { style, width } = view;
  const letters = nameOrders(rows);
  const table = rows.map(({ trace }) => [
    trace.node,
    trace.mode === "cjs" ? "CommonJS" : "ES module",
    letters.get(trace.printed.join("\n")) ?? "",
    describePrinted(trace, view),
  ]);
  const say = (text: string): string[] => wrapText(sayText(text, style), width);
  const differences = explain(rows, rules);
  return joinPage([
    [style.strong(sayText(`${name}: ${countNoun(letters.size, "order")}`, style))],
    [renderTable({ columns: COLUMNS, rows: table }, view)],
    ...[...letters].map(([text, letter]) => say(`${letter}: ${text.split("\n").join(" -> ")}`)),
    differences.flatMap((text) =>
      wrapText(sayText(text, style), width, { first: `${style.symbols.bullet} `, rest: "  " }),
    ),
    rows.flatMap(({ fault }) => (fault === null ? [] : say(`Not as the scene says: ${fault}`))),
  ]);
}

/** Each order gets a letter, in the order of the rows. */
function nameOrders(rows: readonly MatrixRow[]): Map<string, string> {
  const texts = [...new Set(rows.map(({ trace }) => trace.printed.join("\n")))];
  return new Map(texts.map((text, at) => [text, String.fromCodePoint(65 + (at % 26))]));
}

function describePrinted({ printed, end }: Trace, { style }: View): string {
  if (end.stopped !== null) return "(ended at a limit)";
  if (printed.length === 0) return end.exit === 0 ? "(nothing)" : `(exit code ${end.exit})`;
  return printed.map((line) => sayText(line, style)).join(` ${style.symbols.arrow} `);
}

/** One sentence for each kind of difference, with the runs that it is about. */
function explain(rows: readonly MatrixRow[], rules: MatrixPage["rules"]): string[] {
  const groups = new Map<string, string[]>();
  const [base] = rows;
  for (const { trace, difference } of rows) {
    if (difference === null || base === undefined) continue;
    const { race, raceIn, other, base: was, why } = difference;
    const parting = `${quote(other)} came where ${nameRun(base.trace)} printed ${quote(was)}`;
    const both = raceIn === "base" ? nameRun(base.trace) : "such a run";
    const rule = why === null ? "" : ` ${rules[why].says} ${why}`;
    const said = race ? rule : rule + tellRelease(why, base.trace, trace);
    const text = race
      ? `${parting}, but that is a race: ${both} was seen to print both orders.${rule}`
      : `${parting}.${said === "" ? UNKNOWN : said}`;
    groups.set(text, [...(groups.get(text) ?? []), nameRun(trace)]);
  }
  return [...groups].map(([text, runs]) => `${runs.join(", ")}: ${text}`);
}

const UNKNOWN = " No rule of the loop explains it: something else is different there.";

/** What a release has to do with a difference that a rule explains. */
function tellRelease(why: LoopRule | null, base: Trace, other: Trace): string {
  if (why === null) return "";
  const since = RELEASES[why];
  if (since !== undefined) return ` ${since}`;
  const isOfNode = base.mode === other.mode && base.node !== other.node;
  return isOfNode
    ? " The rule is the same on both: Node itself schedules these callbacks otherwise there."
    : "";
}

/** The releases in which a rule came or went. */
const RELEASES: Partial<Record<LoopRule, string>> = {
  "R-ESM-STARTS-INSIDE-LOOP": "That was so before Node 22.18 and 24.3.",
  "R-TIMERS-AGAIN": "That was so up to Node 20.",
  "R-LEFT-BY-AN-ERROR": "From Node 26.4 on this holds for more kinds of errors.",
};

function nameRun({ node, mode }: Trace): string {
  return `${node} ${mode === "cjs" ? "CommonJS" : "ES module"}`;
}

function quote(line: string | null): string {
  return line === null ? "nothing" : `"${line}"`;
}
