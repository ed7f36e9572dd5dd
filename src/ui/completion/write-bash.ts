import { listRequirements } from "./facts.ts";
import type { CompletedCommand, CompletionFacts, Values } from "./facts.ts";

/** The script for bash, which zsh reads as well. Where it offers nothing, the shell offers files. */
export function writeBash(facts: CompletionFacts): string {
  const { commands, requirements } = facts;
  const ids = [...requirements].map(([slug, own]) => `    ${slug}) echo "${own.join(" ")}" ;;`);
  return [
    "# Completion of the commands, options and values of trainer.",
    "_trainer_requirements() {",
    '  case "$1" in',
    ...ids,
    `    *) echo "${listRequirements(facts).join(" ")}" ;;`,
    "  esac",
    "}",
    "_trainer() {",
    '  local cur prev word index list="" command="" slug="" prefix=""',
    '  cur="${COMP_WORDS[COMP_CWORD]}"',
    '  prev="${COMP_WORDS[COMP_CWORD-1]}"',
    "  # In `--only=once` bash takes the sign for a word of its own, zsh does not.",
    '  if [ "$cur" = "=" ]; then cur=""',
    '  elif [ "$prev" = "=" ]; then prev="${COMP_WORDS[COMP_CWORD-2]}"',
    '  else case "$cur" in --*=*) prev="${cur%%=*}" prefix="${cur%%=*}=" cur="${cur#*=}" ;; esac; fi',
    "  for ((index = 1; index < COMP_CWORD; index += 1)); do",
    '    word="${COMP_WORDS[index]}"',
    `    case "|${commands.map(({ path }) => path).join("|")}|" in`,
    '      *"|${command:+$command }$word|"*) command="${command:+$command }$word" ;;',
    "    esac",
    `    case " ${[...requirements.keys()].join(" ")} " in *" $word "*) slug="$word" ;; esac`,
    "  done",
    '  case "$command $prev" in',
    ...commands.flatMap(writeOptionValues),
    '    *) case "$command" in',
    ...commands.map(writeWords),
    "      esac ;;",
    "  esac",
    '  COMPREPLY=($(compgen -P "$prefix" -W "$list" -- "$cur"))',
    "}",
    "complete -o default -F _trainer trainer",
    "",
  ].join("\n");
}

function writeOptionValues({ path, options }: CompletedCommand): string[] {
  return options.flatMap(({ name, values }) =>
    values === null ? [] : [`    "${path} ${name}") list="${list(values)}" ;;`],
  );
}

/** Options come once a hyphen is typed, or where there is nothing else. */
function writeWords({ path, options, below, values }: CompletedCommand): string {
  const flags = [...options.map(({ name }) => name), "--help"].join(" ");
  const words = [...below.map(({ name }) => name), list(values)].filter(Boolean).join(" ");
  if (words === "" && values.files !== true) return `      "${path}") list="${flags}" ;;`;
  return `      "${path}") list="${words}"; case "$cur" in -*) list="${flags}" ;; esac ;;`;
}

function list({ words, requirements = false }: Values): string {
  return requirements ? '$(_trainer_requirements "$slug")' : words.join(" ");
}
