import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { readItems } from "../card/list-items.ts";
import { findSection, joinLines } from "../card/scan.ts";
import { gradeWhole } from "../grading.ts";
import type { CardKind, CardParts } from "./card-kind.ts";

interface FillBody {
  kind: "fill";
  /** What is accepted, the usual form first. */
  answers: string[];
}

interface FillAnswer {
  kind: "fill";
  text: string;
}

/** Fill the gap. */
export const fill: CardKind<FillBody, FillAnswer> = {
  keys: [],
  sections: ["Answers"],
  read: (parts, faults) => ({ kind: "fill", answers: readAnswers(parts, faults) }),
  items: () => [],
  right: ({ answers }) => ({ kind: "fill", text: answers[0] ?? "" }),
  // One more spelling that is accepted makes nothing wrong that was right.
  digest: ({ answers }) => answers.slice(0, 1),
  grade: ({ answers }, said) => {
    const text = fold(said.text);
    return gradeWhole(answers.some((answer) => fold(answer) === text));
  },
  parse: (_asked, value) =>
    typeof value === "string" || typeof value === "number"
      ? { kind: "fill", text: String(value) }
      : null,
  expects: () => "a text",
  tell: (_asked, { text }) => text,
  describe: () => ({}),
  explain: ({ card }) => ({ accepted: card.answers }),
};

function readAnswers(parts: CardParts, faults: Fault[]): string[] {
  const { question } = parts;
  const gaps = joinLines(question.lines).match(/_{4,}/g) ?? [];
  if (gaps.length !== 1)
    tell(faults, question.line, {
      expected: "one `____` in the question",
      got: String(gaps.length),
    });
  const section = findSection(parts, "Answers");
  const items = readItems(section, faults);
  if (items.length === 0)
    tell(faults, section.line, { expected: "a list of answers under `## Answers`", got: "" });
  return items.map(({ text }) => text.replace(/^`([^`]+)`$/, "$1").trim());
}

function fold(text: string): string {
  return text.trim().replaceAll("`", "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
