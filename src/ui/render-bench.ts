import type { Difference } from "../bench/judge-difference.ts";
import type { Comparison, Row, Summary } from "../bench/summarize.ts";
import { renderBar } from "./bar.ts";
import { renderNext } from "./command-list.ts";
import { renderTable } from "./table.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import { NARROW } from "./view.ts";
import type { View } from "./view.ts";

/** What a benchmark's page is made from. */
export interface BenchPage {
  title: string;
  rounds: number;
  summary: Summary;
  /** The learner's code beside the others. */
  differences: readonly Difference[];
  /** Packages that could be compared if they were installed, such as `lru-cache@11`. */
  missing: readonly string[];
}

/** Bars for each workload at its largest size, the growth, and what can be said of the difference. */
export function renderBench(page: BenchPage, view: View): string {
  const { style, width } = view;
  const { comparisons, failures } = page.summary;
  const note = `Median of ${page.rounds} rounds. Noise: how far the middle half of them spreads.`;
  return joinPage([
    [style.strong(sayText(page.title, style)), ...wrapText(note, width)],
    ...comparisons.map((comparison) => renderComparison(comparison, page, view)),
    tellNoise(comparisons, view),
    failures.flatMap(({ name, reason }) =>
      wrapText(sayText(`Could not measure ${name}: ${reason}.`, style), width),
    ),
    tellMissing(page.missing, view),
  ]);
}

/** Above this part of the speed a comparison says little. */
const LOUD = 0.25;

function tellNoise(comparisons: readonly Comparison[], { style, width }: View): string[] {
  const readings = comparisons.flatMap(({ rows }) => rows.map((row) => row.readings.at(-1)));
  if (!readings.some((reading) => (reading?.noise ?? 0) > LOUD)) return [];
  const text =
    "The rounds differ a lot. Close what else is running, or measure more often: `--rounds 15`.";
  return wrapText(sayText(text, style), width);
}

function tellMissing(missing: readonly string[], view: View): string[] {
  if (missing.length === 0) return [];
  const text = "Install these packages here to see them beside your code:";
  const commands = missing.map((name) => `npm install ${name}`);
  return [...wrapText(text, view.width), renderNext(commands, view)];
}

function renderComparison(comparison: Comparison, page: BenchPage, view: View): string[] {
  const { style, width } = view;
  const { workload, rows } = comparison;
  const largest = rows[0]?.readings.at(-1)?.size ?? 0;
  const best = Math.max(...rows.map((row) => row.readings.at(-1)?.perSecond ?? 0));
  const bar = width < NARROW ? 8 : 20;
  const columns = [
    { title: "", least: 8 },
    { title: "" },
    { title: "calls/s", align: "right" as const },
    { title: "noise", align: "right" as const, optional: true },
    { title: "held", align: "right" as const, optional: true },
    { title: "growth", align: "right" as const, optional: true },
  ];
  const cells = rows.map((row) => toCells(row, { best, bar }, view));
  return [
    style.strong(sayText(workload, style)) + style.quiet(` (n = ${formatCount(largest)})`),
    ...renderTable({ columns, rows: cells }, view).split("\n"),
    ...tellGrowth(rows, view),
    ...page.differences
      .filter((difference) => difference.workload === workload)
      .flatMap((difference) => wrapText(tellDifference(difference), width)),
  ];
}

function toCells(row: Row, { best, bar }: { best: number; bar: number }, view: View): string[] {
  const last = row.readings.at(-1);
  if (last === undefined) return [row.name];
  return [
    row.name,
    renderBar({ done: last.perSecond, total: best }, bar, view.style),
    formatRate(last.perSecond),
    `${Math.round(last.noise * 100)} %`,
    formatBytes(last.heldBytes),
    row.readings.length < 2 ? "" : `${formatTimes(row.growth)}x`,
  ];
}

/** What the column of growth means, if there is one. */
function tellGrowth(rows: readonly Row[], { width, style }: View): string[] {
  const sizes = rows[0]?.readings.map(({ size }) => size) ?? [];
  const [first] = sizes;
  const last = sizes.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const text = `growth: time of a call at n = ${formatCount(last)} to n = ${formatCount(first)}`;
  return wrapText(style.quiet(text), width);
}

function tellDifference({ other, ratio, clear }: Difference): string {
  if (!clear) return `Yours is as fast as ${tellOther(other)}, within the noise.`;
  return ratio < 1
    ? `Yours takes ${formatTimes(1 / ratio)} times as long as ${tellOther(other)}.`
    : `Yours is ${formatTimes(ratio)} times as fast as ${tellOther(other)}.`;
}

function tellOther(other: string): string {
  return other === "reference" ? "the reference" : other;
}

function formatTimes(times: number): string {
  return times < 10 ? times.toFixed(1) : formatCount(Math.round(times));
}

function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Such as `12.3 M` or `870`. */
function formatRate(perSecond: number): string {
  if (perSecond >= 1e6) return `${(perSecond / 1e6).toFixed(1)} M`;
  if (perSecond >= 1e4) return `${Math.round(perSecond / 1e3)} k`;
  return perSecond < 10 ? perSecond.toFixed(1) : formatCount(Math.round(perSecond));
}

/** What is within the heap's own noise counts as nothing. */
function formatBytes(bytes: number): string {
  if (bytes < 32 * 1024) return "-";
  return bytes < 1024 * 1024
    ? `${Math.round(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
