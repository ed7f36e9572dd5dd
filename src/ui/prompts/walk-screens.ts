import { readKeys } from "./read-keys.ts";

/** Screens to walk through with the arrow keys. */
export interface ScreenWalk {
  count: number;
  /** The screen of a place, for a terminal of so many columns and rows. */
  render: (at: number, width: number, height: number) => string;
}

/** The screen beside the normal one, so that what was there before comes back. */
const ENTER = "\u001B[?1049h\u001B[?25l";
const LEAVE = "\u001B[?25h\u001B[?1049l";
const CLEAR = "\u001B[H\u001B[2J";

/** Shows screens until `q`, Escape or Ctrl-C, which alone gives `interrupted`. */
export async function walkScreens(walk: ScreenWalk): Promise<"left" | "interrupted"> {
  const { stdout } = process;
  let at = 0;
  const draw = (): void => {
    const { columns, rows } = stdout;
    // Line feeds alone do not go back to the first column in raw mode on every terminal.
    const screen = walk.render(at, columns, rows).split("\n").slice(0, rows).join("\r\n");
    stdout.write(CLEAR + screen);
  };
  let leave: (how: "left" | "interrupted") => void = () => undefined;
  const left = new Promise<"left" | "interrupted">((resolve) => (leave = resolve));
  const keys = readKeys((key) => {
    if (key === "q" || key === "escape") leave("left");
    else if (key === "ctrl-c") leave("interrupted");
    else at = move(at, key, walk.count);
    draw();
  });
  stdout.write(ENTER);
  stdout.on("resize", draw);
  draw();
  try {
    return await left;
  } finally {
    stdout.off("resize", draw);
    keys.stop();
    stdout.write(LEAVE);
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
