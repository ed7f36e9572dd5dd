import type { Choice } from "./card.ts";
import type { Fault } from "./faults.ts";
import { tell } from "./faults.ts";
import type { Item } from "./list-items.ts";
import { readItems } from "./list-items.ts";
import type { Section } from "./scan.ts";
import { isRange, matchesRange, sampleVersions } from "./version-range.ts";

/** Which choices a card needs. */
export interface ChoiceRule {
  kind: "one" | "several";
  /** The range of the card. */
  node: string;
}

/** Reads `## Choices`. */
export function readChoices(section: Section, rule: ChoiceRule, faults: Fault[]): Choice[] {
  const choices = readItems(section, faults).map((item) => readChoice(item, faults));
  const [least, most] = rule.kind === "one" ? [3, 5] : [4, 6];
  if (choices.length < least || choices.length > most)
    tell(faults, section.line, {
      expected: `${least} to ${most} choices`,
      got: String(choices.length),
    });
  const texts = choices.map(({ text }) => text);
  const again = texts.find((text, at) => texts.indexOf(text) < at);
  if (again !== undefined)
    tell(faults, section.line, { expected: "choices that differ", got: again });
  reportRight(choices, { ...rule, line: section.line }, faults);
  return choices;
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

function reportRight(
  choices: readonly Choice[],
  { kind, node, line }: ChoiceRule & { line: number },
  faults: Fault[],
): void {
  const ranges = choices.flatMap(({ right }) => right ?? []);
  const isFair = (right: number): boolean =>
    kind === "one" ? right === 1 : right >= 2 && right < choices.length;
  for (const version of sampleVersions([...ranges, node], node)) {
    const right = ranges.filter((range) => matchesRange(version, range)).length;
    if (isFair(right)) continue;
    const expected =
      kind === "one" ? "exactly one right choice" : "at least two right and one wrong choice";
    const where = ranges.every((range) => range === "*") ? "" : ` on ${version}`;
    tell(faults, line, { expected, got: `${right} right${where}` });
    return;
  }
}
