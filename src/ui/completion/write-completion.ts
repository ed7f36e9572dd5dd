import type { CompletionFacts } from "./facts.ts";
import { writeBash } from "./write-bash.ts";
import { writeFish } from "./write-fish.ts";

/** A completion script for `bash`, `zsh` or `fish`; all values are those of this version. */
export function writeCompletion(shell: string, facts: CompletionFacts): string {
  if (shell === "fish") return writeFish(facts);
  const bash = writeBash(facts);
  if (shell === "bash") return bash;
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}
