import type { LongestShare } from "../../quiz/soundness.ts";
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
  faults: readonly string[];
}

/** A line for all quiz cards together, their faults below. */
export function renderCardSoundness(page: CardSoundnessPage, { style, width }: View): string {
  const { cards, proofs, illustrations, runs, fresh, statements, longest, faults } = page;
  const { met, missed } = style.symbols;
  const sign = faults.length === 0 ? style.good(`${met} sound`) : style.bad(`${missed} not sound`);
  const facts = [
    countNoun(cards, "card"),
    countNoun(proofs, "proof"),
    `${countNoun(illustrations, "illustration")}, ${runs} run here (${fresh} fresh)`,
    countNoun(statements, "SQL statement"),
    `the longest choice is right in ${longest.right} of ${longest.of} (fair: ${longest.fair})`,
  ];
  const lines = faults.flatMap((fault) =>
    wrapText(fault, width, { first: "    ", rest: "      " }),
  );
  return `${[`${sign}  quiz  ${style.quiet(facts.join(", "))}`, ...lines].join("\n")}\n`;
}
