import { sanitizeOutput } from "../sanitize.ts";
import { joinPage } from "../text/page.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What is said when the replay of a snippet was written as a page. */
export function renderWrittenReplay(file: string, { style, width }: View): string {
  const name = style.code(sanitizeOutput(file, { color: false }));
  return joinPage([
    wrapText(`The replay is in ${name}. Open that file in your browser; it works offline.`, width),
  ]);
}
