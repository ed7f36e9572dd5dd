import type { Deck } from "../../quiz/card/card-base.ts";
import type { Kind } from "../../quiz/card/card.ts";
import type { WorkspaceOption } from "../state.ts";

/** What `trainer quiz` was given. */
export interface QuizOptions extends WorkspaceOption {
  deck?: Deck;
  kind?: Kind;
  count?: number;
  due?: boolean;
  card?: string;
  seed?: string;
  exam?: string;
  list?: boolean;
  ladder?: boolean;
  topic?: string;
  answers?: string;
  json?: boolean;
}
