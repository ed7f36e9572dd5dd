import type { Command } from "commander";
import { relative, resolve } from "node:path";
import { nameDrillFile, writeDrillFile } from "../../drill/drill-file.ts";
import type { BuiltDrill } from "../../drill/build-drill.ts";
import { listIncidents } from "../../drill/incident.ts";
import { readDrillFile } from "../../drill/io/find-drill-file.ts";
import { TrainerError } from "../../errors.ts";
import { quoteWord } from "../../text/quote-word.ts";
import { renderIncidents } from "../../ui/drill/render-incidents.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { locateFolder } from "../../workspace/workspace-paths.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { addExamples } from "../options.ts";
import { loadState, prepareWorkspace } from "../state.ts";
import type { State } from "../state.ts";
import { checkLatest } from "./check.ts";
import { openChallenge } from "./desk.ts";
import { addDrillOptions, addRevealOption, chooseSeed } from "./options.ts";
import type { DrillOptions } from "./options.ts";
import { prepareDrill } from "./prepare.ts";

/** What `trainer drill repair` was given. */
export interface RepairOptions extends DrillOptions {
  check?: boolean;
}

/** `trainer drill repair`: mend a right solution into which mistakes were planted. */
export function defineRepair(
  command: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  command
    .argument("[slug]", "The challenge (default: the one where you need it most).")
    .option("--check", "Check how far you are with the file that you changed last.");
  addDrillOptions(addRevealOption(command)).action(
    async (slug: string | undefined, options: RepairOptions) =>
      finish(await repair(slug, options, context)),
  );
  addExamples(
    command,
    "trainer drill repair",
    "trainer drill repair event-emitter --seed 7",
    "trainer drill repair event-emitter --check",
    "trainer test --file practice/event-emitter/drill-7.ts",
  );
}

/** Plants mistakes into a right form, as a file in the workspace, and says what users report. */
async function repair(
  slug: string | undefined,
  options: RepairOptions,
  context: Context,
): Promise<ExitCode> {
  const { level, check, json = false } = options;
  const state = loadState(context, options, { makes: check !== true });
  if (check === true) {
    const { seed } = options;
    return checkLatest({ slug, seed }, { state, context, json });
  }
  const reveal = options.reveal === true;
  const challenge = openChallenge("repair", slug, { state, context, reveal });
  const seed = chooseSeed(options, context);
  const judged = await prepareDrill(challenge, { drill: "repair", seed, level }, context);
  if (judged === null) return 130;
  const { built, verdict } = judged;
  const reports = listIncidents(built.mistakes, verdict).map(({ row }) => ({
    ...{ message: row.finding?.message ?? row.title },
    ...{ expected: row.finding?.expected, received: row.finding?.received },
  }));
  const planted = plant(built, reports, { state, context });
  const file = relative(context.cwd, planted.file) || planted.file;
  const next = [`trainer test --file ${quoteWord(file)}`];
  const { draw } = built.id;
  if (json) {
    const head = { drill: "repair", challenge: challenge.slug, seed, level, draw };
    printJson(context, { ...head, file, existed: planted.existed, reports });
  } else {
    const { title } = challenge;
    const own = state.progress.challenges.get(challenge.slug)?.file ?? "";
    const page = {
      ...{ title, slug: challenge.slug, seed, level, file, reports, next },
      existed: planted.existed,
      isOther: /\.m?js$/.test(own),
    };
    context.out(renderIncidents(page, context));
  }
  return 0;
}

/** More files than these of one seed are a folder that went wrong. */
const MOST_NUMBERS = 99;

/** Writes the file, under a name that is free; a file of the very drill is left as it is. */
function plant(
  { id, digest, after }: BuiltDrill,
  reports: Parameters<typeof writeDrillFile>[1],
  { state, context }: { state: State; context: Context },
): { file: string; existed: boolean } {
  prepareWorkspace(state);
  const folder = locateFolder(state.workspace.folder, id.slug);
  const text = writeDrillFile({ id, digest, since: context.now().toISOString() }, reports, after);
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const file = resolve(folder, nameDrillFile(id.seed, number));
    if (createFile(file, text)) return { file, existed: false };
    const head = readDrillFile(file);
    const isSame =
      head !== null && head !== "damaged" && head.id.slug === id.slug && head.digest === digest;
    if (isSame) return { file, existed: true };
  }
  throw new TrainerError("NO_FREE_NAME", `There are too many files of seed ${id.seed}.`, {
    hint: "Remove some of them, or leave out `--seed`.",
  });
}
