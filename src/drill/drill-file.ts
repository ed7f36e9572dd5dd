import { DRILL_LEVELS } from "./level.ts";
import type { DrillId } from "./build-drill.ts";

/** What the first line of a file to repair says. */
export interface DrillHead {
  id: DrillId;
  /** Of what was planted. */
  digest: string;
  /** When the drill was planted, as an ISO 8601 instant. */
  since: string;
}

/** What users report of one mistake. */
export interface Report {
  message: string;
  expected?: string | undefined;
  received?: string | undefined;
}

const START = "// trainer drill:";
const PATTERN =
  /^\/\/ trainer drill: repair ([a-z0-9-]+), seed ([A-Za-z0-9-]{1,40}), level ([a-z]+), draw ([1-9]\d?), made as ([0-9a-f]{8}), since (\S+)$/;

/** The text of a file to repair: what it is, what users report, and the program. */
export function writeDrillFile(
  { id, digest, since }: DrillHead,
  reports: readonly Report[],
  program: string,
): string {
  const { slug, seed, level, draw } = id;
  const head = `${START} repair ${slug}, seed ${seed}, level ${level}, draw ${draw}, made as ${digest}, since ${since}`;
  const told = reports.flatMap((report, index) => [
    `//   ${index + 1}. No longer true: ${oneLine(report.message)}`,
    ...tellValues(report),
  ]);
  const lines = [
    head,
    "// Keep the line above: trainer knows the drill by it.",
    "//",
    "// Since the last release, users report:",
    ...told,
  ];
  return `${lines.join("\n")}\n\n${program}`;
}

/**
 * What a file to repair says of itself: `null` for a file that is none, `damaged` for one whose first line
 * has been changed.
 */
export function readDrillHead(text: string): DrillHead | "damaged" | null {
  const [first = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1);
  const [, slug, seed, level, draw, digest = "", since = ""] = PATTERN.exec(first.trimEnd()) ?? [];
  const known = DRILL_LEVELS.find((one) => one === level);
  if (slug === undefined || seed === undefined || known === undefined)
    return first.startsWith(START) ? "damaged" : null;
  if (Number.isNaN(Date.parse(since))) return "damaged";
  return { id: { drill: "repair", slug, seed, level: known, draw: Number(draw) }, digest, since };
}

/** The name of the file of a drill; `number` counts from 1, for a name that is taken. */
export function nameDrillFile(seed: string, number: number): string {
  return number === 1 ? `drill-${seed}.ts` : `drill-${seed}.${number}.ts`;
}

const LONGEST_VALUE = 60;

/** Values of several lines are on the screen and in the findings of a check. */
function tellValues({ expected, received }: Report): string[] {
  const values = [
    ["expected", expected],
    ["received", received],
  ].flatMap(([name, value]) =>
    value === undefined || /\n/.test(value) || value.length > LONGEST_VALUE
      ? []
      : [`${name} ${value}`],
  );
  return values.length === 2 ? [`//      ${values.join(", ")}`] : [];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
