import { join } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import { checkContent } from "../../catalog/check/check-content.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadContent } from "../../catalog/io/load-content.ts";
import { TrainerError } from "../../errors.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { JudgeSession } from "../../judge/io/session.ts";
import { runSideBySide } from "../../judge/io/run-side-by-side.ts";
import { checkRun, compareRuns, countNames, planRuns } from "../../judge/soundness.ts";
import type { PlannedRun } from "../../judge/soundness.ts";
import { renderCardSoundness } from "../../ui/quiz/render-card-soundness.ts";
import { renderSoundness } from "../../ui/render-soundness.ts";
import type { SoundnessRow } from "../../ui/render-soundness.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { createFile } from "../../workspace/io/create-file.ts";
import { withScratchFolder } from "../../workspace/io/scratch-folder.ts";
import type { Context, ExitCode } from "../context.ts";
import { checkCards } from "./check-cards.ts";
import { printJson } from "../json.ts";

/** What `dev check` was given. */
export interface CheckOptions {
  json?: boolean;
  /** The quiz cards and nothing else. */
  cards?: boolean;
  times: number;
}

/** One run to do, and the row it counts for. */
interface Job {
  run: PlannedRun;
  session: JudgeSession;
  challenge: Challenge;
  row: SoundnessRow;
  /** Shared by the runs of a challenge. */
  compare: ReturnType<typeof compareRuns>;
}

/**
 * Checks and runs all content of the named challenges, or of all and of the quiz, in parallel.
 *
 * @throws TrainerError `BAD_USAGE` when challenges are named where only cards are wanted.
 */
export async function check(
  slugs: string[],
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  if (options.cards === true) return checkOnlyCards(slugs, options, context);
  const catalog = loadCatalog(context.packageRoot);
  const chosen =
    slugs.length === 0 ? catalog.challenges : slugs.map((slug) => findChallenge(catalog, slug));
  const unreadable = slugs.length === 0 ? catalog.faults.map(({ message }) => message) : [];
  const { times } = options;
  const jobs = chosen.flatMap((challenge) => plan(challenge, times, context));
  const rows = [...new Set(jobs.map(({ row }) => row))];
  await runJobs(jobs, context);
  const quiz = slugs.length === 0 ? await checkCards(context) : null;
  if (context.signal.aborted) return 130;
  const report = { rows, faults: unreadable };
  if (options.json === true) printJson(context, { challenges: rows, quiz, faults: unreadable });
  else {
    context.out(renderSoundness(report, context));
    if (quiz !== null) context.out(renderCardSoundness(quiz, context));
  }
  const faults = [...unreadable, ...(quiz?.faults ?? []), ...rows.flatMap((row) => row.faults)];
  return faults.length === 0 ? 0 : 1;
}

async function checkOnlyCards(
  slugs: string[],
  { json }: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  if (slugs.length > 0) {
    throw new TrainerError("BAD_USAGE", "`--cards` checks the quiz, not challenges.", {
      hint: `Type \`trainer dev check --cards\` or \`trainer dev check ${slugs.join(" ")}\`.`,
    });
  }
  const quiz = await checkCards(context);
  if (context.signal.aborted) return 130;
  if (json === true) printJson(context, { challenges: [], quiz, faults: [] });
  else context.out(renderCardSoundness(quiz, context));
  return quiz.faults.length === 0 ? 0 : 1;
}

function plan(challenge: Challenge, times: number, { packageRoot }: Context): Job[] {
  const { content, faults } = loadContent(packageRoot, challenge);
  const { slug } = challenge;
  const row = {
    ...{ slug, runs: 0, durationMs: 0, named: 0, rows: 0 },
    faults: [...faults, ...checkContent(content)],
  };
  const runs = planRuns(content);
  const session = openJudge({ challenge, packageRoot, cwd: packageRoot });
  const repeated = Array.from({ length: times }, () => runs).flat();
  const compare = compareRuns();
  return repeated.map((run) => ({ run, session, challenge, row, compare }));
}

async function runJobs(jobs: Job[], context: Context): Promise<void> {
  const { style, note, terminal, signal } = context;
  const says = (done: number): string => `Checking: ${done} of ${jobs.length} runs`;
  const spinner = startSpinner({ text: says(0), style, interactive: terminal.interactive, note });
  let done = 0;
  const work = async (job: Job): Promise<void> => {
    await runJob(job, context);
    done += 1;
    if (terminal.interactive || done % 50 === 0) spinner.update(says(done));
  };
  try {
    await runSideBySide(sortSlowestFirst(jobs), work, signal);
  } finally {
    spinner.stop();
  }
}

/** So that no long run is left alone at the end. */
function sortSlowestFirst(jobs: Job[]): Job[] {
  const limit = ({ challenge }: Job): number => challenge.limits.runMs;
  return jobs.toSorted((one, other) => limit(other) - limit(one));
}

async function runJob(job: Job, context: Context): Promise<void> {
  const { run, session, row, compare } = job;
  const { packageRoot, signal } = context;
  const how = { scope: run.scope, sandbox: run.sandbox, types: false, signal };
  const judged =
    run.file === null
      ? await judgeText(job, how)
      : await session.judge(join(packageRoot, run.file), how);
  const { verdict } = judged;
  if (signal.aborted) return;
  row.runs += 1;
  row.durationMs += verdict.durationMs;
  if (run.expected.kind === "misses") {
    const { rightly, missed } = countNames(verdict, [run.expected.mistake]);
    row.named += rightly;
    row.rows += missed;
  }
  for (const fault of [checkRun(run, verdict), compare(run, verdict)]) {
    if (fault !== null && !row.faults.includes(fault)) row.faults.push(fault);
  }
}

/** Judges a program that is made up for the run, in a folder of its own. */
function judgeText(
  { run, session, challenge }: Job,
  how: Parameters<JudgeSession["judge"]>[1],
): ReturnType<JudgeSession["judge"]> {
  return withScratchFolder(async (folder) => {
    const file = join(folder, challenge.slug, `${challenge.slug}.ts`);
    createFile(file, run.text);
    return session.judge(file, how);
  });
}
