import type { AskedOf, CardOf, Kind, SolvedOf } from "../../../quiz/card/card.ts";
import type { AskedItem } from "../../../quiz/kinds/card-kind.ts";
import type { KeyPad } from "../../prompts/key-pad.ts";
import type { Style } from "../../style.ts";
import type { View } from "../../view.ts";
import type { QuestionMove } from "../question-move.ts";

/** How a kind of card is asked in the terminal, and how it is corrected. */
export interface KindView<K extends Kind> {
  /** What the learner is to do, such as `choose one`. */
  task: string;
  /** What the parts of an answer are, to follow "2 of 3"; absent means `in place`. */
  parts?: string;
  /** The proof shows an order, so it may be opened in the loop lab. */
  opensLoop?: boolean;
  /** What stands below the question and its code, above what can be chosen. */
  exhibit?: (card: CardOf<K>, view: View) => string[];
  /** Something that can be chosen; absent means Markdown behind its key. */
  item?: (item: AskedItem, view: View) => string[];
  /** The keys that answer. */
  pad: (asked: AskedOf<K>, style: Style) => KeyPad<string, QuestionMove>;
  /** What is asked next while an answer waits for more; `null` when it is whole. */
  follow?: (solved: SolvedOf<K>, view: View) => FollowUp | null;
  /** What a graded file shows of an answer that waits, instead of the correction and the reason. */
  waiting?: (solved: SolvedOf<K>, view: View) => string[];
  /** What is right and why, beside what was said. */
  correct: (solved: SolvedOf<K>, view: View) => string[];
}

/** One more thing to ask of the same card. */
export interface FollowUp {
  text: string;
  /** Its answer holds what was said before too. */
  pad: KeyPad<string, QuestionMove>;
}
