import type { Style } from "../style.ts";
import { wrapCode } from "../text/wrap-code.ts";
import { cutText } from "../text/cut.ts";
import type { Room } from "../prompts/key-pad.ts";

/** A text that may be longer than the screen, and the number of the line at its top. */
export interface ScrollPage {
  text: string;
  top: number;
}

/** The part of a page that fits, and below it where it stands and what moves it; all of it where it fits. */
export function renderScroll({ text, top }: ScrollPage, room: Room, style: Style): string {
  const lines = splitLines(text, room.columns);
  if (lines.length <= room.rows) return lines.join("\n");
  const count = countShown(room);
  const from = Math.min(top, lines.length - count);
  const shown = lines.slice(from, from + count);
  const place = `Lines ${from + 1}-${from + count} of ${lines.length}`;
  const help = `${place}; up, down, PageUp, PageDown, Space: scroll`;
  return [...shown, style.quiet(cutText(help, room.columns - 1, style.symbols.ellipsis))].join(
    "\n",
  );
}

/** The page after a key; `null` for a key that does not scroll, and for a page that fits. */
export function scrollPage(page: ScrollPage, key: string, room: Room): ScrollPage | null {
  const count = countShown(room);
  const last = splitLines(page.text, room.columns).length;
  if (last <= room.rows) return null;
  const step = new Map([
    ["up", -1],
    ["k", -1],
    ["down", 1],
    ["j", 1],
    ["pageup", -count],
    ["pagedown", count],
    ["space", count],
    ["home", -last],
    ["end", last],
  ]).get(key);
  if (step === undefined) return null;
  const most = last - count;
  return { ...page, top: Math.min(Math.max(0, Math.min(page.top, most) + step), most) };
}

/** One row is kept for where the page stands. */
function countShown({ rows }: Room): number {
  return Math.max(1, rows - 1);
}

/** The rows that a text takes; a line that is too wide is broken. */
function splitLines(text: string, columns: number): string[] {
  return text
    .trimEnd()
    .split("\n")
    .flatMap((line) => wrapCode(line, columns));
}
