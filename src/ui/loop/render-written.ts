import { sanitizeOutput } from "../sanitize.ts";
import { countNoun } from "../text/count-noun.ts";
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

/** What is said when a page was written for each scene. */
export function renderWrittenSite(
  { folder, scenes }: { folder: string; scenes: number },
  { style, width }: View,
): string {
  const name = style.code(sanitizeOutput(`${folder}/index.html`, { color: false }));
  const count = countNoun(scenes, "scene");
  return joinPage([
    wrapText(
      `The replays of ${count} are there. Open ${name} in your browser; all of it works offline.`,
      width,
    ),
  ]);
}
