import type { Command } from "commander";
import { TrainerError } from "../../errors.ts";
import type { Context, ExitCode } from "../context.ts";
import { addDrillOptions } from "./options.ts";

/** `trainer drill review`: which lines of a change are wrong, and which promise they break. */
export function defineReview(
  command: Command,
  _context: Context,
  _finish: (code: ExitCode) => void,
): void {
  addDrillOptions(command.argument("[slug]", "The challenge.")).action(() => {
    throw new TrainerError("NOT_THERE", "`trainer drill review` is not there yet.");
  });
}
