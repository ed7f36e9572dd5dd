import type { RecallCard } from "../../quiz/card/card.ts";
import type { View } from "../view.ts";
import { renderItem } from "./render-item.ts";

/** The key facts of a card with numbers, to be ticked off. */
export function renderChecklist({ checklist }: RecallCard, view: View): string {
  const lines = checklist.flatMap((fact, at) =>
    renderItem(view.style.accent(String(at + 1)), fact, view),
  );
  return `Which of these did you say?\n\n${lines.join("\n")}\n`;
}
