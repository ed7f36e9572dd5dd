import { atEnd } from "../../at-end.ts";

/** A change of the terminal that must not outlast the program, such as raw keys or another screen. */
export interface TerminalMode {
  enter: () => void;
  leave: () => void;
}

export const HIDE_CURSOR = "\u001B[?25l";
export const SHOW_CURSOR = "\u001B[?25h";

/** After which time trainer goes on where nothing could stop it. */
const NOT_STOPPED_MS = 300;

const held: TerminalMode[] = [];
let suspended = false;

/**
 * Enters a mode, and leaves it when the given function is called or the program ends. While trainer is
 * suspended (Ctrl-Z) the terminal is as it was; afterwards the modes are entered again, in their order,
 * so that the last one can draw.
 */
export function holdMode(mode: TerminalMode): () => void {
  if (held.length === 0) listen();
  held.push(mode);
  const forget = atEnd(mode.leave);
  mode.enter();
  return () => {
    const at = held.indexOf(mode);
    if (at === -1) return;
    held.splice(at, 1);
    forget();
    mode.leave();
    if (held.length === 0) stopListening();
  };
}

/** Does what Ctrl-Z does where keys are read one by one: hands the terminal to the shell until `fg`. */
export function suspend(): void {
  if (process.platform === "win32" || suspended) return;
  suspended = true;
  leaveAll();
  // Without a listener the signal stops the process; the whole group gets it, as from the terminal.
  process.off("SIGTSTP", suspend);
  process.kill(0, "SIGTSTP");
  // A group that no shell looks after is not stopped.
  setTimeout(() => {
    if (suspended) resume();
  }, NOT_STOPPED_MS);
}

function resume(): void {
  if (suspended) process.on("SIGTSTP", suspend);
  // After a stop that could not be heard a shell has changed the terminal as well.
  else leaveAll();
  suspended = false;
  for (const { enter } of held) enter();
}

function leaveAll(): void {
  for (const { leave } of held.toReversed()) leave();
}

function listen(): void {
  if (process.platform === "win32") return;
  process.on("SIGTSTP", suspend);
  process.on("SIGCONT", resume);
}

function stopListening(): void {
  process.off("SIGTSTP", suspend);
  process.off("SIGCONT", resume);
}
