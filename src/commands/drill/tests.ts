import { extname, relative } from "node:path";
import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import type { Challenge } from "../../catalog/challenge.ts";
import { loadDrillBank } from "../../catalog/io/load-mistakes.ts";
import { countUnlocked } from "../../catalog/stages.ts";
import { drawTargets } from "../../drill/tests/draw-targets.ts";
import { isPerfect } from "../../drill/tests/suite-report.ts";
import type { SuiteReport } from "../../drill/tests/suite-report.ts";
import { TrainerError } from "../../errors.ts";
import type { DrillResult } from "../../progress/event.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { renderTestsTask } from "../../ui/drill/render-tests-task.ts";
import { listSolutions } from "../../workspace/io/list-solutions.ts";
import { listTestFiles, scaffoldTests } from "../../workspace/io/scaffold-tests.ts";
import { writeTestSkeleton } from "../../workspace/test-files.ts";
import type { Language } from "../../workspace/workspace.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "../options.ts";
import { loadState, prepareWorkspace, recordDone } from "../state.ts";
import type { State, WorkspaceOption } from "../state.ts";
import { chooseSeed, parseSeed } from "./options.ts";
import { chooseTested } from "./tests/choose-tested.ts";
import { findReference, judgeSuite } from "./tests/judge-suite.ts";
import { printReport } from "./tests/print-report.ts";
import { showSurvivor } from "./tests/show-survivor.ts";
import { writeTypes } from "./tests/write-types.ts";

interface TestsOptions extends WorkspaceOption {
  seed?: string;
  stage?: number;
  hint?: boolean;
  js?: boolean;
  json?: boolean;
}

/** `trainer drill tests`: the learner writes tests, which are scored by the mistakes that they catch. */
export function defineTests(
  command: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  command
    .argument("[slug]", "The challenge (default: the one whose tests you changed last).")
    .option("--stage <n>", "Test only what stages up to this one promise.", parseStage)
    .option("--hint", "Show one wrong solution that still passes all of your tests.")
    .option("--js", "Create the test file in JavaScript.")
    .option(
      "--seed <seed>",
      "Draw the mistakes of this seed (default: those of your last run).",
      parseSeed,
    );
  addWorkspaceOption(addJsonOption(command)).action(
    async (slug: string | undefined, options: TestsOptions) =>
      finish(await drillTests(slug, options, context)),
  );
  addExamples(
    command,
    "trainer drill tests event-emitter",
    "trainer drill tests event-emitter --stage 1",
    "trainer drill tests event-emitter --hint",
  );
}

function parseStage(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be the number of a stage, such as 2.");
}

/** One use of the command. */
interface Desk {
  challenge: Challenge;
  stage: number;
  options: TestsOptions;
  state: State;
  context: Context;
}

async function drillTests(
  slug: string | undefined,
  options: TestsOptions,
  context: Context,
): Promise<ExitCode> {
  const state = loadState(context, options, { makes: true });
  const challenge = chooseTested(slug, state, context);
  const last = findLast(challenge, state);
  if (options.hint === true)
    return showSurvivor(challenge, last, { json: options.json === true, context });
  const desk = {
    challenge,
    stage: chooseStage(challenge, options, state),
    options,
    state,
    context,
  };
  const [file] = listTestFiles(state.workspace.folder, challenge.slug);
  if (file === undefined) return createTests(desk);
  return judgeTests(file, options.seed ?? last?.seed ?? chooseSeed({}, context), desk);
}

/** The last time that tests of the challenge were scored. */
function findLast({ slug }: Challenge, { progress }: State): DrillResult | undefined {
  return progress.drills.findLast((one) => one.drill === "tests" && one.slug === slug);
}

/** The stage that was asked for, else the last one that is open. */
function chooseStage(challenge: Challenge, { stage }: TestsOptions, { progress }: State): number {
  const { slug, stages } = challenge;
  if (stage === undefined) return countUnlocked(challenge, progress.challenges.get(slug));
  if (stage <= stages.length) return stage;
  throw new TrainerError("UNKNOWN_STAGE", `\`${slug}\` has no stage ${stage}.`, {
    hint: `Use a number from 1 to ${stages.length}.`,
  });
}

function createTests({ challenge, stage, options, state, context }: Desk): ExitCode {
  const { slug, stages } = challenge;
  const workspace = state.workspace.folder;
  const bank = loadDrillBank(context.packageRoot, slug);
  const open = stages.filter(({ n }) => n <= stage);
  const exports = [...new Set(open.flatMap((one) => one.exports))];
  prepareWorkspace(state);
  const language = chooseLanguage(slug, options, state);
  const text = writeTestSkeleton(slug, exports);
  const file = relative(context.cwd, scaffoldTests({ workspace, slug, language, text }));
  const reference = findReference({ challenge, bank, stage }, context.packageRoot);
  writeTypes({ slug, reference }, workspace, context);
  if (options.json === true) {
    printJson(context, { drill: "tests", challenge: slug, stage, file, status: "created" });
    return 0;
  }
  const { title } = challenge;
  const mistakes = drawTargets({ challenge, bank, stage, seed: "" }).length;
  const next = [`trainer show ${slug}`, `trainer drill tests ${slug}`];
  const page = { title, slug, file, stage, stages: stages.length, mistakes, next };
  context.out(renderTestsTask(page, context));
  return 0;
}

/** That which was asked for, else that of the learner's solution. */
function chooseLanguage(slug: string, { js }: TestsOptions, { workspace }: State): Language {
  const [newest = ""] = listSolutions(workspace.folder, slug);
  return js === true || extname(newest).endsWith("js") ? "js" : "ts";
}

async function judgeTests(file: string, seed: string, desk: Desk): Promise<ExitCode> {
  const { challenge, stage, options, state, context } = desk;
  const { slug } = challenge;
  const { style, note, terminal, packageRoot, signal } = context;
  const workspace = state.workspace.folder;
  const bank = loadDrillBank(packageRoot, slug);
  const question = { challenge, bank, file, stage, seed, workspace };
  writeTypes({ slug, reference: findReference(question, packageRoot) }, workspace, context);
  const text = `Running your tests for ${slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  const onRun = (done: number, total: number, caught: number): void => {
    const sum = caught === 0 ? "" : ` ${style.symbols.dot} ${caught} caught`;
    if (terminal.interactive) spinner.update(`${text}: ${done} of ${total} runs${sum}`);
  };
  const report = await judgeSuite(question, context, onRun).finally(() => spinner.stop());
  if (signal.aborted) return 130;
  record(report, state, context);
  printReport(report, { challenge, json: options.json === true, context });
  return isPerfect(report) ? 0 : 1;
}

/** Only what was scored counts as done. */
function record(report: SuiteReport, state: State, context: Context): void {
  const { outcome, challenge: slug, seed, durationMs } = report;
  if (outcome.status !== "scored") return;
  const event = {
    ...({ kind: "drilled", at: context.now().toISOString(), drill: "tests", slug, seed } as const),
    found: outcome.caught.map(({ target }) => target.name),
    missed: outcome.survivors.map(({ name }) => name),
    ...{ falseAlarms: outcome.refused.length, durationMs },
  };
  recordDone(state, event, context);
}
