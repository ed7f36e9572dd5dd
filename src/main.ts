import { CommanderError } from "commander";
import type { ExitCode } from "./commands/context.ts";
import { buildProgram, runCommandLine } from "./commands/program.ts";
import { describeUsageFault } from "./commands/usage-fault.ts";
import { runMain } from "./run-main.ts";

/** Runs a command line, whichever it is. */
export function main(argv: string[]): Promise<ExitCode> {
  return runMain(argv, {
    run: runCommandLine,
    buildAll: (context) => buildProgram(context, { wanted: () => true, finish: () => undefined }),
    explainUsage: (error, words) =>
      error instanceof CommanderError
        ? { fault: describeUsageFault(error, words), code: error.exitCode === 0 ? 0 : 2 }
        : null,
  });
}
