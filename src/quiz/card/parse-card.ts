import { TrainerError } from "../../errors.ts";
import { readBody } from "./body.ts";
import type { Card } from "./card.ts";
import { DECKS } from "./card.ts";
import type { Fault } from "./faults.ts";
import { tell } from "./faults.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readProof } from "./proof.ts";
import type { Line, Section } from "./scan.ts";
import { joinLines, scanCard } from "./scan.ts";

/**
 * Reads a card; `file` is its path from the package root with forward slashes.
 *
 * @throws TrainerError `INVALID_CARD` with every fault as `file:line: what`, a line each.
 */
export function parseCard(file: string, text: string): Card {
  const faults: Fault[] = [];
  const path = readPath(file, faults);
  const { head, question, sections } = scanCard(text, faults);
  const front = readFrontMatter(head, faults);
  const find = (title: string): Section | undefined =>
    sections.find((section) => section.title === title);
  reportSections(sections, faults);
  const proof = readProof({ question, proof: find("Proof"), node: front.node }, faults);
  const why = joinLines(find("Why")?.lines ?? []);
  if (why === "")
    tell(faults, find("Why")?.line ?? 1, { expected: "a text under `## Why`", got: "" });
  const body = readBody({ front, question, sections, proof }, faults);
  const shown = joinLines(dropHidden(question.lines, body.kind === "bug"));
  if (shown === "") tell(faults, question.line, { expected: "a question", got: "" });
  rejectFaults(file, faults);
  const { theory, theoryLine, level, source, node } = front;
  const first = question.lines.find((line) => line.text.trim() !== "");
  const questionLine = first?.number ?? question.line;
  const base = {
    ...path,
    file,
    theory,
    theoryLine,
    level,
    source,
    node,
    why,
    questionLine,
    question: shown,
  };
  return { proof, ...base, ...body };
}

function readPath(file: string, faults: Fault[]): Pick<Card, "id" | "deck"> {
  const [, folder = "", name = ""] = /^quiz\/([^/]+)\/([^/]+)\.md$/.exec(file) ?? [];
  const deck = DECKS.find((one) => one === folder);
  if (deck === undefined)
    tell(faults, 1, { expected: `a deck of ${DECKS.join(", ")}`, got: folder });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    tell(faults, 1, { expected: "a file name in kebab-case", got: name });
  return { id: `${folder}/${name}`, deck: deck ?? DECKS[0] };
}

const SECTIONS = ["Choices", "Pairs", "Answers", "Checklist", "Proof", "Why"];

function reportSections(sections: readonly Section[], faults: Fault[]): void {
  for (const [at, { title, line }] of sections.entries()) {
    const known = SECTIONS.includes(title);
    if (!known) tell(faults, line, { expected: `one of ${SECTIONS.join(", ")}`, got: title });
    if (sections.findIndex((other) => other.title === title) < at)
      tell(faults, line, { expected: "each section once", got: title });
  }
}

/** What the proof prints is the answer; the code of a bug is shown with numbers instead. */
function dropHidden(lines: readonly Line[], bug: boolean): Line[] {
  const openings = lines.filter(({ number, fence }) => number === fence);
  const prints = openings.filter(({ text }) => /^\s*`+text prints/.test(text));
  const hidden = new Set([...prints, ...(bug ? openings.slice(0, 1) : [])].map((one) => one.fence));
  return lines
    .filter(({ fence }) => fence === null || !hidden.has(fence))
    .map((line) =>
      line.number === line.fence
        ? { ...line, text: line.text.replace(/ proof(?: exit=\d+)?$/, "") }
        : line,
    )
    .filter((line, at, all) => line.text.trim() !== "" || all[at - 1]?.text.trim() !== "");
}

function rejectFaults(file: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  const message = sorted.map((one) => `${file}:${one.line}: ${one.message}`).join("\n");
  throw new TrainerError("INVALID_CARD", message, {
    hint: "Correct the places above; `docs/add-a-card.md` describes the format.",
  });
}
