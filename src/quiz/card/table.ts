import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Section } from "./scan.ts";

/** A row of a table with two columns. */
export interface Pair {
  left: string;
  right: string;
}

/** Reads a section that holds one table with two columns. */
export function readTable(
  section: Section,
  { least, most }: { least: number; most: number },
  faults: Fault[],
): Pair[] {
  const rows = section.lines.filter(({ text }) => text.trim() !== "");
  const [head, rule, ...body] = rows;
  if (!/^\s*\|/.test(head?.text ?? "") || !/^\s*\|[\s|:-]+\|\s*$/.test(rule?.text ?? ""))
    tell(faults, section.line, {
      expected: "a table with a head and a rule below it",
      got: head?.text ?? "",
    });
  const pairs = body.map(({ number, text }) => {
    const cells = splitCells(text);
    const [left = "", right = ""] = cells;
    if (cells.length !== 2 || left === "" || right === "")
      tell(faults, number, { expected: "a row with two cells", got: text });
    return { left, right };
  });
  if (pairs.length < least || pairs.length > most)
    tell(faults, section.line, {
      expected: `${least} to ${most} rows`,
      got: String(pairs.length),
    });
  return pairs;
}

/** A bar inside of a cell is written `\|`. */
function splitCells(row: string): string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
