import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { readRightAmount } from "../amount.ts";
import type { RightAmount } from "../amount.ts";
import type { Fields } from "../card/fields.ts";
import { findField } from "../card/fields.ts";
import { findSection } from "../card/scan.ts";
import type { Pair } from "../card/table.ts";
import { readTable } from "../card/table.ts";
import type { CardParts } from "./card-kind.ts";
import type { Sum } from "./talk.ts";

/** Reads `## Given`: every number that is given has to stand in the proof, so that the sum is made with it. */
export function readGiven(parts: CardParts, faults: Fault[]): Pair[] {
  const section = findSection(parts, "Given");
  const given = readTable(section, { least: 2, most: 8 }, faults);
  const code = (parts.proof?.code ?? "").replaceAll(/(?<=\d)_(?=\d)/g, "");
  const known = new Set(code.match(/\d+(?:\.\d+)?/g));
  for (const { right } of given) {
    const numbers = right.replaceAll(/(?<=\d),(?=\d{3})/g, "").match(/\d+(?:\.\d+)?/g) ?? [];
    const missing = numbers.length === 0 ? right : numbers.find((number) => !known.has(number));
    if (missing !== undefined)
      tell(faults, section.line, {
        expected: "given numbers that stand in the proof",
        got: missing,
      });
  }
  return given;
}

/** Reads `tolerance` as a share. */
export function readTolerance(fields: Fields, faults: Fault[]): number {
  const { text, line } = findField(fields, "tolerance");
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(text)?.[1];
  if (percent === undefined || Number(percent) > 50)
    tell(faults, line, { expected: "`tolerance` such as 5 %", got: text });
  return Number(percent ?? 0) / 100;
}

/** Reads `## Sums`: what is worked out, and what the proof prints for it at the end of a line. */
export function readSums(parts: CardParts, faults: Fault[]): Sum[] {
  const { proof } = parts;
  const section = findSection(parts, "Sums");
  const [print, other] = proof?.prints ?? [];
  if (proof === null || proof.asked || !proof.proves || print?.range !== "*" || other !== undefined)
    tell(faults, proof?.line ?? section.line, {
      expected: "the sums under `## Proof`, alike on every version",
      got: "",
    });
  const lines = (print?.text ?? "").split("\n");
  return readTable(section, { least: 2, most: 4 }, faults).map(({ left, right: answer }) => {
    const amount = readRightAmount(answer);
    if (amount === null)
      tell(faults, section.line, { expected: "a number with its unit", got: answer });
    if (!lines.some((line) => line.startsWith(`${left}: `) && line.endsWith(` = ${answer}`)))
      tell(faults, section.line, {
        expected: `a printed line that begins with "${left}: " and ends with " = ${answer}"`,
        got: "",
      });
    return { what: left, answer, right: amount ?? NOTHING };
  });
}

/** Stands for an amount that could not be read. */
export const NOTHING: RightAmount = { value: 0, dimension: "count", per: 1 };
