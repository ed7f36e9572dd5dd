import type { Style } from "../style.ts";

/**
 * The line that stays of a question, with what was answered; `null` when it was left. An answer is not
 * yet right or wrong, so its sign is none of the two.
 */
export function renderClosedQuestion(message: string, answer: string | null, style: Style): string {
  const { accent, strong, quiet, symbols } = style;
  if (answer === null) return `${accent("?")} ${strong(message)}`;
  return `${quiet(symbols.answered)} ${strong(message)} ${accent(answer)}`;
}
