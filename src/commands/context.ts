import type { Terminal } from "../ui/terminal.ts";

/** What a command gets from outside; nothing below it reads globals of the process. */
export interface Context {
  /** Absolute folder that holds `challenges/` and `solutions/`. */
  packageRoot: string;
  version: string;
  /** Absolute current folder. */
  cwd: string;
  env: Record<string, string | undefined>;
  /** The clock. */
  now: () => Date;
  terminal: Terminal;
  /** Writes a result to stdout. */
  out: (text: string) => void;
  /** Writes progress or a note to stderr. */
  note: (text: string) => void;
}
