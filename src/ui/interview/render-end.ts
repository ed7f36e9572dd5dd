import type { Debrief } from "../../interview/debrief.ts";
import { renderNext } from "../command-list.ts";
import { displayWidth } from "../text/glyphs.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** Where the files of a debrief are, relative to the current folder. */
export interface DebriefFiles {
  page: string;
  markdown: string;
}

/** What stands last on the screen, below a long debrief: the result again, its files, and what to practise. */
export function renderEnd(debrief: Debrief, { page, markdown }: DebriefFiles, view: View): string {
  const { style, width } = view;
  const { challenge, result, practise } = debrief;
  const facts = [
    `Result of this interview (${sayText(challenge.title, style)}): ${style.strong(result)}`,
    `Practise this: ${sayText(practise.title, style)}`,
  ];
  // A path that is broken into lines cannot be opened, so one that does not fit has a line of its own.
  const place = (name: string, path: string): string[] =>
    displayWidth(`${name}: ${path}`) <= width ? [`${name}: ${path}`] : [`${name}:`, path];
  return [
    ...facts.flatMap((fact) => wrapText(fact, width, { first: "", rest: "  " })),
    ...place("Debrief", page),
    ...place("Also as Markdown", markdown),
    `${renderNext([`trainer ${practise.command.join(" ")}`], view)}\n`,
  ].join("\n");
}
