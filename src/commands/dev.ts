import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { isClone } from "../catalog/io/is-clone.ts";
import { TrainerError } from "../errors.ts";
import type { Context, ExitCode } from "./context.ts";
import { remakeArtefact } from "./dev/artefact.ts";
import { writeCatalogue } from "./dev/catalogue.ts";
import { check } from "./dev/check.ts";
import type { CheckOptions } from "./dev/check.ts";
import { defineMistake } from "./dev/mistake.ts";
import { mutateCards } from "./dev/mutate-proofs.ts";
import { mutate } from "./dev/mutation.ts";
import type { MutationOptions } from "./dev/mutation.ts";
import { scaffoldChallenge } from "./dev/new.ts";
import { addExamples, addJsonOption } from "./options.ts";

/** `trainer dev`: for authors of challenges. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.hook("preAction", (_dev, asked) => requireClone(nameOf(asked), context));
  defineCheck(command, context, finish);
  defineMutation(command, context, finish);
  defineMistake(add(command, "mistake", "Keep the known wrong solutions."), context, finish);
  const scaffolding = add(command, "new", "Scaffold the two folders of a new challenge.")
    .argument("<slug>", "Its name, in kebab-case.")
    .action((slug: string) => finish(scaffoldChallenge(slug, context)));
  addExamples(scaffolding, "trainer dev new url-shortener");
  add(command, "catalogue", "Rewrite docs/catalogue.md.").action(() =>
    finish(writeCatalogue(context)),
  );
  const remaking = add(
    command,
    "artefact",
    "Run the program that made an incident's artefact again.",
  )
    .argument("<card>", "The card, such as memory/which-objects-stay.")
    .action(async (card: string) => finish(await remakeArtefact(card, context)));
  addExamples(remaking, "trainer dev artefact memory/which-objects-stay");
  addExamples(
    command,
    "trainer dev check",
    "trainer dev check event-emitter",
    "trainer dev new url-shortener",
    "trainer dev mistake new event-emitter live-list",
  );
}

type Define = typeof define;

const defineCheck: Define = (command, context, finish) => {
  const checking = addProgramOptions(
    add(command, "check", "Prove that challenges, quiz cards and scenes are sound.").argument(
      "[slugs...]",
      "Only these challenges.",
    ),
  )
    .option("--cards", "Only the quiz cards: each is valid, each proof prints what it claims.")
    .option("--scenes", "Only the scenes: each prints what it says, in phases that Node confirms.")
    .option(
      "--times <n>",
      "Run everything this often (proofs without timer, process, socket or thread a tenth of it).",
      parseTimes,
      1,
    )
    .option(
      "--at-once <n>",
      "Run this many side by side, whatever the number of cores.",
      parseTimes,
    )
    .option(
      "--mixed <n>",
      "Also judge up to this many programs with two or three mistakes each, per challenge.",
      parseTimes,
      0,
    )
    .option("--rows", "List the missed rows of mistakes that are named wrongly, or not at all.")
    .action(async (slugs: string[], options: CheckOptions) =>
      finish(await check(slugs, options, context)),
    );
  addExamples(
    checking,
    "trainer dev check event-emitter --times 20",
    "trainer dev check --sample",
    "trainer dev check --cards",
    "trainer dev check --scenes",
    "trainer dev check --json",
  );
};

/** Which programs are judged, and what becomes of it. */
function addProgramOptions(command: Command): Command {
  const rivals = ["sample", "record", "mixed"];
  const says = "Of challenges that are proved on record, judge only a few programs of each kind.";
  return addJsonOption(command)
    .addOption(
      new Option("--solutions", "Judge only references and right forms.").conflicts(rivals),
    )
    .addOption(new Option("--sample", says).conflicts("record"))
    .option("--record", "Put the challenges that are proved on record: challenges/proved.json.");
}

const defineMutation: Define = (command, context, finish) => {
  const mutating = addJsonOption(
    add(command, "mutation", "Put small faults into right solutions, and count those noticed.")
      .argument("[names...]", "Only these challenges, or these cards.")
      .option("--cards", "Into the proofs of cards: each must print something else when Node does.")
      .option(
        "--count <n>",
        "How many mutants of each (default: 120 of a challenge; of a proof as many as it takes, or 24 if it is named).",
        parseTimes,
      )
      .option(
        "--record",
        "With --cards: put the proofs that can fail on record: quiz/proved.json.",
      ),
  ).action(async (names: string[], options: MutationOptions) => {
    const run = options.cards === true ? mutateCards : mutate;
    finish(await run(names, options, context));
  });
  addExamples(
    mutating,
    "trainer dev mutation event-emitter",
    "trainer dev mutation --cards",
    "trainer dev mutation --cards --record",
    "trainer dev mutation --cards event-loop/busy-start",
  );
};

function add(command: Command, name: string, says: string): Command {
  return command
    .command(name)
    .summary(says)
    .description(says)
    .helpOption("-h, --help", "Show help.");
}

function parseTimes(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a number from 1 to 9999.");
}

/** Such as `mistake rebase`. */
function nameOf(command: Command): string {
  const { parent } = command;
  return parent === null || parent.name() === "dev"
    ? command.name()
    : `${parent.name()} ${command.name()}`;
}

function requireClone(name: string, { packageRoot }: Context): void {
  if (isClone(packageRoot)) return;
  const message = `\`trainer dev ${name}\` works in a clone of the repository, not in an installed package.`;
  throw new TrainerError("NOT_A_CLONE", message, {
    hint: "Clone the repository, run `npm ci` in it, and type the command there.",
  });
}
