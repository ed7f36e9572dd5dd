import type { Finding, RequirementResult, Verdict } from "../../../judge/verdict.ts";
import { cutText } from "../../text/cut.ts";
import { displayWidth } from "../../text/glyphs.ts";
import { sayText } from "../../text/say.ts";
import { wrapText } from "../../text/wrap.ts";
import type { Hang } from "../../text/wrap.ts";
import { listMissed, listWaiting, tellMissing } from "../list-told.ts";
import type { ReporterView } from "../reporter.ts";
import { writeFrame } from "./frame.ts";
import { writeValues } from "./values.ts";

const INDENT: Hang = { first: "  ", rest: "  " };
const MOST_OTHERS = 5;

/** What is not there yet, as one finding: the names, and the way to a hint. */
export function writeMissing(verdict: Verdict, view: ReporterView): string[] {
  const waiting = listWaiting(verdict, view.stages);
  const [first] = waiting;
  if (first === undefined) return [];
  const { style, width } = view;
  const sign = `${style.bad(style.symbols.missed)} `;
  return [
    ...wrapText(sayText(tellMissing(waiting), style), width, { first: sign, rest: "  " }),
    ...writeHint(first, verdict, view),
  ];
}

/**
 * The first requirement that is not met in full: what must hold, what came, where, and the way to a
 * hint; with `allFindings` each of them.
 */
export function writeFindings(verdict: Verdict, view: ReporterView): string[][] {
  const missed = listMissed(verdict, view.stages);
  const shown = view.allFindings ? missed : missed.slice(0, 1);
  return shown.flatMap((row) => writeFull(row, verdict, view));
}

/** The other requirements that are not met, a line each, with the id that `hint` and `--only` take. */
export function writeOthers(verdict: Verdict, view: ReporterView): string[] {
  const { style, width } = view;
  const [first, ...others] = listMissed(verdict, view.stages);
  if (view.allFindings || others.length === 0) return [];
  const same = others.filter(({ finding }) => finding?.message === first?.finding?.message);
  const different = others.filter((other) => !same.includes(other));
  const left = different.length > MOST_OTHERS + 1 ? different.length - MOST_OTHERS : 0;
  const lines = different.slice(0, different.length - left).map((other) => {
    const [message = ""] = (other.finding?.message ?? "not met").split("\n");
    const line = `  ${style.bad(style.symbols.missed)} ${other.id}: ${sayText(message, style)}`;
    return cutText(line, width, style.symbols.ellipsis);
  });
  const more = left === 0 ? [] : [style.quiet(`  and ${left} more`)];
  const alike = same.length === 0 ? "" : `${same.length} more with the same cause`;
  return [
    style.strong("Also not met"),
    ...lines,
    ...more,
    ...(alike === "" ? [] : wrapText(alike, width, INDENT)),
  ];
}

function writeFull(row: RequirementResult, verdict: Verdict, view: ReporterView): string[][] {
  const { style, width } = view;
  const sign = `${style.bad(style.symbols.missed)} `;
  const words = style.strong(sayText(row.title, style));
  const title = wrapText(words, width, { first: sign, rest: "  " });
  const rule = style.quiet(style.symbols.line.repeat(Math.max(...title.map(displayWidth))));
  return [
    [...title, rule],
    ...(row.finding === null ? [] : writeFinding(row.finding, view)),
    writeHint(row, verdict, view),
  ];
}

function writeHint(
  { id }: RequirementResult,
  { challenge }: Verdict,
  view: ReporterView,
): string[] {
  const { style, width, isTaken = false } = view;
  if (isTaken) return wrapText("Stuck? h gives help.", width, INDENT);
  const line = `Stuck? Run ${style.code(`trainer hint ${challenge} --requirement ${id}`)}`;
  return wrapText(line, width, { first: "  ", rest: "    " });
}

/** What came, the values, where, and the common mistake it looks like: a section each. */
export function writeFinding(finding: Finding, view: ReporterView): string[][] {
  const { style, width } = view;
  const { message, location, mistake } = finding;
  const known = `${style.warn("This looks like a common mistake.")} ${sayText(mistake ?? "", style)}`;
  return [
    wrapText(sayText(message, style), width, INDENT),
    writeValues(finding, view),
    ...(location === undefined ? [] : [writeFrame(location, view)]),
    ...(mistake === undefined ? [] : [wrapText(known, width, INDENT)]),
  ];
}
