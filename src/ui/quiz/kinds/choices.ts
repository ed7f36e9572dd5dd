import type { SolvedOf } from "../../../quiz/card/card.ts";
import type { View } from "../../view.ts";
import { renderItem } from "../render-item.ts";

/** Each choice with the reason why it is right or wrong, in the order shown. */
export function renderChoices(
  { asked, said, right }: SolvedOf<"one"> | SolvedOf<"several">,
  view: View,
): string[] {
  const { style } = view;
  const { card, items } = asked;
  return items.flatMap(({ key, text, index }) => {
    const good = right.chosen.includes(index);
    const mark = good ? style.good(style.symbols.met) : style.bad(style.symbols.missed);
    const own = said?.chosen.includes(index) === true ? "Your choice. " : "";
    const [first = "", ...rest] = renderItem(style.accent(key), text, view);
    const why = renderItem(" ", `${own}${card.choices[index]?.why ?? ""}`, view);
    return [`${mark} ${first.trimStart()}`, ...rest, ...why.map((line) => style.quiet(line))];
  });
}
