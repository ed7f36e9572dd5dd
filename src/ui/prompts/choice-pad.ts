import type { Style } from "../style.ts";
import { displayWidth } from "../text/glyphs.ts";
import { padText } from "../text/pad.ts";
import { wrapText } from "../text/wrap.ts";
import { renderClosedQuestion } from "./closed-question.ts";
import type { KeyPad, Press, Room } from "./key-pad.ts";

/** One thing to choose, as it is shown. */
export interface ShownChoice {
  name: string;
  /** Stands beside the name and is no part of the answer, such as the command that does the same. */
  beside?: string;
  /** Shown while the choice is under the cursor. */
  description?: string;
}

/** A list to choose from with the arrow keys. */
export interface ChoiceList {
  message: string;
  choices: readonly ShownChoice[];
  /** Which choice is under the cursor at first. */
  first: number;
  /** What Escape does; `cancel` when absent. */
  leaves?: string | undefined;
  style: Style;
}

/** More rows than this are not taken in at a glance. */
const MOST_ROWS = 12;
/** The message, the help, and the row that stays free. */
const AROUND = 3;
/** Columns before a name. */
const LEAD = 2;
/** Lines of a name that is cut in the list. */
const MOST_NAME = 3;
const HELP = "arrows: move, Enter: select";

/**
 * A pad whose state is the place of the cursor. The list is as long as the terminal has room for; where
 * it is longer, signs at its ends and the numbers beside the message tell that there is more.
 */
export function choicePad(list: ChoiceList): KeyPad<number, number> {
  const { message, choices, first, style, leaves = "cancel" } = list;
  const help = `${HELP}, Esc: ${leaves}`;
  return {
    start: Math.max(0, first),
    hidesCursor: true,
    show: (at, room) => showList({ ...list, help }, at, room),
    press: (at, key): Press<number, number> =>
      key.name === "return"
        ? { kind: "done", result: at }
        : {
            kind: "going",
            state: moveCursor(at, LETTERS.get(key.name) ?? key.name, choices.length),
          },
    close: (chosen) =>
      renderClosedQuestion(message, chosen === null ? null : (choices[chosen]?.name ?? ""), style),
  };
}

/** A list as it is drawn; what was typed to shorten it stands behind the message. */
interface DrawnList extends Pick<ChoiceList, "message" | "choices" | "style"> {
  typed?: string;
  help: string;
}

/** The lines of a list, of which the one at `at` is under the cursor. */
export function showList(list: DrawnList, at: number, room: Room): string {
  const { message, choices, style, typed, help } = list;
  const { symbols, accent, strong, quiet } = style;
  const notes = tellChosen(choices[at], room);
  const most = Math.max(0, ...choices.map((choice) => tellChosen(choice, room).length));
  const reserved = room.rows > most + AROUND ? most : 0;
  // The last row stays free, so that nothing scrolls away when the answer is there.
  const rest = room.rows - reserved - AROUND;
  const rows = Math.max(1, Math.min(choices.length, MOST_ROWS, rest));
  const top = Math.min(Math.max(0, at - Math.floor(rows / 2)), choices.length - rows);
  const longest = Math.max(0, ...choices.map(({ name }) => displayWidth(name)));
  const shown = choices.slice(top, top + rows).map((choice, index) => {
    const place = top + index;
    const { beside } = choice;
    const name = beside === undefined ? choice.name : padText(choice.name, longest);
    const tail = beside === undefined ? "" : `  ${quiet(beside)}`;
    if (place === at) return accent(`${symbols.pointer} ${name}`) + tail;
    const isCut = (index === 0 && top > 0) || (index === rows - 1 && place < choices.length - 1);
    return `${isCut ? quiet(symbols.ellipsis.slice(0, 1)) : " "} ${name}${tail}`;
  });
  const count = rows < choices.length ? quiet(` (${at + 1} of ${choices.length})`) : "";
  const behind = typed === undefined ? "" : ` ${typed}`;
  return [
    ...(room.rows > 2 ? [`${accent("?")} ${strong(message)}${behind}${count}`] : []),
    ...shown,
    ...(reserved === 0 ? [] : notes.map(quiet)),
    ...(room.rows > 3 ? [quiet(help)] : []),
  ].join("\n");
}

/** What stands below the list of the choice under the cursor: its name in full where it is cut, and its note. */
function tellChosen(choice: ShownChoice | undefined, { columns }: Room): string[] {
  if (choice === undefined) return [];
  const { name, description } = choice;
  const isCut = displayWidth(name) + LEAD >= columns;
  return [
    ...(isCut ? wrapText(name, columns - 1).slice(0, MOST_NAME) : []),
    ...(description === undefined ? [] : [description]),
  ];
}

/** Where an arrow or its like takes the cursor in a list of so many. */
export function moveCursor(at: number, name: string, count: number): number {
  const step = STEPS.get(name);
  return step === undefined ? at : Math.min(Math.max(0, at + step), count - 1);
}

/** The arrows for hands that stay on the letters. */
const LETTERS = new Map([
  ["k", "up"],
  ["j", "down"],
]);
const PAGE = 10;
const STEPS = new Map([
  ["up", -1],
  ["down", 1],
  ["tab", 1],
  ["pageup", -PAGE],
  ["pagedown", PAGE],
  ["home", -Infinity],
  ["end", Infinity],
]);
