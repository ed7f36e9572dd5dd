import type { CardKind } from "./card-kind.ts";
import type { ChoiceNeeds, Choices, Chosen } from "./choices.ts";
import { choosing, findRightChoices, readChoices } from "./choices.ts";
import { findKey, listKeys, parseKeys } from "./shown-keys.ts";

interface OneBody extends Choices {
  kind: "one";
}

interface OneAnswer extends Chosen {
  kind: "one";
}

/** Choose the one that is right. */
export const one: CardKind<OneBody, OneAnswer> = {
  ...choosing,
  read: (parts, faults) => ({ kind: "one", choices: readChoices(parts, NEEDS, faults) }),
  right: (card, version) => ({ kind: "one", chosen: findRightChoices(card, version) }),
  parse: ({ items }, value) => {
    const chosen = parseKeys(items, [value]);
    return chosen === null ? null : { kind: "one", chosen };
  },
  expects: ({ items }) => `one of ${listKeys(items)}`,
  tell: ({ items }, { chosen: [index] }) => (index === undefined ? null : findKey(items, index)),
};

const NEEDS: ChoiceNeeds = {
  least: 3,
  most: 5,
  isFair: (right) => right === 1,
  expected: "exactly one right choice",
};
