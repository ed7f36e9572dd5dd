import type { Argument, Command, Option } from "commander";
import { LEVELS, TRACKS } from "../../catalog/challenge.ts";
import { STATUSES } from "../../catalog/filter-challenges.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { EIGHT_RULES } from "../../loop/rules.ts";
import { CHAPTERS } from "../../loop/scene/scene.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import type {
  CompletedCommand,
  CompletedOption,
  CompletionFacts,
  Values,
} from "../../ui/completion/facts.ts";
import type { Context } from "../context.ts";

/** The values of this version's content, by the name of an option or argument. */
interface Known {
  options: ReadonlyMap<string, Values>;
  slugs: string[];
  scenes: string[];
}

/** Loads every command once to read its options, and the content to name its values. */
export async function collectFacts(context: Context): Promise<CompletionFacts> {
  const program = await context.buildAll();
  const { challenges } = loadCatalog(context.packageRoot);
  const slugs = challenges.map(({ slug }) => slug);
  const scenes = loadScenes(context.packageRoot).scenes.map(({ slug }) => slug);
  const known: Known = { options: listOptionValues(context, challenges), slugs, scenes };
  const commands = describe(program, [], known);
  const names = program.commands.map((one) => one.name());
  commands.push({ path: "help", options: [], below: [], values: { words: names } });
  const requirements = challenges.map(
    ({ slug, requirements: own }) => [slug, own.map(({ id }) => id)] as const,
  );
  return { commands, requirements: new Map(requirements) };
}

/** What may follow an option whose values commander does not know. */
function listOptionValues(
  { packageRoot }: Context,
  challenges: readonly { stages: readonly { n: number }[] }[],
): ReadonlyMap<string, Values> {
  const stages = new Set(challenges.flatMap((one) => one.stages.map(({ n }) => String(n))));
  const cards = loadCards(packageRoot).cards.map(({ id }) => id);
  return new Map<string, Values>([
    ["--only", { words: [], requirements: true }],
    ["--requirement", { words: [], requirements: true }],
    ["--stage", { words: [...stages].toSorted() }],
    ["--track", { words: TRACKS }],
    ["--level", { words: LEVELS }],
    ["--status", { words: STATUSES }],
    ["--card", { words: cards }],
    ["--chapter", { words: CHAPTERS }],
    ["--rule", { words: EIGHT_RULES.map((_, index) => String(index + 1)) }],
    ["--file", FILES],
    ["--html", FILES],
    ["--html-all", FILES],
    ["--answers", FILES],
    ["--node", FILES],
    ["--workspace", FILES],
  ]);
}

const FILES: Values = { words: [], files: true };

function describe(command: Command, path: string[], known: Known): CompletedCommand[] {
  const visible = command.createHelp().visibleCommands(command);
  const below = command.commands.filter((one) => visible.includes(one));
  const own: CompletedCommand = {
    path: path.join(" "),
    options: command.options.flatMap((option) => describeOption(option, known)),
    below: below.map((one) => ({ name: one.name(), says: one.summary() })),
    values: joinValues(command.registeredArguments.map((one) => describeArgument(one, known))),
  };
  return [own, ...below.flatMap((one) => describe(one, [...path, one.name()], known))];
}

function describeOption(option: Option, { options }: Known): CompletedOption[] {
  const { long, description: says, argChoices } = option;
  if (long === undefined || long === null) return [];
  if (!option.required && !option.optional) return [{ name: long, says, values: null }];
  const values = argChoices === undefined ? options.get(long) : { words: argChoices };
  return [{ name: long, says, values: values ?? { words: [] } }];
}

function describeArgument(argument: Argument, { slugs, scenes }: Known): Values {
  const kinds = argument.name().split("|");
  const words = [
    ...(argument.argChoices ?? []),
    ...(kinds.some((kind) => /^slugs?$/.test(kind)) ? slugs : []),
    ...(kinds.includes("scene") ? scenes : []),
  ];
  return { words, files: kinds.includes("file") };
}

function joinValues(all: readonly Values[]): Values {
  return {
    words: all.flatMap(({ words }) => words),
    files: all.some(({ files }) => files === true),
  };
}
