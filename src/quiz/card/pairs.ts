import type { Fault } from "./faults.ts";
import { tell } from "./faults.ts";
import type { Section } from "./scan.ts";

/** Reads `## Pairs`: a table with two columns. */
export function readPairs(section: Section, faults: Fault[]): { left: string; right: string }[] {
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
  if (pairs.length < 3 || pairs.length > 6)
    tell(faults, section.line, { expected: "3 to 6 rows", got: String(pairs.length) });
  for (const side of ["left", "right"] as const) {
    const cells = pairs.map((pair) => pair[side]);
    const again = cells.find((cell, at) => cells.indexOf(cell) < at);
    if (again !== undefined)
      tell(faults, section.line, { expected: `each ${side} side once`, got: again });
  }
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
