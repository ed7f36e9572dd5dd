import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Item } from "../card/list-items.ts";
import { readItems } from "../card/list-items.ts";
import { findSection } from "../card/scan.ts";
import { isRange, matchesRange, sampleVersions } from "../../text/version-range.ts";
import type { Grading } from "../grading.ts";
import { gradeWhole } from "../grading.ts";
import type { Asked, CardParts } from "./card-kind.ts";
import { describeItems } from "./shown-keys.ts";

/** One thing to choose. */
export interface Choice {
  /** Markdown. */
  text: string;
  /** The versions on which it is right; `null` when it never is, `*` when it always is. */
  right: string | null;
  /** Why it is right or wrong, Markdown. */
  why: string;
}

/** What every card with choices has. */
export interface Choices {
  choices: Choice[];
}

/** The places that were chosen. */
export interface Chosen {
  chosen: number[];
}

/** Which choices a card needs. */
export interface ChoiceNeeds {
  least: number;
  most: number;
  /** Whether so many right ones of so many are sound, on each version. */
  isFair: (right: number, of: number) => boolean;
  /** What is fair, to follow "expected". */
  expected: string;
  /** The section that holds them; `Choices` when absent. */
  section?: string;
}

/** Reads `## Choices`. */
export function readChoices(parts: CardParts, needs: ChoiceNeeds, faults: Fault[]): Choice[] {
  const section = findSection(parts, needs.section ?? "Choices");
  const choices = readItems(section, faults).map((item) => readChoice(item, faults));
  const { least, most } = needs;
  if (choices.length < least || choices.length > most)
    tell(faults, section.line, {
      expected: `${least} to ${most} choices`,
      got: String(choices.length),
    });
  const texts = choices.map(({ text }) => text);
  const again = texts.find((text, at) => texts.indexOf(text) < at);
  if (again !== undefined)
    tell(faults, section.line, { expected: "choices that differ", got: again });
  const got = findUnfair(choices, needs, parts.node);
  if (got !== null) tell(faults, section.line, { expected: needs.expected, got });
  return choices;
}

/** What is alike in the kinds of cards with choices. */
export const choosing = {
  keys: [],
  sections: ["Choices"],
  items: ({ choices }: Choices): string[] => choices.map(({ text }) => text),
  varies: ({ choices }: Choices): boolean =>
    choices.some(({ right }) => right !== null && right !== "*"),
  digest: ({ choices }: Choices): string[] =>
    choices.flatMap(({ right, text }) => (right === null ? [] : `${right} ${text}`)).toSorted(),
  grade: (_card: Choices, { chosen }: Chosen, right: Chosen): Grading => {
    const said = new Set(chosen);
    const { length } = right.chosen;
    return gradeWhole(said.size === length && right.chosen.every((one) => said.has(one)));
  },
  describe: ({ items }: Asked<Choices>): object => ({ choices: describeItems(items) }),
  explain: ({ card, items }: Asked<Choices>, right: Chosen): object => ({
    choices: items.map(({ key, text, index }) => ({
      key,
      text,
      right: right.chosen.includes(index),
      why: card.choices[index]?.why ?? "",
    })),
  }),
};

/** The choices that are right on a version, by their places. */
export function findRightChoices({ choices }: Choices, version: string): number[] {
  return choices.flatMap(({ right }, at) =>
    right !== null && matchesRange(version, right) ? [at] : [],
  );
}

function readChoice({ line, text, quote }: Item, faults: Fault[]): Choice {
  const [, mark = "", said = ""] = /^\[([^\]]*)\]\s+([\s\S]+)$/.exec(text) ?? [];
  if (said === "" || !/^( |x( .*)?)$/.test(mark))
    tell(faults, line, { expected: "`- [ ] text` or `- [x] text`", got: text });
  if (quote === "")
    tell(faults, line, { expected: "an indented quote that says why below the choice", got: "" });
  const range = mark.slice(1).trim();
  if (range !== "" && !isRange(range))
    tell(faults, line, { expected: "a range such as `[x >=24.3]`", got: range });
  const right = mark.startsWith("x") ? (isRange(range) ? range : "*") : null;
  return { text: said, right, why: quote };
}

/** How many are right on a version where that is not fair; `null` when there is none. */
function findUnfair(
  choices: readonly Choice[],
  { isFair }: ChoiceNeeds,
  node: string,
): string | null {
  const ranges = choices.flatMap(({ right }) => right ?? []);
  for (const version of sampleVersions([...ranges, node], node)) {
    const right = ranges.filter((range) => matchesRange(version, range)).length;
    if (isFair(right, choices.length)) continue;
    const where = ranges.every((range) => range === "*") ? "" : ` on ${version}`;
    return `${right} right${where}`;
  }
  return null;
}
