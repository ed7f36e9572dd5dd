import { onAbort } from "../../on-abort.ts";
import { cutText } from "../text/cut.ts";
import { displayWidth } from "../text/glyphs.ts";
import type { PromptAnswer } from "./answer.ts";
import { pressByLine } from "./ask-by-line.ts";
import { hearKeys } from "./hear-keys.ts";
import type { HeldKey } from "./hear-keys.ts";
import type { KeyPad, Room, Spot } from "./key-pad.ts";
import type { PromptStreams } from "./streams.ts";
import { HIDE_CURSOR, SHOW_CURSOR, holdMode } from "./terminal-modes.ts";

/** A key pad, and where it is shown. */
export interface KeyQuestion<S, R> {
  pad: KeyPad<S, R>;
  /** Columns of the terminal, where it does not say so itself. */
  width: number;
  ellipsis: string;
  /** For a screen reader: keys are typed as a line, and nothing is drawn anew. */
  plain?: boolean;
  /** Calls `draw` whenever what is shown may have changed without a key, such as a clock; gives what ends that. */
  ticks?: ((draw: () => void) => () => void) | undefined;
  /** Aborted by Ctrl-C where the terminal does not give it as a key. */
  signal: AbortSignal;
  streams?: PromptStreams | undefined;
}

/** Rows of a terminal that does not say how many it has. */
const USUAL_ROWS = 24;
const CLEAR_BELOW = "\u001B[J";

/**
 * Lets the learner press keys until the pad is done; it is drawn anew after each, and when the terminal
 * gets another size or comes back after Ctrl-Z. Escape and the end of the input cancel, Ctrl-C interrupts.
 */
export async function askKeys<S, R>(question: KeyQuestion<S, R>): Promise<PromptAnswer<R>> {
  const { pad, signal, streams } = question;
  if (question.plain === true) return pressByLine(pad, { signal, streams });
  const input = streams?.input ?? process.stdin;
  const sheet = openSheet(question);
  let state = pad.start;
  const draw = (): void =>
    sheet.draw((room) => ({ text: pad.show(state, room), spot: pad.cursor?.(state, room) }));
  const answer = await new Promise<PromptAnswer<R>>((resolve) => {
    if (signal.aborted) return resolve({ kind: "interrupted" });
    const leave = (): void => finish({ kind: "interrupted" });
    const finish = (end: PromptAnswer<R>): void => {
      stop();
      stopTicking();
      stopDrawing();
      letGo();
      resolve(end);
    };
    const onKey = (key: HeldKey): void => {
      const end = readEnd(key);
      const next = end === null ? pad.press(state, key) : null;
      if (next?.kind === "going") {
        state = next.state;
        draw();
        return;
      }
      finish(end ?? (next === null ? { kind: "cancelled" } : answered(next.result)));
    };
    const stop = hearKeys(input, { onKey, onEnd: () => finish({ kind: "cancelled" }) });
    const stopDrawing = sheet.hold(draw);
    const stopTicking = question.ticks?.(draw) ?? (() => undefined);
    const letGo = onAbort(signal, leave);
  });
  const { close } = pad;
  if (close !== undefined) sheet.draw((room) => ({ text: close(readValue(answer), room) }));
  sheet.end();
  return answer;
}

/** Lines, and where in them the cursor stands. */
interface Shown {
  text: string;
  spot?: Spot | undefined;
}

/** The lines of a pad on the terminal, drawn over each other. */
interface Sheet {
  draw: (show: (room: Room) => Shown) => void;
  /** Draws now, after a change of the size, and after Ctrl-Z, until the given function is called. */
  hold: (draw: () => void) => () => void;
  /** Goes to the line below. */
  end: () => void;
}

function openSheet<S, R>({ pad, width, ellipsis, streams }: KeyQuestion<S, R>): Sheet {
  const output: PromptStreams["output"] = streams?.output ?? process.stdout;
  const paper = openPaper({ output, width, ellipsis });
  const hold: Sheet["hold"] = (drawNow) => {
    output.on("resize", drawNow);
    const hide = pad.hidesCursor === true;
    const enter = (): void => {
      // What stood there before is not ours any more after a shell has written.
      paper.forget();
      if (hide) output.write(HIDE_CURSOR);
      drawNow();
    };
    const leave = (): void => {
      paper.goDown();
      if (hide) output.write(SHOW_CURSOR);
    };
    const letGo = holdMode({ enter, leave });
    return () => {
      output.removeListener("resize", drawNow);
      letGo();
    };
  };
  const end = (): void => {
    paper.goDown();
    output.write("\n");
  };
  return { draw: paper.draw, hold, end };
}

/** Lines that are drawn over each other, and the cursor among them. */
interface Paper extends Pick<Sheet, "draw"> {
  /** Puts the cursor into the last line. */
  goDown: () => void;
  /** The next lines are drawn where the cursor is. */
  forget: () => void;
}

function openPaper({
  output,
  width,
  ellipsis,
}: Pick<PromptStreams, "output"> & { width: number; ellipsis: string }): Paper {
  let drawn: string[] = [];
  let below = 0;
  const goDown = (): void => {
    if (below > 0) output.write(`\u001B[${below}B`);
    below = 0;
  };
  const draw: Sheet["draw"] = (show) => {
    const room = { columns: output.columns || width, rows: output.rows || USUAL_ROWS };
    goDown();
    const { text, spot } = show(room);
    const lines = text.split("\n").slice(0, room.rows);
    const fitting = lines.map((line) => cutText(line, room.columns - 1, ellipsis));
    output.write(`${goToTop(drawn, room)}\r${CLEAR_BELOW}${fitting.join("\r\n")}`);
    drawn = fitting;
    if (spot === undefined) return;
    below = Math.max(0, fitting.length - 1 - spot.row);
    output.write(goToSpot(below, spot.column));
  };
  const forget = (): void => {
    drawn = [];
    below = 0;
  };
  return { draw, goDown, forget };
}

/** From the end of the last line to a column of one that stands so many lines above it. */
function goToSpot(above: number, column: number): string {
  return `${above > 0 ? `\u001B[${above}A` : ""}\r${column > 0 ? `\u001B[${column}C` : ""}`;
}

/** From the end of the last of these lines to the first, which a narrower terminal has wrapped. */
function goToTop(lines: readonly string[], { columns }: Room): string {
  const rows = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)),
    0,
  );
  return rows > 1 ? `\u001B[${rows - 1}A` : "";
}

function readValue<R>(answer: PromptAnswer<R>): R | null {
  return answer.kind === "answered" ? answer.value : null;
}

function answered<R>(value: R): PromptAnswer<R> {
  return { kind: "answered", value };
}

function readEnd({ name, ctrl }: HeldKey): { kind: "cancelled" } | { kind: "interrupted" } | null {
  if (ctrl && name === "c") return { kind: "interrupted" };
  return name === "escape" || (ctrl && name === "d") ? { kind: "cancelled" } : null;
}
