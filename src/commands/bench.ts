import { join } from "node:path";
import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import { planTurns } from "../bench/bench.ts";
import type { Contestant, Measured } from "../bench/bench.ts";
import { findModules } from "../bench/io/find-modules.ts";
import { measure } from "../bench/io/measure.ts";
import { findOwnCode } from "../bench/own-code.ts";
import { findDifferences } from "../bench/judge-difference.ts";
import { summarize } from "../bench/summarize.ts";
import { locateChallenge } from "../catalog/challenge-paths.ts";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadAdapters } from "../catalog/io/load-mistakes.ts";
import { loadText } from "../catalog/io/load-text.ts";
import { TrainerError } from "../errors.ts";
import { renderBench } from "../ui/render-bench.ts";
import { startSpinner } from "../ui/spinner.ts";
import { findStats } from "../workspace/io/find-stats.ts";
import { locateSolution } from "../workspace/io/locate-solution.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { nameWork } from "./next-commands.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface BenchOptions extends WorkspaceOption {
  rounds: number;
  ms: number;
  json?: boolean;
}

const ROUNDS = 5;
/** For one workload at one size in one round. */
const MEASURE_MS = 150;
/** For all workloads of one contestant in one round. */
const LIMIT_MS = 60_000;
const YOURS = "yours";

/** `trainer bench`: a solved solution beside the reference and the well-known package. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<slug>", "The challenge, which you have solved.")
    .option("--rounds <n>", "How often each is measured, from 3 to 100.", parseRounds, ROUNDS)
    .option("--ms <n>", "Milliseconds for one measurement.", parseMs, MEASURE_MS);
  addWorkspaceOption(addJsonOption(command)).action(async (slug: string, options: BenchOptions) =>
    finish(await bench(slug, options, context)),
  );
  addExamples(command, "trainer bench lru-cache", "trainer bench lru-cache --rounds 15 --json");
}

const parseRounds = (text: string): number => parseCount(text, { least: 3, most: 100 });
const parseMs = (text: string): number => parseCount(text, { least: 1, most: 10_000 });

function parseCount(text: string, { least, most }: { least: number; most: number }): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new InvalidArgumentError(`Use a whole number from ${least} to ${most}.`);
}

async function bench(slug: string, options: BenchOptions, context: Context): Promise<ExitCode> {
  const state = loadState(context, options);
  const { title } = findChallenge(state.catalog, slug);
  const { bench: workloads, solution } = locateChallenge(context.packageRoot, slug);
  if (findStats(workloads) === null) throw explainNoBench(slug);
  const own = state.progress.challenges.get(slug);
  if (own?.status !== "solved") throw explainUnsolved(slug, nameWork(slug, own));
  const mine = locateSolution({ workspace: state.workspace.folder, slug, cwd: context.cwd });
  const { adapters, missing } = findAdapters(slug, state, context);
  const contestants: Contestant[] = [
    { name: YOURS, code: { kind: "file", path: mine } },
    { name: "reference", code: { kind: "file", path: solution } },
    ...adapters,
  ];
  const measured = await measureAll(contestants, { workloads, ...options, context });
  if (context.signal.aborted) return 130;
  const summary = summarize(contestants, measured);
  if (options.json === true) {
    printJson(context, { challenge: slug, rounds: options.rounds, missing, ...summary });
  } else {
    const differences = findDifferences(summary.comparisons, YOURS);
    const page = { title, rounds: options.rounds, missing, differences, summary };
    context.out(renderBench(page, context));
  }
  return 0;
}

/** The adapters whose package is there, and the packages of the others. */
function findAdapters(
  slug: string,
  { workspace }: State,
  { packageRoot, cwd }: Context,
): { adapters: Contestant[]; missing: string[] } {
  const adapters: Contestant[] = [];
  const missing: string[] = [];
  const workloads = loadText(locateChallenge(packageRoot, slug).bench, "the workloads");
  for (const { over, text } of loadAdapters(packageRoot, slug)) {
    const own = findOwnCode(text, workloads);
    if (over === null || own === null) continue;
    const name = over.replace(/(?<=.)@.*$/, "");
    const isBuiltIn = name.startsWith("node:");
    const modules = isBuiltIn ? null : findModules(name, [workspace.folder, cwd, packageRoot]);
    if (modules === null && !isBuiltIn) missing.push(over);
    else adapters.push({ name, code: { kind: "text", text: own, modules } });
  }
  return { adapters, missing };
}

async function measureAll(
  contestants: readonly Contestant[],
  how: { workloads: string; rounds: number; ms: number; context: Context },
): Promise<Map<string, Measured[]>> {
  const { workloads, rounds, ms, context } = how;
  const { signal, style, note, packageRoot } = context;
  const { interactive } = context.terminal;
  const measured = new Map<string, Measured[]>(contestants.map(({ name }) => [name, []]));
  const spinner = startSpinner({ text: tell(1, rounds), style, interactive, note });
  const child = join(packageRoot, "dist", "bench-child.js");
  try {
    for (const { contestant, round } of planTurns(contestants, rounds)) {
      const own = measured.get(contestant.name) ?? [];
      // Who failed once is not asked again.
      if (signal.aborted || own.some((one) => "failure" in one)) continue;
      if (interactive) spinner.update(`${tell(round, rounds)}: ${contestant.name}`);
      own.push(
        await measure({ workloads, code: contestant.code, child, ms, limitMs: LIMIT_MS, signal }),
      );
    }
  } finally {
    spinner.stop();
  }
  return measured;
}

function tell(round: number, rounds: number): string {
  return `Measuring round ${round} of ${rounds}`;
}

function explainNoBench(slug: string): TrainerError {
  const message = `\`${slug}\` has no benchmark: its speed is not what an interviewer asks about.`;
  return new TrainerError("NO_BENCHMARK", message, {
    hint: "Run `trainer list` to choose another challenge.",
  });
}

function explainUnsolved(slug: string, work: string): TrainerError {
  const message = `You have not solved \`${slug}\` yet, and the speed of code that is not right says nothing.`;
  return new TrainerError("NOT_SOLVED", message, { hint: `Run \`${work}\`.` });
}
