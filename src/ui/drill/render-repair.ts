import type { RequirementResult, Verdict } from "../../judge/verdict.ts";
import { renderNext } from "../command-list.ts";
import { writeValues } from "../reporters/pretty/values.ts";
import { countNoun } from "../text/count-noun.ts";
import { formatDuration } from "../text/duration.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { Hang } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the page of a checked repair is made from. */
export interface RepairPage {
  slug: string;
  file: string;
  verdict: Verdict;
  /** The mistakes that are mended, which may be told now. */
  gone: readonly { name: string; title: string; says: string }[];
  /** What users still see. */
  stays: readonly RequirementResult[];
  /** How many mistakes are left. */
  left: number;
  /** What was not broken before. */
  broken: readonly RequirementResult[];
  durationMs: number;
  /** Commands to type next. */
  next: readonly string[];
}

const INDENT: Hang = { first: "  ", rest: "  " };

/** Which mistakes are gone, which are left as users see them, and what is newly broken. */
export function renderRepair(page: RepairPage, view: View): string {
  const { slug, file, verdict, gone, left, broken, durationMs } = page;
  const { style, width } = view;
  const total = gone.length + left;
  const next = page.next.length === 0 ? [] : [renderNext(page.next, view)];
  if (verdict.status === "broken") {
    const why = `${file} could not be tested: ${sayText(verdict.message ?? "", style)}`;
    return joinPage([wrapText(style.bad(why), width), next]);
  }
  const took = formatDuration(durationMs);
  const time = verdict.status === "solved" ? `It took ${took}.` : `${took} since you got the file.`;
  const score =
    verdict.status === "solved"
      ? style.good(`Repaired: all ${total} mistakes are gone.`)
      : `${gone.length} of ${countNoun(total, "mistake")} gone, ${broken.length} newly broken.`;
  return joinPage([
    [
      ...wrapText(style.strong(`Repair of ${slug}`), width),
      ...wrapText(score, width),
      ...wrapText(style.quiet(time), width),
    ],
    ...gone.map((one) => writeGone(one, view)),
    ...writeRows("Users still report", page.stays, view),
    ...writeRows("Newly broken", broken, view),
    writeTypes(verdict, view),
    next,
  ]);
}

function writeGone({ title, says }: RepairPage["gone"][number], { style, width }: View): string[] {
  const head = { first: `${style.good(style.symbols.met)} `, rest: "  " };
  return [
    ...wrapText(style.strong(sayText(`Gone: ${title}`, style)), width, head),
    ...wrapText(sayText(says, style), width, INDENT),
  ];
}

function writeRows(title: string, rows: readonly RequirementResult[], view: View): string[][] {
  const { style, width } = view;
  if (rows.length === 0) return [];
  return [
    [style.strong(title)],
    ...rows.map(({ title: promise, finding }) => {
      const head = { first: `${style.bad(style.symbols.missed)} `, rest: "  " };
      return [
        ...wrapText(sayText(promise, style), width, head),
        ...wrapText(sayText(finding?.message ?? "", style), width, INDENT),
        ...writeValues(finding ?? {}, view),
      ];
    }),
  ];
}

function writeTypes({ types, file }: Verdict, { style, width }: View): string[] {
  const [first] = types.errors;
  if (first === undefined) return [];
  const text = `${countNoun(types.errors.length, "type error")}, the first at ${file}:${first.line}:${first.column}: ${sayText(first.message, style)}`;
  return wrapText(style.warn(text), width);
}
