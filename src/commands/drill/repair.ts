import type { Command } from "commander";
import { TrainerError } from "../../errors.ts";
import type { Context, ExitCode } from "../context.ts";
import { addDrillOptions } from "./options.ts";

/** `trainer drill repair`: mend a right solution into which mistakes were planted. */
export function defineRepair(
  command: Command,
  _context: Context,
  _finish: (code: ExitCode) => void,
): void {
  addDrillOptions(command.argument("[slug]", "The challenge.")).action(() => {
    throw new TrainerError("NOT_THERE", "`trainer drill repair` is not there yet.");
  });
}
