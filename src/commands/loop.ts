import { Option } from "commander";
import type { Command } from "commander";
import { TrainerError } from "../errors.ts";
import { CHAPTERS } from "../loop/scene/scene.ts";
import type { Context, ExitCode } from "./context.ts";
import { showNext } from "./loop/next.ts";
import { listScenes } from "./loop/scenes.ts";
import type { LoopOptions } from "./loop/options.ts";
import { showSite } from "./loop/site.ts";
import { showSnippet } from "./loop/snippet.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";

/** `trainer loop`: the loop lab, which runs a snippet for real and shows what ran when and why. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument(
      "[scene|file]",
      "A scene, or any JavaScript or TypeScript file; without it, the list.",
    )
    .option("--predict [lines]", 'What you think it prints, such as "A,B,C"; asks without them.')
    .option("--no-predict", "Show the run of a scene at once, without asking.")
    .option("--all-orders", "Find every order in which it can print.")
    .option("--matrix", "Compare CommonJS with ES module on every Node that can be found.")
    .option("--step", "Walk through it step by step.")
    .option("--queues [step]", "Show what waited when a step began (default: every step).")
    .option("--internals", "Show Node's own callbacks too.")
    .addOption(
      new Option("--mode <mode>", "Run it as this kind of module.").choices(["cjs", "esm"]),
    )
    .addOption(
      new Option("--node <path>", "Another Node to run it with; may be given again.")
        .argParser(collect)
        .default([], "this one"),
    );
  addPage(command);
  addFilters(command);
  addWorkspaceOption(addJsonOption(command)).action(
    async (target: string | undefined, options: LoopOptions) =>
      finish(await show(target, options, context)),
  );
  addExamples(
    command,
    "trainer loop --chapter await --unseen",
    "trainer loop --next",
    "trainer loop ./snippet.cjs",
    'trainer loop tick-and-promise --predict "script,tick,promise"',
    "trainer loop ./snippet.cjs --all-orders",
    "trainer loop ./snippet.cjs --html replay.html",
  );
}

function show(
  target: string | undefined,
  options: LoopOptions,
  context: Context,
): ExitCode | Promise<ExitCode> {
  const { htmlAll } = options;
  if (options.next === true) return showNext(target, options, context);
  if (htmlAll !== undefined) return showSite(target, { ...options, htmlAll }, context);
  if (target !== undefined) return showSnippet(target, options, context);
  rejectRun(options);
  return listScenes(options, context);
}

/** Without a scene there is nothing to run. */
function rejectRun(options: LoopOptions): void {
  const asked = [
    ...(options.predict === undefined || options.predict === false ? [] : ["--predict"]),
    ...(options.allOrders === true ? ["--all-orders"] : []),
    ...(options.matrix === true ? ["--matrix"] : []),
    ...(options.step === true ? ["--step"] : []),
    ...(options.queues === undefined ? [] : ["--queues"]),
    ...(options.internals === true ? ["--internals"] : []),
    ...(options.mode === undefined ? [] : ["--mode"]),
    ...(options.html === undefined ? [] : ["--html"]),
    ...(options.force === undefined ? [] : ["--force"]),
  ];
  const [first] = asked;
  if (first === undefined) return;
  throw new TrainerError("BAD_USAGE", `\`${first}\` needs a scene or a file.`, {
    hint: "Run `trainer loop` to see all scenes.",
  });
}

function addPage(command: Command): void {
  command
    .addOption(
      new Option("--html <file>", "Write a page that replays the run in your browser.").conflicts([
        ...["json", "step", "queues", "allOrders", "internals"],
      ]),
    )
    .addOption(
      new Option("--html-all <dir>", "Write such a page for each scene, and an index.").conflicts([
        ...["html", "json", "step", "queues", "predict", "allOrders", "internals"],
      ]),
    )
    .option(
      "--force [forcing]",
      "Shift a race, such as spin:0,2 late:1 dilate:20; alone, replace files that trainer did not write.",
    );
}

function addFilters(command: Command): void {
  command
    .option("--chapter <chapter>", `List only one chapter: ${CHAPTERS.join(", ")}.`)
    .option("--rule <number>", "List only the scenes that show one of the eight rules.")
    .option("--search <words>", "List only the scenes that mention all the words.")
    .option("--unseen", "List only the scenes that you have not seen.")
    .addOption(
      new Option("--next", "Run the first scene that you have not seen.").conflicts(["htmlAll"]),
    );
}

function collect(path: string, before: string[]): string[] {
  return [...before, path];
}
