import type { CardKind } from "./card-kind.ts";
import type { ChoiceNeeds, Choices, Chosen } from "./choices.ts";
import { choosing, findRightChoices, readChoices } from "./choices.ts";
import { findKey, listKeys, parseKeys } from "./shown-keys.ts";

interface SeveralBody extends Choices {
  kind: "several";
}

interface SeveralAnswer extends Chosen {
  kind: "several";
}

/** Choose all that are right. */
export const several: CardKind<SeveralBody, SeveralAnswer> = {
  ...choosing,
  read: (parts, faults) => ({ kind: "several", choices: readChoices(parts, NEEDS, faults) }),
  right: (card, version) => ({ kind: "several", chosen: findRightChoices(card, version) }),
  parse: ({ items }, value) => {
    const chosen = parseKeys(items, value);
    return chosen === null ? null : { kind: "several", chosen };
  },
  expects: ({ items }) => `an array of some of ${listKeys(items)}`,
  tell: ({ items }, { chosen }) => chosen.map((index) => findKey(items, index)).toSorted(),
};

const NEEDS: ChoiceNeeds = {
  least: 4,
  most: 6,
  isFair: (right, of) => right >= 2 && right < of,
  expected: "at least two right and one wrong choice",
};
