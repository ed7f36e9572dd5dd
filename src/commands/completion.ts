import { Argument } from "commander";
import type { Command } from "commander";
import { loadCatalog } from "../catalog/io/load-catalog.ts";
import { writeCompletion } from "../ui/completion-script.ts";
import type { CompletionFacts } from "../ui/completion-script.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples } from "./options.ts";

/** `trainer completion`: a script for bash, zsh or fish, made from the commands there are. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .addArgument(new Argument("<shell>", "Your shell.").choices(["bash", "zsh", "fish"]))
    .action(async (shell: string) => {
      const facts = await collect(context);
      context.out(writeCompletion(shell, facts));
      finish(0);
    });
  addExamples(
    command,
    "trainer completion bash >> ~/.bashrc",
    "trainer completion zsh >> ~/.zshrc",
    "trainer completion fish > ~/.config/fish/completions/trainer.fish",
  );
}

/** Loads every command once, to read its options. */
async function collect(context: Context): Promise<CompletionFacts> {
  const program = await context.buildAll();
  const commands = program.commands.map((one) => ({
    name: one.name(),
    says: one.summary(),
    options: one.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long])),
    words: one.commands.map((sub) => sub.name()),
    takesSlug: one.registeredArguments.some((argument) => /slug/.test(argument.name())),
  }));
  return { commands, slugs: loadCatalog(context.packageRoot).challenges.map(({ slug }) => slug) };
}
