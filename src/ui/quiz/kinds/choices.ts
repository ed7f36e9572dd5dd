import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { Choice } from "../../../quiz/kinds/choices.ts";
import type { AskedItem } from "../../../quiz/kinds/card-kind.ts";
import type { View } from "../../view.ts";
import { renderItem } from "../render-item.ts";

/** Each choice with the reason why it is right or wrong, in the order shown. */
export function renderChoices(
  { asked, said, right }: SolvedOf<"one"> | SolvedOf<"several">,
  view: View,
): string[] {
  const { card, items } = asked;
  const { choices } = card;
  return renderPicked(items, { choices, right: right.chosen, own: said?.chosen ?? [] }, view);
}

/** What was chosen of some choices, and what is right, by their places. */
interface Picked {
  choices: readonly Choice[];
  right: readonly number[];
  own: readonly number[];
}

/** Choices in the order shown. */
export function renderPicked(
  items: readonly AskedItem[],
  { choices, right, own }: Picked,
  view: View,
): string[] {
  const { style } = view;
  return items.flatMap(({ key, text, index }) => {
    const good = right.includes(index);
    const mark = good ? style.good(style.symbols.met) : style.bad(style.symbols.missed);
    const yours = own.includes(index) ? "Your choice. " : "";
    const [first = "", ...rest] = renderItem(style.accent(key), text, view);
    const why = renderItem(" ", `${yours}${choices[index]?.why ?? ""}`, view);
    return [`${mark} ${first.trimStart()}`, ...rest, ...why.map((line) => style.quiet(line))];
  });
}
