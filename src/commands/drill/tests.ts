import type { Command } from "commander";
import { TrainerError } from "../../errors.ts";
import type { Context, ExitCode } from "../context.ts";

/** Whether `--help` and completion leave the kind out. */
export const TESTS_HIDDEN: boolean = true;

/** `trainer drill tests`: the learner writes tests, which are scored by the mistakes that they catch. */
export function defineTests(
  command: Command,
  _context: Context,
  _finish: (code: ExitCode) => void,
): void {
  command.argument("[slug]", "The challenge.").action(() => {
    throw new TrainerError("NOT_THERE", "`trainer drill tests` is not there yet.", {
      hint: "Run `trainer drill review` or `trainer drill repair`.",
    });
  });
}
