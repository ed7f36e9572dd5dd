import { listRequirements } from "./facts.ts";
import type { CompletedCommand, CompletedOption, CompletionFacts, Values } from "./facts.ts";

/** The script for fish, which shows what each command and option does. */
export function writeFish(facts: CompletionFacts): string {
  const { commands, requirements } = facts;
  const paths = commands.flatMap(({ path }) => (path === "" ? [] : [quote(path)]));
  return [
    "# Completion of the commands, options and values of trainer.",
    "function __trainer_command",
    "    set -l found",
    "    for word in (commandline -opc)[2..-1]",
    `        if contains -- "$(string join -- ' ' $found $word)" ${paths.join(" ")}`,
    "            set -a found $word",
    "        end",
    "    end",
    '    string join " " $found',
    "end",
    "function __trainer_at",
    '    test "$(__trainer_command)" = "$argv"',
    "end",
    "function __trainer_requirements",
    "    for word in (commandline -opc)",
    "        switch $word",
    ...[...requirements].flatMap(([slug, ids]) => [
      `            case ${slug}`,
      `                string split " " ${quote(ids.join(" "))}`,
      "                return",
    ]),
    "        end",
    "    end",
    `    string split " " ${quote(listRequirements(facts).join(" "))}`,
    "end",
    "complete -c trainer -f",
    ...commands.flatMap(writeCommand),
    "",
  ].join("\n");
}

function writeCommand({ path, options, below, values }: CompletedCommand): string[] {
  const within = `complete -c trainer -n ${quote(`__trainer_at ${path}`.trimEnd())}`;
  return [
    ...below.map(({ name, says }) => `${within} -a ${name} -d ${quote(says)}`),
    ...(values.words.length === 0 ? [] : [`${within} -a ${list(values)}`]),
    ...(values.files === true ? [`${within} -F`] : []),
    ...options.map((option) => `${within} ${writeOption(option)}`),
    `${within} -l help -d 'Show help.'`,
  ];
}

function writeOption({ name, says, values }: CompletedOption): string {
  const option = `-l ${name.slice(2)} -d ${quote(says)}`;
  if (values === null) return option;
  if (values.files === true) return `${option} -r -F`;
  return `${option} -x -a ${list(values)}`;
}

function list({ words, requirements = false }: Values): string {
  return requirements ? "'(__trainer_requirements)'" : quote(words.join(" "));
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
