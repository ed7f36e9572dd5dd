import type { Finding, RequirementResult, Verdict } from "../../../judge/verdict.ts";
import { displayWidth } from "../../text/glyphs.ts";
import { cutText } from "../../text/cut.ts";
import { wrapText, type Hang } from "../../text/wrap.ts";
import type { View } from "../../view.ts";
import type { ReporterView } from "../reporter.ts";
import { writeFrame } from "./frame.ts";
import { sayText } from "../../text/say.ts";
import { writeValues } from "./values.ts";

const INDENT: Hang = { first: "  ", rest: "  " };
const MOST_OTHERS = 5;

/** The first missed requirement in full: what must hold, what came, where, and the way to a hint. */
export function writeFirstMissed(verdict: Verdict, view: ReporterView): string[][] {
  const { style, width } = view;
  const first = findMissed(verdict)[0];
  if (first === undefined) return [];
  const sign = `${style.bad(style.symbols.missed)} `;
  const title = wrapText(style.strong(sayText(first.title, style)), width, {
    first: sign,
    rest: "  ",
  });
  const rule = style.quiet(style.symbols.line.repeat(Math.max(...title.map(displayWidth))));
  const hint = style.code(`trainer hint ${verdict.challenge} --requirement ${first.id}`);
  return [
    [...title, rule],
    ...(first.finding === null ? [] : writeFinding(first.finding, view)),
    wrapText(`For a hint: ${hint}`, width, { first: "  ", rest: "    " }),
  ];
}

/** The other missed requirements, a line each, with the id that `hint` and `--only` take. */
export function writeOtherMissed(verdict: Verdict, view: View): string[] {
  const { style, width } = view;
  const [first, ...others] = findMissed(verdict);
  if (others.length === 0) return [];
  const same = others.filter(({ finding }) => finding?.message === first?.finding?.message);
  const different = others.filter((other) => !same.includes(other));
  const left = different.length > MOST_OTHERS + 1 ? different.length - MOST_OTHERS : 0;
  const lines = different.slice(0, different.length - left).map((other) => {
    const [message = ""] = (other.finding?.message ?? "missed").split("\n");
    const line = `  ${style.bad(style.symbols.missed)} ${other.id}: ${sayText(message, style)}`;
    return cutText(line, width, style.symbols.ellipsis);
  });
  const more = left === 0 ? [] : [style.quiet(`  and ${left} more`)];
  const alike = same.length === 0 ? "" : `${same.length} more for the same reason`;
  return [
    style.strong("Also missed"),
    ...lines,
    ...more,
    ...(alike === "" ? [] : wrapText(alike, width, INDENT)),
  ];
}

function findMissed({ requirements }: Verdict): RequirementResult[] {
  return requirements.filter(({ outcome }) => outcome === "missed");
}

function writeFinding(finding: Finding, view: ReporterView): string[][] {
  const { style, width } = view;
  const { message, location, mistake } = finding;
  const known = `${style.warn("This looks like a known mistake:")} ${sayText(mistake ?? "", style)}`;
  return [
    wrapText(sayText(message, style), width, INDENT),
    writeValues(finding, view),
    ...(location === undefined ? [] : [writeFrame(location, view)]),
    ...(mistake === undefined ? [] : [wrapText(known, width, INDENT)]),
  ];
}
