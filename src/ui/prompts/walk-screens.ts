import { onAbort } from "../../on-abort.ts";
import { readKeys } from "./read-keys.ts";
import { holdMode } from "./terminal-modes.ts";

/** Screens to walk through with the arrow keys. */
export interface ScreenWalk {
  count: number;
  /** The screen of a place, for a terminal of so many columns and rows. */
  render: (at: number, width: number, height: number) => string;
}

/** The screen beside the normal one, so that what was there before comes back. */
const ENTER = "\u001B[?1049h\u001B[?25l";
const LEAVE = "\u001B[?25h\u001B[?1049l";
/** The size of a terminal that does not say it. */
const USUAL = { columns: 80, rows: 24 };
const CLEAR = "\u001B[H\u001B[2J";

/** Shows screens until `q`, Escape, Ctrl-C or the signal, which alone give `interrupted`. */
export async function walkScreens(
  walk: ScreenWalk,
  signal: AbortSignal,
): Promise<"left" | "interrupted"> {
  const { stdout } = process;
  let at = 0;
  const draw = (): void => {
    const columns = stdout.columns || USUAL.columns;
    const rows = stdout.rows || USUAL.rows;
    // Line feeds alone do not go back to the first column in raw mode on every terminal.
    const screen = walk.render(at, columns, rows).split("\n").slice(0, rows).join("\r\n");
    stdout.write(CLEAR + screen);
  };
  let leave: (how: "left" | "interrupted") => void = () => undefined;
  const left = new Promise<"left" | "interrupted">((resolve) => (leave = resolve));
  const interrupt = (): void => leave("interrupted");
  const letGo = onAbort(signal, interrupt);
  const keys = readKeys((key) => {
    if (key === "q" || key === "escape") leave("left");
    else if (key === "ctrl-c") interrupt();
    else at = move(at, key, walk.count);
    draw();
  });
  const enter = (): void => {
    stdout.write(ENTER);
    draw();
  };
  const goBack = holdMode({ enter, leave: () => void stdout.write(LEAVE) });
  stdout.on("resize", draw);
  try {
    return await left;
  } finally {
    letGo();
    stdout.off("resize", draw);
    keys.stop();
    goBack();
  }
}

function move(at: number, key: string, count: number): number {
  switch (key) {
    case "right":
    case "down":
    case "space":
    case "return":
      return Math.min(at + 1, count - 1);
    case "left":
    case "up":
    case "backspace":
      return Math.max(at - 1, 0);
    case "home":
      return 0;
    case "end":
      return count - 1;
    default:
      return at;
  }
}
