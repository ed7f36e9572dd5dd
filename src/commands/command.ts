import type { Command } from "commander";
import type { Context, ExitCode } from "./context.ts";

/** A command's own part of the program. */
export interface CommandModule {
  /** Adds arguments, options, help and the action; the action tells `finish` the exit code. */
  define: (command: Command, context: Context, finish: (code: ExitCode) => void) => void;
}

/** A command as the program's help lists it, loaded only when it is the one asked for. */
export interface CommandEntry {
  name: string;
  /** Its arguments as help shows them. */
  usage: string;
  summary: string;
  load: () => Promise<CommandModule>;
}
