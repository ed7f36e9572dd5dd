import { Argument } from "commander";
import type { Command } from "commander";
import { writeCompletion } from "../ui/completion/write-completion.ts";
import { collectFacts } from "./completion/collect-facts.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples } from "./options.ts";

/** `trainer completion`: a script for bash, zsh or fish, made from the commands and content there are. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .addArgument(new Argument("<shell>", "Your shell.").choices(["bash", "zsh", "fish"]))
    .action(async (shell: string) => {
      context.out(writeCompletion(shell, await collectFacts(context)));
      finish(0);
    });
  addExamples(
    command,
    "trainer completion bash >> ~/.bashrc",
    "trainer completion zsh >> ~/.zshrc",
    "trainer completion fish > ~/.config/fish/completions/trainer.fish",
  );
}
