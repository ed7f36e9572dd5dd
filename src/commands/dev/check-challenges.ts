import { join } from "node:path";
import { splitBrief } from "../../catalog/brief.ts";
import type { Challenge } from "../../catalog/challenge.ts";
import { checkContent } from "../../catalog/check/check-content.ts";
import { loadCatalog } from "../../catalog/io/load-catalog.ts";
import { loadContent } from "../../catalog/io/load-content.ts";
import { cutReference } from "../../judge/io/cut-reference.ts";
import { judgeText } from "../../judge/io/judge-text.ts";
import { openKnownRuns } from "../../judge/io/known-runs.ts";
import type { KnownRuns } from "../../judge/io/known-runs.ts";
import { digestJudge, digestSources } from "../../judge/io/digest-judge.ts";
import { describeProof, isProved, loadProofs, saveProofs } from "../../judge/io/proofs.ts";
import type { Proof } from "../../judge/io/proofs.ts";
import { keepSolutions, sampleRuns } from "../../judge/sample-runs.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { JudgeSession } from "../../judge/io/session.ts";
import { planRuns } from "../../judge/plan-runs.ts";
import type { PlannedRun } from "../../judge/plan-runs.ts";
import { checkRun, compareRuns, countNames, listMisnamed } from "../../judge/soundness.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { SoundnessRow } from "../../ui/render-soundness.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";

/** How challenges are checked. */
export interface ChallengeCheck {
  /** How often each program is run; more than once, nothing is taken from what is known. */
  times: number;
  /** How many programs run at once; as many as the machine has room for when absent. */
  atOnce?: number | undefined;
  /** How many programs with several mistakes are made for each challenge. */
  mixed: number;
  /** Whether rows that are not named, or wrongly, are listed. */
  rows?: boolean;
  programs: Programs;
  /** Whether what is proved goes on record. */
  record?: boolean;
}

/** All, those that are right, or a sample of what is proved on record and all the rest. */
export type Programs = "all" | "solutions" | "sample";

/** A challenge and what is to be done for it. */
interface Plan {
  challenge: Challenge;
  /** What it proves when all is well; `null` when not all of its programs are judged. */
  proof: Proof | null;
  row: SoundnessRow;
  jobs: Job[];
}

/** One run to do, and the row it counts for. */
interface Job {
  run: PlannedRun;
  session: JudgeSession;
  challenge: Challenge;
  row: SoundnessRow;
  /** `null` when everything is to be run again. */
  known: KnownRuns | null;
  /** Shared by the runs of a challenge. */
  compare: ReturnType<typeof compareRuns>;
  listsRows: boolean;
}

/** After how many runs a line is printed where no spinner turns. */
const NOTED_RUNS = 250;

/** Checks all content of some challenges, and runs what has changed since it was last run. */
export async function checkChallenges(
  challenges: readonly Challenge[],
  check: ChallengeCheck,
  context: Context,
): Promise<SoundnessRow[]> {
  const { packageRoot } = context;
  const proofs = loadProofs(packageRoot);
  const sources = digestSources(packageRoot);
  const plans = challenges.map((challenge) =>
    plan(challenge, { ...check, recorded: proofs.get(challenge.slug), sources }, context),
  );
  const jobs = plans.flatMap((planned) => planned.jobs);
  await runJobs(jobs, check, context);
  for (const known of new Set(jobs.map((job) => job.known))) known?.save();
  if (check.record === true && !context.signal.aborted) record(plans, context);
  return plans.map(({ row }) => row);
}

function record(plans: readonly Plan[], { packageRoot }: Context): void {
  const proved = plans.flatMap(({ challenge: { slug }, proof, row }): [string, Proof][] =>
    proof === null || row.faults.length > 0 ? [] : [[slug, proof]],
  );
  const slugs = loadCatalog(packageRoot).challenges.map(({ slug }) => slug);
  saveProofs(packageRoot, new Map(proved), slugs);
}

function plan(
  challenge: Challenge,
  check: ChallengeCheck & { recorded: Proof | undefined; sources: string },
  context: Context,
): Plan {
  const { times, mixed, rows: listsRows = false, programs, recorded, sources } = check;
  const { packageRoot } = context;
  const { content, faults } = loadContent(packageRoot, challenge);
  const { slug } = challenge;
  const cuts = cutReference(content.reference, challenge, splitBrief(content.brief));
  const all = planRuns({ ...content, cuts, mixed });
  const judge = digestJudge(packageRoot, challenge, sources);
  const proof = describeProof(judge, all);
  const samples = programs === "sample" && isProved(proof, recorded);
  const runs =
    programs === "solutions" ? keepSolutions(all) : samples ? sampleRuns(all, proof.digest) : all;
  const row = {
    ...{ slug, runs: 0, fresh: 0, durationMs: 0, proved: samples ? all.length : null },
    named: { rightly: 0, wrongly: 0, missed: 0 },
    mixed: { rightly: 0, wrongly: 0, missed: 0 },
    misnamed: { wrongly: [], not: [] },
    faults: [...faults, ...checkContent(content)],
  };
  const session = openJudge({ challenge, packageRoot, cwd: packageRoot });
  const known = times === 1 ? openKnownRuns(packageRoot, challenge, judge) : null;
  const compare = compareRuns();
  const repeated = Array.from({ length: times }, () => runs).flat();
  const jobs = repeated.map((run) => ({ run, session, challenge, row, known, compare, listsRows }));
  return { challenge, proof: runs.length === all.length ? proof : null, row, jobs };
}

async function runJobs(
  jobs: readonly Job[],
  { atOnce }: ChallengeCheck,
  context: Context,
): Promise<void> {
  const { style, note, terminal, signal } = context;
  const says = (done: number): string => `Checking: ${done} of ${jobs.length} runs`;
  const spinner = startSpinner({ text: says(0), style, interactive: terminal.interactive, note });
  let done = 0;
  const fresh = jobs.filter((job) => {
    const verdict = job.known?.find(job.run);
    if (verdict === undefined) return true;
    count(job, job.session.nameMistakes(verdict));
    done += 1;
    return false;
  });
  const work = async (job: Job): Promise<void> => {
    await runJob(job, context);
    done += 1;
    if (terminal.interactive || done % NOTED_RUNS === 0) spinner.update(says(done));
  };
  try {
    await runSideBySide(sortSlowestFirst(fresh), work, { signal, atOnce });
  } finally {
    spinner.stop();
  }
}

/** So that no long run is left alone at the end. */
function sortSlowestFirst(jobs: readonly Job[]): Job[] {
  const limit = ({ challenge }: Job): number => challenge.limits.runMs;
  return jobs.toSorted((one, other) => limit(other) - limit(one));
}

async function runJob(job: Job, context: Context): Promise<void> {
  const { run, session, challenge, row, known } = job;
  const { packageRoot, signal } = context;
  const how = { scope: run.scope, sandbox: run.sandbox, types: run.types, signal };
  const { verdict } =
    run.file === null
      ? await judgeText(session, { ...run, slug: challenge.slug }, how)
      : await session.judge(join(packageRoot, run.file), how);
  if (signal.aborted) return;
  row.fresh += 1;
  known?.keep(run, verdict);
  count(job, verdict);
}

function count({ run, row, compare, listsRows }: Job, verdict: Verdict): void {
  const { expected } = run;
  row.runs += 1;
  row.durationMs += verdict.durationMs;
  if (expected.kind === "misses") add(row.named, countNames(verdict, [expected.mistake]));
  if (expected.kind === "mixed") add(row.mixed, countNames(verdict, expected.mistakes));
  if (listsRows) {
    const { wrongly, not } = listMisnamed(run, verdict);
    row.misnamed.wrongly.push(...wrongly);
    row.misnamed.not.push(...not);
  }
  for (const fault of [checkRun(run, verdict), compare(run, verdict)]) {
    if (fault !== null && !row.faults.includes(fault)) row.faults.push(fault);
  }
}

function add(sum: SoundnessRow["named"], more: SoundnessRow["named"]): void {
  sum.rightly += more.rightly;
  sum.wrongly += more.wrongly;
  sum.missed += more.missed;
}
