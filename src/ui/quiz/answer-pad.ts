import type { AskedOf, Kind, SolvedOf } from "../../quiz/card/card.ts";
import type { KeyPad } from "../prompts/key-pad.ts";
import type { Style } from "../style.ts";
import type { View } from "../view.ts";
import { VIEWS } from "./kinds/index.ts";
import type { FollowUp } from "./kinds/kind-view.ts";
import type { QuestionMove } from "./question-move.ts";

/** The keys that answer a card, by its kind; `?` says that it is not known. */
export function createAnswerPad<K extends Kind>(
  asked: AskedOf<K>,
  style: Style,
): KeyPad<string, QuestionMove> {
  return VIEWS[asked.card.kind].pad(asked, style);
}

/** What is asked next of a card, such as which key facts were said; `null` when it is answered. */
export function findFollowUp<K extends Kind>(solved: SolvedOf<K>, view: View): FollowUp | null {
  return VIEWS[solved.kind].follow?.(solved, view) ?? null;
}
