import type { Kind } from "../../../quiz/card/card.ts";
import { arithmetic } from "./arithmetic.ts";
import { bug } from "./bug.ts";
import { chain } from "./chain.ts";
import { fill } from "./fill.ts";
import { incident } from "./incident.ts";
import type { KindView } from "./kind-view.ts";
import { match } from "./match.ts";
import { one } from "./one.ts";
import { order } from "./order.ts";
import { query } from "./query.ts";
import { recall } from "./recall.ts";
import { review } from "./review.ts";
import { several } from "./several.ts";
import { spoken } from "./spoken.ts";
import { trueFalse } from "./true-false.ts";
import { walkthrough } from "./walkthrough.ts";

/** How each kind of card looks. */
export const VIEWS: { [K in Kind]: KindView<K> } = {
  one,
  several,
  "true-false": trueFalse,
  order,
  match,
  bug,
  fill,
  recall,
  spoken,
  arithmetic,
  incident,
  review,
  chain,
  walkthrough,
  query,
};
