import type { Command } from "commander";
import type { Style } from "../ui/style.ts";
import type { Terminal } from "../ui/terminal.ts";

/** 0 fine or solved, 1 judged and not solved, 2 could not run, 3 a bug in trainer, 130 Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** What a command gets from outside; nothing below it reads globals of the process. */
export interface Context {
  /** Absolute folder that holds `challenges/`, `solutions/` and `dist/`. */
  packageRoot: string;
  version: string;
  /** Absolute current folder. */
  cwd: string;
  env: Record<string, string | undefined>;
  platform: string;
  /** The clock. */
  now: () => Date;
  terminal: Terminal;
  style: Style;
  /** Columns of the output. */
  width: number;
  /** Writes a result to stdout. */
  out: (text: string) => void;
  /** Writes progress or a note to stderr. */
  note: (text: string) => void;
  /** Says what went wrong and gives the exit code; for a caller that goes on, such as the home screen. */
  explain: (error: unknown) => ExitCode;
  /** Runs another command line, for the home screen. */
  run: (argv: string[]) => Promise<ExitCode>;
  /** Builds the program with all commands loaded, for completion. */
  buildAll: () => Promise<Command>;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}
