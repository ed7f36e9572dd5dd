/** A command as the shell completes it. */
export interface CompletedCommand {
  name: string;
  says: string;
  /** Long options with their hyphens. */
  options: string[];
  /** Its subcommands. */
  words: string[];
  takesSlug: boolean;
}

/** All that a completion script knows. */
export interface CompletionFacts {
  commands: CompletedCommand[];
  slugs: string[];
}

/** A completion script for `bash`, `zsh` or `fish`; slugs and options are those of this version. */
export function writeCompletion(shell: string, facts: CompletionFacts): string {
  if (shell === "fish") return writeFish(facts);
  const bash = writeBash(facts);
  if (shell === "bash") return bash;
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bash}`;
}

function writeBash({ commands, slugs }: CompletionFacts): string {
  const cases = commands.map(
    (command) => `    ${command.name}) words="${wordsOf(command, slugs)}" ;;`,
  );
  const names = commands.map(({ name }) => name).join(" ");
  return [
    "# Completion of the commands, options and challenges of trainer.",
    "_trainer() {",
    "  local words",
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    *) words="${names} --help --version" ;;`,
    "  esac",
    `  if [ "$COMP_CWORD" -eq 1 ]; then words="${names} --help --version"; fi`,
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    '  if [ ${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); fi',
    "}",
    "complete -F _trainer trainer",
    "",
  ].join("\n");
}

function wordsOf({ options, words, takesSlug }: CompletedCommand, slugs: string[]): string {
  return [...words, ...(takesSlug ? slugs : []), ...options, "--help"].join(" ");
}

function writeFish({ commands, slugs }: CompletionFacts): string {
  const lines = commands.flatMap(({ name, says, options, words, takesSlug }) => {
    const within = `complete -c trainer -n '__fish_seen_subcommand_from ${name}'`;
    const given = [...words, ...(takesSlug ? slugs : [])];
    return [
      `complete -c trainer -n __fish_use_subcommand -f -a ${name} -d '${says.replaceAll("'", "")}'`,
      ...(given.length === 0 ? [] : [`${within} -a '${given.join(" ")}'`]),
      ...options.map((option) => `${within} -l ${option.slice(2)}`),
    ];
  });
  return `# Completion of the commands, options and challenges of trainer.\n${lines.join("\n")}\n`;
}
