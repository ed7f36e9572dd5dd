import type { Command } from "commander";
import type { Context, ExitCode } from "../context.ts";
import { addExamples } from "../options.ts";
import { editMistake } from "./mistake/edit.ts";
import { createMistake } from "./mistake/new.ts";
import { rebaseMistakes } from "./mistake/rebase.ts";
import type { RebaseOptions } from "./mistake/rebase.ts";
import { showMistake } from "./mistake/show.ts";

type Finish = (code: ExitCode) => void;
type Options<K extends string> = Partial<Record<K, string>>;

const FILE = "--file <changed.ts>";
const ON = "--on <right/form>";

/** `trainer dev mistake`: writes, shows, changes and carries over known wrong solutions. */
export function defineMistake(command: Command, context: Context, finish: Finish): void {
  add(command, "new", "Write a mistake: change a copy of a right solution.")
    .option(ON, "The solution to change (default: the reference).")
    .option(FILE, "The changed program, instead of an editor.")
    .action(async (slug: string, name: string, options: Options<"on" | "file">) =>
      finish(await createMistake([slug, name], options, context)),
    );
  add(command, "show", "Print the whole program of a mistake.")
    .option("--diff", "How it differs from its base, as a unified diff.")
    .action((slug: string, name: string, options: { diff?: boolean }) =>
      finish(showMistake([slug, name], options, context)),
    );
  add(command, "edit", "Give a mistake another program; its words stay.")
    .option(FILE, "The changed program, instead of an editor.")
    .action(async (slug: string, name: string, options: Options<"file">) =>
      finish(await editMistake([slug, name], options, context)),
    );
  describe(command.command("rebase"), "Carry all mistakes over to a base that has changed.")
    .argument("<slug>", "The challenge.")
    .option("--from <revision or file>", "The old base (default: what git has in HEAD).")
    .option(ON, "Only mistakes on this solution; a file is the reference without it.")
    .action(async (slug: string, options: RebaseOptions) =>
      finish(await rebaseMistakes(slug, options, context)),
    );
  addExamples(
    command,
    "trainer dev mistake new event-emitter live-list",
    "trainer dev mistake new event-emitter live-list --on right/flat-list --file changed.ts",
    "trainer dev mistake show event-emitter live-list --diff",
    "trainer dev mistake rebase event-emitter --from main",
  );
}

function add(command: Command, name: string, says: string): Command {
  return describe(command.command(name), says)
    .argument("<slug>", "The challenge.")
    .argument("<name>", "The mistake, in kebab-case.");
}

function describe(command: Command, says: string): Command {
  return command.summary(says).description(says).helpOption("-h, --help", "Show help.");
}
