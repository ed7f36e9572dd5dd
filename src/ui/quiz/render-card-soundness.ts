import type { GuessShare } from "../../quiz/guess-cards.ts";
import type { FactShare, LongestShare } from "../../quiz/soundness.ts";
import { countNoun } from "../text/count-noun.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the soundness check found of all quiz cards. */
export interface CardSoundnessPage {
  cards: number;
  proofs: number;
  /** Code that only shows its fact at work. */
  illustrations: number;
  runs: number;
  fresh: number;
  /** Right and wrong SQL that was run. */
  statements: number;
  longest: LongestShare;
  guessed: GuessShare;
  facts: FactShare;
  faults: readonly string[];
}

/** A line for all quiz cards together, their faults below. */
export function renderCardSoundness(page: CardSoundnessPage, { style, width }: View): string {
  const {
    cards,
    proofs,
    illustrations,
    runs,
    fresh,
    statements,
    longest,
    guessed,
    facts: theory,
    faults,
  } = page;
  const { met, missed } = style.symbols;
  const sign = faults.length === 0 ? style.good(`${met} sound`) : style.bad(`${missed} not sound`);
  const facts = [
    countNoun(cards, "card"),
    countNoun(proofs, "proof"),
    `${countNoun(illustrations, "illustration")}, ${runs} run here (${fresh} fresh)`,
    countNoun(statements, "SQL statement"),
    `the longest choice is right in ${longest.right} of ${longest.of} (fair: ${longest.fair})`,
    `the best guess from words and lengths is right in ${share(guessed.right, guessed)} (luck: ${share(guessed.luck, guessed)})`,
    `${countNoun(theory.facts, "fact")}, ${theory.open.length} open`,
  ];
  const lines = [...faults, ...tellOpen(theory)].flatMap((line) =>
    wrapText(line, width, { first: "    ", rest: "      " }),
  );
  return `${[`${sign}  quiz  ${style.quiet(facts.join(", "))}`, ...lines].join("\n")}\n`;
}

function share(part: number, { of }: GuessShare): string {
  return `${(of === 0 ? 0 : (100 * part) / of).toFixed(1)} %`;
}

/** What no card asks for is no fault of a card. */
function tellOpen({ open, unwritten }: FactShare): string[] {
  const topics = `no facts are written down for ${unwritten.join(", ")}`;
  return [...open.map((fact) => `open: ${fact}`), ...(unwritten.length === 0 ? [] : [topics])];
}
