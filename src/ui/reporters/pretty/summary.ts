import type { Verdict } from "../../../judge/verdict.ts";
import { renderBar } from "../../bar.ts";
import { wrapText } from "../../text/wrap.ts";
import { NARROW, type View } from "../../view.ts";

const BAR = 20;
const NARROW_BAR = 8;

/** How far it got, in one sentence without looks; it says `Solved` only of a solved challenge. */
export function summarize({ status, requirements }: Verdict): string {
  const met = requirements.filter(({ outcome }) => outcome === "met").length;
  const noun = requirements.length === 1 ? "requirement" : "requirements";
  const count = `${met} of ${requirements.length} ${noun} met`;
  if (status === "solved") return `Solved: ${count}`;
  return met === requirements.length ? `${count}, not solved` : count;
}

/** The bar with the summary. */
export function writeSummary(verdict: Verdict, view: View): string[] {
  const { style, width } = view;
  const { requirements } = verdict;
  const total = requirements.length;
  const done = requirements.filter(({ outcome }) => outcome === "met").length;
  const columns = width < NARROW ? NARROW_BAR : BAR;
  const bar = renderBar({ done, total }, columns, style);
  const solved = verdict.status === "solved";
  const words = solved
    ? style.good(`${style.symbols.met} ${summarize(verdict)}`)
    : summarize(verdict);
  return wrapText(words, width, { first: `${bar}  `, rest: " ".repeat(columns + 2) });
}
