import { padText } from "./text/pad.ts";
import { wrapText } from "./text/wrap.ts";
import { NARROW, type View } from "./view.ts";

/** A command to type, and what it does. */
export interface CommandHelp {
  command: string;
  says: string;
}

/** Commands to type next, a line each, without a line feed at the end. */
export function renderNext(commands: readonly string[], view: View): string {
  const { plain, quiet, symbols } = view.style;
  const first = plain ? "Next: " : `${quiet(symbols.arrow)} `;
  // A command that is broken into lines cannot be copied; a terminal that wraps it keeps it whole.
  return commands.map((command) => `${first}${view.style.accent(command)}`).join("\n");
}

/** Commands beside what they do, or above it where there is little room. */
export function renderCommands(commands: readonly CommandHelp[], view: View): string {
  const { style, width } = view;
  const longest = Math.max(0, ...commands.map(({ command }) => command.length));
  const lines = commands.flatMap(({ command, says }) => {
    if (width < NARROW) {
      return [
        `  ${style.accent(command)}`,
        ...wrapText(says, width, { first: "    ", rest: "    " }),
      ];
    }
    const first = `  ${padText(style.accent(command), longest)}  `;
    return wrapText(says, width, { first, rest: " ".repeat(longest + 4) });
  });
  return lines.join("\n");
}
