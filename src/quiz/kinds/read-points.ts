import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Item } from "../card/list-items.ts";
import type { Point, PointLevel } from "../score-points.ts";

/** Reads points such as `- must senior: text`; without levels they are such as `- must: text`. */
export function readPoints<L extends PointLevel>(
  items: readonly Item[],
  levels: readonly L[],
  faults: Fault[],
): Point<L>[] {
  const marks = listMarks(levels);
  const form = levels.length === 0 ? "must" : `must ${levels[0]}`;
  const expected = `\`- ${form}: text\`, \`good\` like it or \`- wrong: text\``;
  return items.map(({ line, text, quote }) => {
    const [, mark = "", said = ""] = /^([a-z ]+):\s+([\s\S]+)$/.exec(text) ?? [];
    const [kind, level] = marks.get(mark) ?? [null, null];
    if (kind === null) tell(faults, line, { expected, got: text });
    if (kind === "wrong" && quote === "")
      tell(faults, line, {
        expected: "an indented quote that says why below a wrong point",
        got: "",
      });
    return { kind: kind ?? "good", level, text: kind === null ? text : said, why: quote };
  });
}

/** How many points there are of a kind. */
export function countPoints(points: readonly Point<PointLevel>[], kind: Point["kind"]): number {
  return points.filter((one) => one.kind === kind).length;
}

/** Tells of points that stand twice. */
export function reportRepeats(
  points: readonly Point<PointLevel>[],
  line: number,
  faults: Fault[],
): void {
  const texts = new Set(points.map(({ text }) => text));
  if (texts.size < points.length)
    tell(faults, line, { expected: "points that differ", got: `${points.length} points` });
}

/** Tells of wrong points that could be told by a glance at their length. */
export function reportLengths(
  points: readonly Point<PointLevel>[],
  line: number,
  faults: Fault[],
): void {
  const wrong = meanLength(points.filter(({ kind }) => kind === "wrong"));
  const right = meanLength(points.filter(({ kind }) => kind !== "wrong"));
  if (wrong === 0 || right === 0 || (wrong / right < MOST_APART && right / wrong < MOST_APART))
    return;
  const got = `${Math.round(wrong)} against ${Math.round(right)} characters`;
  tell(faults, line, { expected: "wrong points about as long as the others", got });
}

const MOST_APART = 1.35;

function listMarks<L extends PointLevel>(
  levels: readonly L[],
): Map<string, [Point["kind"], L | null]> {
  const kinds = ["must", "good"] as const;
  const right = kinds.flatMap((kind): [string, [Point["kind"], L | null]][] =>
    levels.length === 0
      ? [[kind, [kind, null]]]
      : levels.map((level) => [`${kind} ${level}`, [kind, level]]),
  );
  return new Map([...right, ["wrong", ["wrong", null]]]);
}

function meanLength(points: readonly Point<PointLevel>[]): number {
  if (points.length === 0) return 0;
  return points.reduce((sum, { text }) => sum + text.length, 0) / points.length;
}
