import type { Answer } from "./answer.ts";
import type { AskedCard } from "./asked-card.ts";

/** An answer in the keys under which the card was shown, as `parseAnswer` reads it. */
export type ToldAnswer = string | string[] | number | number[] | boolean | null;

/** Writes an answer in the keys under which the card was shown; `null` for one that says nothing. */
export function tellAnswer({ card, items }: AskedCard, answer: Answer): ToldAnswer {
  const keyOf = (index: number): string => items.find((item) => item.index === index)?.key ?? "";
  switch (answer.kind) {
    case "choices": {
      const keys = answer.chosen.map(keyOf).toSorted();
      return card.kind === "one" ? (keys[0] ?? null) : keys;
    }
    case "statement":
      return answer.says;
    case "order":
      return answer.lines.map(keyOf);
    case "match":
      return answer.rights.map(keyOf);
    case "bug":
      return answer.line;
    case "fill":
      return answer.text;
    case "recall":
      return answer.ticked.map((index) => index + 1);
    case "told":
    case "unknown":
      return null;
  }
}
