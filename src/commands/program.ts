import { Command } from "commander";
import type { Context, ExitCode } from "./context.ts";
import { COMMANDS } from "./index.ts";

/**
 * Runs one command line. Only the command that is asked for is loaded.
 *
 * @throws CommanderError for bad usage and after help, TrainerError from the command.
 */
export async function runCommandLine(argv: string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const words = readHelp(argv);
  const asked = words.find((word) => !word.startsWith("-"));
  const program = await buildProgram(context, {
    wanted: (name) => name === asked,
    finish: (value) => (code = value),
  });
  if (argv.length === 0) return runCommandLine(["start"], context);
  await program.parseAsync(words, { from: "user" });
  return code;
}

/** `help test` means `test --help`; help for what does not exist is an unknown command. */
function readHelp(argv: string[]): string[] {
  const [first, ...rest] = argv;
  if (first !== "help" || rest[0] === undefined) return argv;
  return COMMANDS.some(({ name }) => name === rest[0]) ? [...rest, "--help"] : rest;
}

/** Which commands are loaded whole, and who hears their exit code. */
export interface ProgramOptions {
  wanted: (name: string) => boolean;
  finish: (code: ExitCode) => void;
}

/** Builds the program with all commands by name and the wanted ones with their options. */
export async function buildProgram(context: Context, options: ProgramOptions): Promise<Command> {
  const help = { helpWidth: context.width, minWidthToWrap: 16 };
  const program = new Command("trainer")
    .description(
      "Practise for Node.js backend interviews: coding challenges with hidden tests, all offline.",
    )
    .version(context.version, "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Show help.")
    // Taken off the command line before, so that it may stand anywhere.
    .option("--plain", "For screen readers: lines and words, nothing redrawn (or TRAINER_PLAIN=1).")
    .helpCommand("help [command]", "Show help for a command.")
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: context.out,
      writeErr: context.note,
      outputError: () => undefined,
    })
    .configureHelp(help)
    .addHelpText(
      "after",
      "\nExamples:\n  trainer start\n  trainer new event-emitter\n  trainer test event-emitter",
    );
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    command.helpOption("-h, --help", "Show help.").configureHelp(help);
    if (options.wanted(entry.name)) (await entry.load()).define(command, context, options.finish);
    else if (entry.usage !== "") command.usage(entry.usage);
  }
  return program;
}
