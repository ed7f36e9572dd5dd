import type { Command } from "commander";
import type { Context, ExitCode } from "./context.ts";

/** What a command of plain options needs of commander; another reader can take its place. */
export interface OptionCommand {
  /** `flags` is `--name` or `--name <value>`; the name is one word. */
  option: (flags: string, description: string) => this;
  action: (run: (options: Record<string, string | true>) => void | Promise<void>) => this;
  addHelpText: (position: "after", text: string) => this;
}

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
