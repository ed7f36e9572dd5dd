import { rejectLines } from "../../text/reject-faults.ts";
import { DECKS } from "./card-base.ts";
import type { Card, Kind } from "./card.ts";
import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { readFrontMatter } from "./front-matter.ts";
import { BY_KIND, KINDS } from "./kinds.ts";
import { ILLUSTRATION, readProof } from "./proof.ts";
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
  reportSections(sections, front.kind, faults);
  const illustration = find(ILLUSTRATION);
  if (illustration !== undefined && find("Proof") !== undefined)
    tell(faults, illustration.line, { expected: "a proof or an illustration", got: "both" });
  const { kind, fields, node } = front;
  const proof = readProof({ question, proof: find("Proof") ?? illustration, node }, faults);
  const why = joinLines(find("Why")?.lines ?? []);
  if (why === "")
    tell(faults, find("Why")?.line ?? 1, { expected: "a text under `## Why`", got: "" });
  const body = BY_KIND[kind].read({ fields, node, question, sections, proof }, faults);
  const { theory, theoryLine, level, source } = front;
  const facts = { ...path, file, theory, theoryLine, level, source, node, proof, code: null, why };
  const card: Card = { ...facts, ...readQuestion(question, "code" in body), ...body };
  if (card.question === "") tell(faults, question.line, { expected: "a question", got: "" });
  rejectLines({ code: "INVALID_CARD", source: file, hint: HINT }, faults);
  return card;
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

const OWN_SECTIONS = [...new Set(KINDS.flatMap((kind) => BY_KIND[kind].sections))];
const SECTIONS = [...OWN_SECTIONS, "Proof", ILLUSTRATION, "Why"];

function reportSections(sections: readonly Section[], kind: Kind, faults: Fault[]): void {
  for (const [at, { title, line }] of sections.entries()) {
    const known = SECTIONS.includes(title);
    if (!known) tell(faults, line, { expected: `one of ${SECTIONS.join(", ")}`, got: title });
    if (sections.findIndex((other) => other.title === title) < at)
      tell(faults, line, { expected: "each section once", got: title });
    if (OWN_SECTIONS.includes(title) && !BY_KIND[kind].sections.includes(title))
      tell(faults, line, { expected: `no such section in a card of kind ${kind}`, got: title });
  }
}

function readQuestion(
  { lines, line }: Section,
  numbered: boolean,
): Pick<Card, "question" | "questionLine"> {
  const first = lines.find(({ text }) => text.trim() !== "");
  return {
    question: joinLines(dropHidden(lines, numbered)),
    questionLine: first?.number ?? line,
  };
}

/** What the proof prints is the answer; numbered code is shown apart from the question. */
function dropHidden(lines: readonly Line[], numbered: boolean): Line[] {
  const openings = lines.filter(({ number, fence }) => number === fence);
  const prints = openings.filter(({ text }) => /^\s*`+text prints/.test(text));
  const code = numbered ? openings.slice(0, 1) : [];
  const hidden = new Set([...prints, ...code].map(({ fence }) => fence));
  return lines
    .filter(({ fence }) => fence === null || !hidden.has(fence))
    .map((line) =>
      line.number === line.fence
        ? { ...line, text: line.text.replace(/ proof(?: exit=\d+)?$/, "") }
        : line,
    )
    .filter((line, at, all) => line.text.trim() !== "" || all[at - 1]?.text.trim() !== "");
}

const HINT = "Correct the places above; `docs/add-a-card.md` describes the format.";
