import type { CommanderError } from "commander";
import { DRILL_KINDS } from "../drill/choose-drill.ts";
import { TrainerError } from "../errors.ts";
import { COMMANDS } from "./index.ts";

/** Bad usage as the trainer says it, or `null` when what was thrown only ends a page of help. */
export function describeUsageFault(
  { code, message, exitCode }: Pick<CommanderError, "code" | "message" | "exitCode">,
  argv: readonly string[],
): TrainerError | null {
  if (exitCode === 0 || code === "commander.help") return null;
  const [, text = message, meant] =
    /^(?:error: )?(.*?)\.?(?:\n\(Did you mean (.*)\?\))?$/s.exec(message) ?? [];
  return new TrainerError("BAD_USAGE", phrase(text), {
    hint: `${suggest(meant)}Type \`${helpFor(argv)}\` to see what is available.`,
  });
}

/** What commander says, and how people say it. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.*?)'$/, "The argument `$1` is missing"],
  [/^option '(.*?)' argument missing$/, "`$1` needs a value"],
  [/^option '(.*?)' argument '(.*?)' is invalid\./s, "`$1` cannot be `$2`."],
  [/^command-argument value '(.*?)' is invalid for argument '(.*?)'\./s, "`$2` cannot be `$1`."],
  [
    /^too many arguments for '(.*?)'\. Expected 0 .* got 1$/,
    "`$1` takes no argument, and 1 was given",
  ],
  [
    /^too many arguments for '(.*?)'\. Expected 0 .* got (\d+)$/,
    "`$1` takes no argument, and $2 were given",
  ],
  [
    /^too many arguments for '(.*?)'\. Expected (\d+ \w+) but got (\d+)$/,
    "`$1` takes $2, and $3 were given",
  ],
];

function phrase(text: string): string {
  const found = PHRASES.find(([pattern]) => pattern.test(text));
  if (found === undefined) {
    const sentence = text.charAt(0).toUpperCase() + text.slice(1);
    return `${sentence.replaceAll(/'([^']*)'/g, "`$1`")}.`;
  }
  const said = text.replace(...found);
  return `${said.replace(/Allowed choices are (.*)$/, (_all, choices: string) => `It can be ${listChoices(choices)}`)}.`;
}

/** `a, b, c` as `a, b or c`. */
function listChoices(choices: string): string {
  return choices.replace(/, ([^,]*)$/, " or $1");
}

function suggest(meant: string | undefined): string {
  if (meant === undefined) return "";
  const names = meant.replace(/^one of /, "").split(", ");
  return `Did you mean ${names.map((name) => `\`${name}\``).join(" or ")}? `;
}

/** Commands that have commands of their own. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["drill", DRILL_KINDS],
  ["dev", ["check", "mutation", "mistake", "new", "catalogue", "artefact"]],
]);

function helpFor(argv: readonly string[]): string {
  const [asked = "", part = ""] = argv.filter((word) => !word.startsWith("-"));
  if (!COMMANDS.some(({ name }) => name === asked)) return "trainer --help";
  const isPart = PARTS.get(asked)?.includes(part) ?? false;
  return isPart ? `trainer ${asked} ${part} --help` : `trainer ${asked} --help`;
}
