import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Proof } from "../card/card-base.ts";
import type { Item } from "../card/list-items.ts";
import { readItems } from "../card/list-items.ts";
import type { Section } from "../card/scan.ts";
import type { ChangeRow } from "./change.ts";

/** How bad a flaw is, the worst first. */
const SEVERITIES = ["blocker", "major", "minor"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A flaw that was planted in a change. */
export interface Flaw {
  severity: Severity;
  /** Its place among the severities, 0 for the worst. */
  rank: number;
  /** The numbers of the rows of which any may be marked. */
  lines: number[];
  /** What is wrong, Markdown. */
  text: string;
  /** Why it is wrong and what to do instead, Markdown. */
  why: string;
  /** A line that the proof prints about it; `null` where no program can show it. */
  shown: string | null;
}

/** A line that looks wrong and is right. */
export interface Harmless {
  lines: number[];
  /** Why it is right, Markdown. */
  text: string;
}

/** What the flaws of a card are read with. */
interface Subject {
  rows: readonly ChangeRow[];
  proof: Proof | null;
}

/** Reads `## Flaws`, a list with the worst first. */
export function readFlaws(section: Section, subject: Subject, faults: Fault[]): Flaw[] {
  const items = readItems(section, faults);
  const flaws = items.map((item, at) => readFlaw({ item, number: at + 1 }, subject, faults));
  const ranks = flaws.map(({ rank }) => rank);
  const lines = flaws.flatMap((flaw) => flaw.lines);
  const needs: [boolean, string][] = [
    [flaws.length >= LEAST && flaws.length <= MOST, `${LEAST} to ${MOST} flaws`],
    [new Set(ranks).size > 1, "flaws of at least two severities"],
    [ranks.every((rank, at) => at === 0 || (ranks[at - 1] ?? 0) <= rank), "the worst flaws first"],
    [new Set(lines).size === lines.length, "lines that belong to one flaw each"],
  ];
  for (const [met, expected] of needs)
    if (!met) tell(faults, section.line, { expected, got: `${flaws.length} flaws` });
  return flaws;
}

/** Reads `## Harmless`, a list of lines that are right although they do not look so. */
export function readHarmless(
  section: Section,
  { rows, flaws }: { rows: readonly ChangeRow[]; flaws: readonly Flaw[] },
  faults: Fault[],
): Harmless[] {
  return readItems(section, faults).map(({ line, text }) => {
    const [, numbers = "", said = ""] = /^([\d, -]+):\s+([\s\S]+)$/.exec(text) ?? [];
    const lines = readNumbers(numbers, { rows, line }, faults);
    if (flaws.some((flaw) => flaw.lines.some((one) => lines.includes(one))))
      tell(faults, line, { expected: "lines that belong to no flaw", got: numbers });
    return { lines, text: said };
  });
}

const LEAST = 3;
const MOST = 7;

function readFlaw(
  { item, number }: { item: Item; number: number },
  { rows, proof }: Subject,
  faults: Fault[],
): Flaw {
  const { line, text, quote } = item;
  const [, word = "", numbers = "", untold, said = ""] =
    /^([a-z]+) ([\d, -]+?)(, illustration)?:\s+([\s\S]+)$/.exec(text) ?? [];
  const severity = SEVERITIES.find((one) => one === word);
  if (severity === undefined)
    tell(faults, line, {
      expected: "`- blocker 12-14: text`, `major` or `minor` like it",
      got: text,
    });
  if (quote === "")
    tell(faults, line, { expected: "an indented quote that says why below a flaw", got: "" });
  const shown = untold === undefined ? findShown(number, { proof, line }, faults) : null;
  const lines = readNumbers(numbers, { rows, line }, faults);
  const rank = SEVERITIES.indexOf(severity ?? "minor");
  return { severity: severity ?? "minor", rank, lines, text: said, why: quote, shown };
}

/** The proof prints `1. ...` about the first flaw, on every version. */
function findShown(
  number: number,
  { proof, line }: { proof: Proof | null; line: number },
  faults: Fault[],
): string | null {
  const lead = `${number}. `;
  const found = (proof?.prints ?? []).map(({ text }) =>
    text.split("\n").find((one) => one.startsWith(lead)),
  );
  const [first] = found;
  if (first !== undefined && found.every((one) => one !== undefined))
    return first.slice(lead.length);
  tell(faults, line, {
    expected: `a line \`${lead}…\` that the proof prints, or \`, illustration\` behind the lines`,
    got: "",
  });
  return null;
}

/** Such as `12-14, 20`. */
function readNumbers(
  text: string,
  { rows, line }: { rows: readonly ChangeRow[]; line: number },
  faults: Fault[],
): number[] {
  const numbers = text.split(",").flatMap((part) => {
    const [, from = "", to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    const count = Math.max(0, Number(to) - Number(from) + 1);
    return from === "" ? [] : Array.from({ length: count }, (_none, at) => Number(from) + at);
  });
  const open = new Set(rows.filter(({ open: isOpen }) => isOpen).map(({ n }) => n));
  const wrong = numbers.find((n) => !open.has(n));
  if (numbers.length === 0 || wrong !== undefined)
    tell(faults, line, {
      expected: "numbers of changed lines that are not empty",
      got: String(wrong ?? text),
    });
  return numbers;
}
