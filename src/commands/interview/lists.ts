import { tickPad } from "../../ui/drill/tick-pad.ts";
import type { TickList } from "../../ui/drill/tick-pad.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { askLine } from "../../ui/prompts/ask-line.ts";
import type { PromptAnswer } from "../../ui/prompts/answer.ts";
import { choicePad } from "../../ui/prompts/choice-pad.ts";
import { askPad, askUnderClock } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** Asks for one of some names, by arrows or, where nothing is drawn anew, by its number. */
export function askOne(
  desk: TerminalDesk,
  { message, names }: { message: string; names: readonly string[] },
): Promise<Said<number>> {
  const { context } = desk;
  const { style } = context;
  const choices = names.map((name, value) => ({ name, value }));
  return style.plain
    ? askUnderClock(desk, () => askChoice({ message, choices }, context))
    : askPad(desk, choicePad({ message, choices, first: 0, style, leaves: "pause" }));
}

/** Asks for some rows of a list, by arrows or by their numbers. */
export function askSome(desk: TerminalDesk, list: TickList): Promise<Said<number[]>> {
  return desk.context.style.plain
    ? askUnderClock(desk, () => askNumbers(desk, list))
    : askPad(desk, tickPad({ ...list, leaves: "pause" }));
}

async function askNumbers(
  { context: { out, signal } }: TerminalDesk,
  { message, rows, least = 1 }: TickList,
): Promise<PromptAnswer<number[]>> {
  const open = rows.flatMap(({ open: isOpen }, at) => (isOpen ? [at] : []));
  const lines = rows.map(({ text }, at) => {
    const number = open.indexOf(at) + 1;
    return number === 0 ? text : `${number}. ${text}`;
  });
  out(`${[message, ...lines].join("\n")}\n`);
  const none = least === 0 ? ", or Enter for none" : "";
  for (;;) {
    const line = await askLine(`Type their numbers, such as 1 3${none}: `, { signal });
    if (line.kind !== "answered") return line;
    const numbers = (line.value.match(/\d+/g) ?? []).map(Number);
    const places = numbers.flatMap((number) => open[number - 1] ?? []);
    const isRead = places.length === numbers.length && /^[\d\s,;]*$/.test(line.value);
    if (isRead && places.length >= least)
      return { kind: "answered", value: [...new Set(places)].toSorted((a, b) => a - b) };
  }
}
