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
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return new TrainerError("BAD_USAGE", `${sentence.replaceAll(/'([^']*)'/g, "`$1`")}.`, {
    hint: `${suggest(meant)}Type \`${helpFor(argv)}\` to see what is available.`,
  });
}

function suggest(meant: string | undefined): string {
  if (meant === undefined) return "";
  const names = meant.replace(/^one of /, "").split(", ");
  return `Did you mean ${names.map((name) => `\`${name}\``).join(" or ")}? `;
}

function helpFor(argv: readonly string[]): string {
  const [asked = "", part = ""] = argv.filter((word) => !word.startsWith("-"));
  if (!COMMANDS.some(({ name }) => name === asked)) return "trainer --help";
  const isDrill = asked === "drill" && DRILL_KINDS.some((kind) => kind === part);
  return isDrill ? `trainer drill ${part} --help` : `trainer ${asked} --help`;
}
