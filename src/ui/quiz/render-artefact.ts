import type { Artefact } from "../../quiz/kinds/artefact.ts";
import { fitCharacters } from "../text/fit-characters.ts";
import { sayText } from "../text/say.ts";
import { chopCode, wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What a program left behind, with a bar at its side; what is too wide goes on indented. */
export function renderArtefact({ caption, text }: Artefact, { style, width }: View): string[] {
  const side = style.quiet(style.symbols.side);
  const room = Math.max(20, width - LEAD);
  const body = fitCharacters(text, style)
    .replaceAll("\t", "  ")
    .split("\n")
    .flatMap((line) => chopHanging(line, room));
  return [
    ...wrapText(sayText(caption, style), width),
    ...body.map((line) => `  ${side} ${line}`.trimEnd()),
  ];
}

/** Two spaces, the bar and a space. */
const LEAD = 4;
const HANGING = "    ";

function chopHanging(line: string, room: number): string[] {
  const [first = "", ...more] = chopCode(line, room);
  if (more.length === 0) return [first];
  const rest = chopCode(line.slice(first.length).trimStart(), room - HANGING.length);
  return [first, ...rest.map((piece) => HANGING + piece)];
}
