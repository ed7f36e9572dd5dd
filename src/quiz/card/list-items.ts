import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import type { Line, Section } from "./scan.ts";

/** One `- ` item of a list. */
export interface Item {
  line: number;
  /** Markdown without the bullet, its lines joined. */
  text: string;
  /** The quote below it, without its marks. */
  quote: string;
}

/** The items of a section that holds one list and nothing else. */
export function readItems(section: Section, faults: Fault[]): Item[] {
  const items: { line: number; lines: Line[] }[] = [];
  for (const line of section.lines) {
    const open = items.at(-1);
    if (line.fence === null && line.text.startsWith("- "))
      items.push({ line: line.number, lines: [line] });
    else if (line.text.trim() === "" || /^\s{2,}/.test(line.text)) open?.lines.push(line);
    else tell(faults, line.number, { expected: "an item that begins with `- `", got: line.text });
  }
  return items.map(({ line, lines }) => readItem(line, lines, faults));
}

function readItem(line: number, lines: readonly Line[], faults: Fault[]): Item {
  const inner = lines.map(({ text, fence }) => ({ text: text.slice(2), fence }));
  const at = inner.findIndex(({ text, fence }) => fence === null && text.startsWith(">"));
  const [body, quote] = at === -1 ? [inner, []] : [inner.slice(0, at), inner.slice(at)];
  const text = body.map((one) => one.text.trimEnd()).join("\n");
  const said = quote.map((one) => one.text.trimEnd()).filter((one) => one !== "");
  const stray = said.find((one) => !one.startsWith(">"));
  if (stray !== undefined)
    tell(faults, line, { expected: "nothing after the quote of this item", got: stray });
  if (text.trim() === "") tell(faults, line, { expected: "a text after `- `", got: "" });
  return { line, text: text.trim(), quote: said.map((one) => one.replace(/^>\s?/, "")).join("\n") };
}
