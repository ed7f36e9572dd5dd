import type { BugCard, FillCard, MatchCard, OrderCard, Proof, RecallCard } from "./card.ts";
import type { ChoiceCard, Kind, StatementCard } from "./card.ts";
import { readChoices } from "./choices.ts";
import type { Fault } from "./faults.ts";
import { tell } from "./faults.ts";
import { findFences } from "./fence.ts";
import type { FrontMatter } from "./front-matter.ts";
import { readItems } from "./list-items.ts";
import { readPairs } from "./pairs.ts";
import type { Section } from "./scan.ts";
import { joinLines } from "./scan.ts";
import { matchesRange, sampleVersions } from "./version-range.ts";

/** The parts that the answer of a card is read from. */
export interface CardParts {
  front: FrontMatter;
  question: Section;
  sections: readonly Section[];
  proof: Proof | null;
}

type Body =
  | Pick<ChoiceCard, "kind" | "choices">
  | Pick<StatementCard, "kind" | "answer">
  | Pick<OrderCard, "kind" | "proof">
  | Pick<MatchCard, "kind" | "pairs">
  | Pick<BugCard, "kind" | "code" | "language" | "line">
  | Pick<FillCard, "kind" | "answers">
  | Pick<RecallCard, "kind" | "checklist">;

/** Reads what is right, as the kind of the card has it. */
export function readBody(parts: CardParts, faults: Fault[]): Body {
  const { front } = parts;
  const { kind, node } = front;
  const section = findOwn(parts, faults);
  switch (kind) {
    case "one":
    case "several":
      return { kind, choices: readChoices(section, { kind, node }, faults) };
    case "true-false":
      return { kind, answer: front.answer };
    case "order":
      return { kind, proof: readOrder(parts, faults) };
    case "match":
      return { kind, pairs: readPairs(section, faults) };
    case "bug":
      return { kind, ...readBug(parts, faults) };
    case "fill":
      return { kind, answers: readAnswers(parts, section, faults) };
    case "recall":
      return { kind, checklist: readChecklist(section, faults) };
  }
}

const OWN: Record<Kind, string | null> = {
  one: "Choices",
  several: "Choices",
  "true-false": null,
  order: null,
  match: "Pairs",
  bug: null,
  fill: "Answers",
  recall: "Checklist",
};

function findOwn({ front, sections, question }: CardParts, faults: Fault[]): Section {
  const own = OWN[front.kind];
  for (const { title, line } of sections)
    if (title !== own && Object.values(OWN).includes(title))
      tell(faults, line, {
        expected: `no such section in a card of kind ${front.kind}`,
        got: title,
      });
  const found = sections.find(({ title }) => title === own);
  return found ?? { title: own ?? "", line: question.line, lines: [] };
}

function readOrder({ proof, front, question }: CardParts, faults: Fault[]): Proof {
  if (proof === null || !proof.asked) {
    tell(faults, question.line, { expected: "a proof in the question of an order card", got: "" });
    return NO_PROOF;
  }
  for (const { text } of proof.prints) {
    const lines = text.split("\n");
    if (lines.length < 3 || lines.length > 9)
      tell(faults, proof.line, { expected: "3 to 9 printed lines", got: String(lines.length) });
    const again = lines.find((line, at) => lines.indexOf(line) < at || line.trim() === "");
    if (again !== undefined)
      tell(faults, proof.line, { expected: "printed lines that differ", got: again });
  }
  const ranges = proof.prints.map(({ range }) => range);
  const bare = sampleVersions([...ranges, front.node], front.node).find(
    (version) => !ranges.some((range) => matchesRange(version, range)),
  );
  if (bare !== undefined)
    tell(faults, proof.line, { expected: "what is printed on every version", got: bare });
  return proof;
}

const NO_PROOF: Proof = {
  language: "cjs",
  code: "",
  exit: 0,
  prints: [],
  asked: true,
  line: 1,
};

function readBug(
  { front, question }: CardParts,
  faults: Fault[],
): Pick<BugCard, "code" | "language" | "line"> {
  const [fence] = findFences(question.lines);
  const lines = (fence?.code ?? "").split("\n");
  if (fence === undefined || lines.length < 5 || lines.length > 25)
    tell(faults, fence?.line ?? question.line, {
      expected: "a first fence of 5 to 25 lines",
      got: fence === undefined ? "" : String(lines.length),
    });
  const { value, at } = front.line;
  if (fence !== undefined && (lines[value - 1] ?? "").trim() === "")
    tell(faults, at, {
      expected: "`line` as a line of the code that is not empty",
      got: String(value),
    });
  return {
    code: fence?.code ?? "",
    language: (fence?.info ?? "").split(" ")[0] ?? "",
    line: value,
  };
}

function readAnswers({ question }: CardParts, section: Section, faults: Fault[]): string[] {
  const gaps = joinLines(question.lines).match(/_{4,}/g) ?? [];
  if (gaps.length !== 1)
    tell(faults, question.line, {
      expected: "one `____` in the question",
      got: String(gaps.length),
    });
  const items = readItems(section, faults);
  if (items.length === 0)
    tell(faults, section.line, { expected: "a list of answers under `## Answers`", got: "" });
  return items.map(({ text }) => text.replace(/^`([^`]+)`$/, "$1").trim());
}

function readChecklist(section: Section, faults: Fault[]): string[] {
  const facts = readItems(section, faults).map(({ text }) => text);
  if (facts.length < 3 || facts.length > 7)
    tell(faults, section.line, {
      expected: "3 to 7 key facts under `## Checklist`",
      got: String(facts.length),
    });
  return facts;
}
