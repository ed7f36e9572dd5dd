import { stripVTControlCharacters } from "node:util";
import type { IPty } from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import type { TestContext } from "vitest";
import { BIN } from "./trainer.ts";

/** Where a command line runs, and how wide its terminal is. */
interface TerminalOptions {
  cwd: string;
  env?: Record<string, string>;
  /** 80 when absent. */
  columns?: number;
  /** 24 when absent. */
  rows?: number;
}

/** The built bin in a pseudo-terminal. */
export interface Terminal {
  /**
   * All that was written so far, with its escape sequences. What comes last on a screen may not be
   * here yet: `waitFor` it.
   */
  raw: () => string;
  /** The same without them. */
  text: () => string;
  /** Settles with all that was written once `wanted` is in it. */
  waitFor: (wanted: string | RegExp) => Promise<string>;
  /** Types `keys` and, with `wanted`, waits until that comes afterwards. */
  press: (keys: string, wanted?: string) => Promise<void>;
  /** Gives the terminal another size. */
  resize: (columns: number, rows: number) => void;
  /** Sends a signal to the program. */
  kill: (signal: string) => void;
  /** The exit code. */
  ended: Promise<number>;
}

/** Starts the built bin in a pseudo-terminal; skips the test where Node has none on this system. */
export async function openTerminal(
  args: string[],
  options: TerminalOptions,
  context: TestContext,
): Promise<Terminal> {
  return open([process.execPath, BIN, ...args], options, context);
}

/** Starts a shell with job control, and types a command line of the built bin. */
export async function openShell(
  args: string[],
  options: TerminalOptions,
  context: TestContext,
): Promise<Terminal> {
  if (process.platform === "win32") return context.skip("There is no job control.");
  const env = { ...options.env, PS1: "shell: " };
  const terminal = await open(["/bin/sh", "-i"], { ...options, env }, context);
  await terminal.waitFor("shell: ");
  await terminal.press(`'${process.execPath}' '${BIN}' ${args.join(" ")}\r`);
  return terminal;
}

async function open(
  [command = "", ...args]: string[],
  { cwd, env = {}, columns = 80, rows = 24 }: TerminalOptions,
  context: TestContext,
): Promise<Terminal> {
  const pty = await import("@lydell/node-pty").catch(() => null);
  if (pty === null) return context.skip("There is no pseudo-terminal for this system.");
  const child = pty.spawn(command, args, {
    cwd,
    env: { ...process.env, TERM: "xterm-256color", LANG: "C.UTF-8", ...env },
    cols: columns,
    rows,
  });
  return watch(child, context);
}

/** So long before the time of a test is over it is told what the screen shows, which comes too late afterwards. */
const LAST_LOOK_MS = 3000;

function watch(child: IPty, { task }: TestContext): Terminal {
  const watchers = new Set<() => void>();
  let raw = "";
  let gone = false;
  let late = false;
  child.onData((data) => {
    raw += data;
    for (const look of watchers) look();
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      gone = true;
      for (const look of watchers) look();
      resolve(exitCode);
    });
  });
  const since = Date.now() - (task.result?.startTime ?? Date.now());
  const lastLook = setTimeout(
    () => {
      late = true;
      for (const look of watchers) look();
    },
    task.timeout - since - LAST_LOOK_MS,
  );
  onTestFinished(() => {
    clearTimeout(lastLook);
    if (!gone) child.kill("SIGKILL");
  });
  const read = (from = 0): string => stripVTControlCharacters(raw.slice(from));
  const waitFor = (wanted: string | RegExp, from = 0): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const text = read(from);
        const end = gone ? "It ended" : "The time of the test was over";
        if (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text)) resolve(read());
        else if (gone || late) {
          reject(new Error(`${end} without showing ${String(wanted)}:\n${read()}`));
        }
      };
      watchers.add(look);
      look();
    });
  const press = async (keys: string, wanted?: string): Promise<void> => {
    const from = raw.length;
    child.write(keys);
    if (wanted !== undefined) await waitFor(wanted, from);
  };
  return {
    raw: () => raw,
    text: () => read(),
    waitFor: (wanted) => waitFor(wanted),
    press,
    resize: (columns, rows) => child.resize(columns, rows),
    kill: (name) => child.kill(name),
    ended,
  };
}
