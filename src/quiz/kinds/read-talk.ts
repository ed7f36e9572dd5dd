import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Item } from "../card/list-items.ts";
import { readItems } from "../card/list-items.ts";
import type { Section } from "../card/scan.ts";
import { joinLines } from "../card/scan.ts";
import type { PointLevel } from "../score-points.ts";
import { countPoints, readPoints, reportLengths, reportRepeats } from "./read-points.ts";
import type { TalkPart } from "./talk.ts";

/** So many keys there are for points. */
const MOST = 10;

/** What a part of a talk needs. */
export interface PartNeeds {
  /** The levels that its points name. */
  levels: readonly PointLevel[];
  leastMusts: number;
  /** Whether a question stands above the points. */
  asks: boolean;
}

/** Reads a part of a talk: its question, then its points in one list. */
export function readPart(section: Section, needs: PartNeeds, faults: Fault[]): TalkPart {
  const from = section.lines.findIndex(
    ({ text, fence }) => fence === null && text.startsWith("- "),
  );
  const [above, list] =
    from === -1 ? [section.lines, []] : [section.lines.slice(0, from), section.lines.slice(from)];
  const question = joinLines(above);
  const { title, line } = section;
  if ((question !== "") !== needs.asks)
    tell(faults, line, {
      expected: needs.asks ? `a question under \`## ${title}\`` : "points right below the heading",
      got: question,
    });
  const items: Item[] = readItems({ ...section, lines: list }, faults);
  const points = readPoints(items, needs.levels, faults);
  const wants: [boolean, string][] = [
    [points.length <= MOST, `at most ${MOST} points under \`## ${title}\``],
    [
      countPoints(points, "must") >= needs.leastMusts,
      `at least ${needs.leastMusts} musts under \`## ${title}\``,
    ],
    [countPoints(points, "good") >= 1, `at least one good point under \`## ${title}\``],
    [countPoints(points, "wrong") >= 1, `at least one wrong point under \`## ${title}\``],
  ];
  for (const [met, expected] of wants)
    if (!met) tell(faults, line, { expected, got: `${points.length} points` });
  reportRepeats(points, line, faults);
  return { title: needs.levels.length === 0 ? "" : title, question, sums: [], points };
}

/** Tells of wrong points that are shorter or longer than the others, over all parts of a card. */
export function reportPartLengths(parts: readonly TalkPart[], line: number, faults: Fault[]): void {
  reportLengths(
    parts.flatMap(({ points }) => points),
    line,
    faults,
  );
}
