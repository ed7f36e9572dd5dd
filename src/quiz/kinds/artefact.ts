import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findFences } from "../card/fence.ts";
import type { Section } from "../card/scan.ts";
import { joinLines } from "../card/scan.ts";

/** Something that a program wrote while it failed: a log, a plan, a list of processes. */
export interface Artefact {
  /** What it is, Markdown. */
  caption: string;
  text: string;
}

/** Reads fences, each with a caption above it, that show nothing of the machine that made them. */
export function readArtefacts(section: Section, faults: Fault[]): Artefact[] {
  const fences = findFences(section.lines);
  if (fences.length === 0)
    tell(faults, section.line, { expected: `a fence under \`## ${section.title}\``, got: "" });
  return fences.map(({ line, code }, at) => {
    const before = fences[at - 1]?.line ?? 0;
    const above = section.lines.filter(
      ({ number, fence }) => fence === null && number > before && number < line,
    );
    const caption = joinLines(above);
    if (caption === "") tell(faults, line, { expected: "a caption above this fence", got: "" });
    reportLines(code, line, faults);
    return { caption, text: code };
  });
}

/** Lines fit 80 columns with what stands before them, and name no folder of somebody's machine. */
function reportLines(code: string, line: number, faults: Fault[]): void {
  for (const [at, text] of code.split("\n").entries()) {
    if (text.length > WIDEST)
      tell(faults, line + at + 1, { expected: `at most ${WIDEST} columns`, got: text });
    if (PRIVATE.test(text))
      tell(faults, line + at + 1, { expected: "nothing of the machine that made it", got: text });
  }
}

const WIDEST = 76;
const PRIVATE = /\/(?:home|root|tmp|work|Users)\b|localhost\.localdomain/;
