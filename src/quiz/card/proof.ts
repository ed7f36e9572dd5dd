import type { Print, Proof } from "./card-base.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Fence } from "./fence.ts";
import { findFences } from "./fence.ts";
import type { Section } from "./scan.ts";
import { isRange, matchesRange, sampleVersions } from "../../text/version-range.ts";

/** The section of code that shows a fact at work and could not tell if it were false. */
export const ILLUSTRATION = "Illustration";

/** What to find a proof in. */
export interface ProofPlace {
  question: Section;
  /** The section `## Proof` or `## Illustration`. */
  proof: Section | undefined;
  /** The range of the card. */
  node: string;
}

/** Reads the proof of a card: one fence with `proof` and the fences with `prints` after it. */
export function readProof(place: ProofPlace, faults: Fault[]): Proof | null {
  const asked = findFences(place.question.lines);
  const after = findFences(place.proof?.lines ?? []);
  const all = [...asked, ...after];
  for (const { info, line } of all)
    if (/\b(proof|prints)\b/.test(info) && !PROOF.test(info) && !PRINTS.test(info))
      tell(faults, line, { expected: INFOS, got: info });
  const proofs = all.filter(({ info }) => PROOF.test(info));
  const printed = all.filter(({ info }) => PRINTS.test(info));
  const [fence, second] = proofs;
  if (second !== undefined)
    tell(faults, second.line, { expected: "one proof", got: "a second one" });
  if (place.proof !== undefined && !after.some(({ info }) => PROOF.test(info)))
    tell(faults, place.proof.line, { expected: "a fence with `proof` in this section", got: "" });
  if (fence === undefined) {
    for (const { line } of printed)
      tell(faults, line, { expected: "a fence with `proof` before this one", got: "" });
    return null;
  }
  const prints = readPrints(fence, printed, faults);
  reportOverlap(prints, { line: fence.line, node: place.node }, faults);
  const [, language = "", exit = "0"] = PROOF.exec(fence.info) ?? [];
  return {
    language: language === "mjs" || language === "ts" ? language : "cjs",
    code: fence.code,
    exit: Number(exit),
    prints,
    proves: place.proof?.title !== ILLUSTRATION,
    asked: asked.includes(fence),
    line: fence.line,
  };
}

const PROOF = /^(cjs|mjs|ts) proof(?: exit=(\d{1,3}))?$/;
const PRINTS = /^text prints(?: node="([^"]*)")?$/;
const INFOS = '`cjs proof`, `mjs proof`, `ts proof` or `text prints node="…"`';

function readPrints(proof: Fence, fences: readonly Fence[], faults: Fault[]): Print[] {
  if (!fences.some(({ line }) => line > proof.line))
    tell(faults, proof.line, { expected: "a fence `text prints` after the proof", got: "" });
  return fences.map(({ info, line, code }) => {
    const range = PRINTS.exec(info)?.[1] ?? "*";
    if (line < proof.line)
      tell(faults, line, { expected: "what is printed after the proof", got: info });
    if (code.trim() === "") tell(faults, line, { expected: "what the proof prints", got: "" });
    if (isRange(range)) return { range, text: code };
    tell(faults, line, { expected: "a range such as >=24.3", got: range });
    return { range: "*", text: code };
  });
}

function reportOverlap(
  prints: readonly Print[],
  at: { line: number; node: string },
  faults: Fault[],
): void {
  const ranges = prints.map(({ range }) => range);
  const twice = sampleVersions([...ranges, at.node], at.node).find(
    (version) => ranges.filter((range) => matchesRange(version, range)).length > 1,
  );
  if (twice === undefined) return;
  const got = `more than one on ${twice}`;
  tell(faults, at.line, { expected: "one `prints` for a version", got });
}
