import type { Ora } from "ora";
import { HIDE_CURSOR, SHOW_CURSOR, holdMode } from "./prompts/terminal-modes.ts";
import type { Style } from "./style.ts";

/** What a spinner needs. */
export interface SpinnerOptions {
  /** What is being done, such as `Judging event-emitter`. */
  text: string;
  style: Style;
  /** Whether somebody watches; otherwise the text is noted once, on a line of its own. */
  interactive: boolean;
  /** Writes to stderr. */
  note: (text: string) => void;
  /** What stderr is; that of the process when absent. */
  stderr?: { isTTY?: boolean; columns?: number };
}

/** A sign that work goes on. */
export interface Spinner {
  update: (text: string) => void;
  /** Takes the sign away; what follows on stdout starts on a clean line. */
  stop: () => void;
}

/** Shows on stderr that work goes on, at once, until it is stopped. */
export function startSpinner(options: SpinnerOptions): Spinner {
  return canTurn(options) ? startTurning(options) : startNoting(options);
}

/** Ora clears without end on a terminal that claims to have no columns. */
function canTurn({ interactive, style, stderr = process.stderr }: SpinnerOptions): boolean {
  return interactive && !style.plain && stderr.isTTY === true && (stderr.columns ?? 0) > 0;
}

function startNoting({ text, note }: SpinnerOptions): Spinner {
  note(`${text}\n`);
  return { update: (next) => note(`${next}\n`), stop: () => undefined };
}

function startTurning({ text, style }: SpinnerOptions): Spinner {
  const state: { text: string; stopped: boolean; ora: Ora | null } = {
    text,
    stopped: false,
    ora: null,
  };
  const { stderr } = process;
  const showCursor = holdMode({
    enter: () => void stderr.write(HIDE_CURSOR),
    leave: () => void stderr.write(SHOW_CURSOR),
  });
  void import("ora").then(({ default: createOra }) => {
    if (state.stopped) return;
    const spinner = { frames: [...style.symbols.spinner], interval: 80 };
    const color = style.color ? "cyan" : false;
    const how = { discardStdin: false, hideCursor: false };
    state.ora = createOra({ text: state.text, spinner, color, ...how }).start();
  });
  return {
    update: (next) => {
      state.text = next;
      if (state.ora !== null) state.ora.text = next;
    },
    stop: () => {
      state.stopped = true;
      state.ora?.stop();
      showCursor();
    },
  };
}
