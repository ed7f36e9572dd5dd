import { sanitizeOutput } from "../../ui/sanitize.ts";

/** Foreign text, with each sign written out that would hide or reorder what is around it. */
export function showText(text: string): string {
  return sanitizeOutput(text, { color: false });
}
