import type { Style } from "../style.ts";
import type { Key, KeyPad, Press, Room } from "./key-pad.ts";

/** One thing to choose, as it is shown. */
export interface ShownChoice {
  name: string;
  /** Shown while the choice is under the cursor. */
  description?: string;
}

/** A list to choose from with the arrow keys. */
export interface ChoiceList {
  message: string;
  choices: readonly ShownChoice[];
  /** Which choice is under the cursor at first. */
  first: number;
  style: Style;
}

/** More rows than this are not taken in at a glance. */
const MOST_ROWS = 12;
const HELP = "arrows: move, Enter: select, Esc: cancel";

/**
 * A pad whose state is the place of the cursor. The list is as long as the terminal has room for; where
 * it is longer, signs at its ends and the numbers beside the message tell that there is more.
 */
export function choicePad(list: ChoiceList): KeyPad<number, number> {
  const { message, choices, first, style } = list;
  const { symbols, accent, good, strong } = style;
  return {
    start: Math.max(0, first),
    hidesCursor: true,
    show: (at, room) => showList(list, at, room),
    press: (at, key): Press<number, number> =>
      key.name === "return"
        ? { kind: "done", result: at }
        : { kind: "going", state: move(at, key, choices.length) },
    close: (chosen) =>
      chosen === null
        ? `${accent("?")} ${strong(message)}`
        : `${good(symbols.met)} ${strong(message)} ${accent(choices[chosen]?.name ?? "")}`,
  };
}

function showList({ message, choices, style }: ChoiceList, at: number, room: Room): string {
  const { symbols, accent, strong, quiet } = style;
  const hasNotes = choices.some(({ description }) => description !== undefined);
  // The last row stays free, so that nothing scrolls away when the answer is there.
  const rest = room.rows - (hasNotes ? 4 : 3);
  const rows = Math.max(1, Math.min(choices.length, MOST_ROWS, rest));
  const top = Math.min(Math.max(0, at - Math.floor(rows / 2)), choices.length - rows);
  const shown = choices.slice(top, top + rows).map(({ name }, index) => {
    const place = top + index;
    if (place === at) return accent(`${symbols.pointer} ${name}`);
    const isCut = (index === 0 && top > 0) || (index === rows - 1 && place < choices.length - 1);
    return `${isCut ? quiet(symbols.ellipsis.slice(0, 1)) : " "} ${name}`;
  });
  const count = rows < choices.length ? quiet(` (${at + 1} of ${choices.length})`) : "";
  const note = choices[at]?.description;
  return [
    ...(room.rows > 2 ? [`${accent("?")} ${strong(message)}${count}`] : []),
    ...shown,
    ...(hasNotes && room.rows > 4 ? [quiet(note ?? "")] : []),
    ...(room.rows > 3 ? [quiet(HELP)] : []),
  ].join("\n");
}

function move(at: number, { name }: Key, count: number): number {
  const step = STEPS.get(name);
  return step === undefined ? at : Math.min(Math.max(0, at + step), count - 1);
}

const PAGE = 10;
const STEPS = new Map([
  ["up", -1],
  ["k", -1],
  ["down", 1],
  ["j", 1],
  ["tab", 1],
  ["pageup", -PAGE],
  ["pagedown", PAGE],
  ["home", -Infinity],
  ["end", Infinity],
]);
