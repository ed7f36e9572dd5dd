import { findMembers } from "../../../catalog/brief.ts";
import { loadBrief } from "../../../catalog/io/load-brief.ts";
import type { Bank } from "../../../catalog/bank.ts";
import type { Challenge } from "../../../catalog/challenge.ts";
import { drawTargets } from "../../../drill/tests/draw-targets.ts";
import type { Target } from "../../../drill/tests/draw-targets.ts";
import { findLater } from "../../../drill/tests/find-later.ts";
import { listForms } from "../../../drill/tests/right-program.ts";
import type { RightProgram } from "../../../drill/tests/right-program.ts";
import { listSound, listUnstable, readCatch, readForm } from "../../../drill/tests/score-suite.ts";
import type { Caught, RefusedForm } from "../../../drill/tests/score-suite.ts";
import { findSuiteFault } from "../../../drill/tests/suite-fault.ts";
import type { SuiteOutcome, SuiteReport } from "../../../drill/tests/suite-report.ts";
import { listFailures } from "../../../drill/tests/test-failure.ts";
import type { Attempt } from "../../../judge/attempt.ts";
import { openTests } from "../../../judge/io/attempt-tests.ts";
import type { TestsSession } from "../../../judge/io/attempt-tests.ts";
import { cutReference } from "../../../judge/io/cut-reference.ts";
import { isNoVerdict } from "../../../judge/io/no-verdict.ts";
import { runSideBySide } from "../../../process/run-side-by-side.ts";
import type { Context } from "../../context.ts";

/** A test file, and what it is scored with. */
export interface SuiteQuestion {
  challenge: Challenge;
  bank: Bank;
  /** Absolute path of the learner's test file. */
  file: string;
  /** The last stage that counts. */
  stage: number;
  seed: string;
  /** Absolute folder of the learner's workspace. */
  workspace: string;
}

/** Hears how many of how many runs are done, and how many wrong solutions are caught. */
export type OnRun = (done: number, total: number, caught: number) => void;

/** What all steps use. */
interface Desk {
  question: SuiteQuestion;
  session: TestsSession;
  /** Absolute paths of the learner's files. */
  files: string[];
  context: Pick<Context, "packageRoot" | "signal">;
  count: (isCatch: boolean) => void;
}

/** How often the reference is run, to see whether the tests come out alike. */
const REFERENCE_RUNS = 2;
/** On right solutions every test is run. */
const WHOLE: Search = { enough: new Set(), isCatch: () => false };

/**
 * Runs a learner's tests on the reference, the right forms and the drawn wrong solutions, as far as there
 * is a point in it. What it gives means nothing once the signal is aborted.
 */
export async function judgeSuite(
  question: SuiteQuestion,
  context: Pick<Context, "packageRoot" | "signal">,
  onRun: OnRun,
): Promise<SuiteReport> {
  const began = performance.now();
  const { challenge, file, stage, seed, workspace, bank } = question;
  const session = await openTests({ challenge, packageRoot: context.packageRoot, workspace, file });
  const targets = drawTargets(question);
  const forms = listForms(bank);
  const total = REFERENCE_RUNS + forms.length + targets.length;
  let [done, caughtSoFar] = [0, 0];
  const count = (isCatch: boolean): void => {
    done += 1;
    if (isCatch) caughtSoFar += 1;
    onRun(done, total, caughtSoFar);
  };
  const files = session.sources.map(({ path }) => path);
  const desk: Desk = { question, session, files, context, count };
  const reference = await runReference(desk);
  const [first] = reference;
  const fault = findReferenceFault(reference, desk);
  const outcome = fault ?? (await score(reference, { forms, targets }, desk));
  return {
    ...{ challenge: challenge.slug, file, stage, stages: challenge.stages.length, seed, outcome },
    tests: first?.tests.filter(({ state }) => state === "passed" || state === "failed").length ?? 0,
    leaks: first?.leaks ?? [],
    output: first?.output.text ?? "",
    sources: session.sources,
    durationMs: Math.round(performance.now() - began),
  };
}

async function runReference(desk: Desk): Promise<Attempt[]> {
  const { session, question, context } = desk;
  if (session.refused !== null) return [session.refused];
  const program = findReference(question, context.packageRoot);
  const programs = Array.from({ length: REFERENCE_RUNS }, () => ({ program }));
  const attempts = await runAll(programs, WHOLE, desk);
  return attempts.flatMap((attempt) => attempt ?? []);
}

/** The reference as it is at the end of the last stage that counts. */
export function findReference(
  { challenge, bank, stage }: Pick<SuiteQuestion, "challenge" | "bank" | "stage">,
  packageRoot: string,
): string {
  const brief = loadBrief(packageRoot, challenge.slug);
  const cuts = cutReference(bank.reference, challenge, brief);
  return cuts.find(({ n }) => n === stage)?.text ?? bank.reference;
}

/** What keeps the tests from being scored, as their runs on the reference show. */
function findReferenceFault(attempts: readonly Attempt[], desk: Desk): SuiteOutcome | null {
  const { files, question, context } = desk;
  const { challenge, stage } = question;
  const [first, second = first] = attempts;
  if (first === undefined || second === undefined) return null;
  const exports = challenge.stages.flatMap(({ exports: own }) => own);
  for (const attempt of [first, second]) {
    const fault = findSuiteFault({ attempt, limits: challenge.limits, exports, files });
    if (fault !== null) return { status: "broken", fault };
  }
  const unstable = listUnstable(first, second);
  if (unstable.length > 0) return { status: "unstable", tests: unstable };
  const failures = listFailures(first, files);
  if (failures.length === 0) return null;
  const later = findLater(failures, listLater(challenge, stage, context.packageRoot));
  return { status: "wrong", failures, later };
}

/** The members that stages after one speak of, and which stage is the first to do so. */
function listLater(
  { slug, stages }: Challenge,
  stage: number,
  packageRoot: string,
): Map<string, number> {
  const brief = loadBrief(packageRoot, slug);
  const known = findMembers(brief, stage);
  const later = new Map<string, number>();
  for (const { n } of stages) {
    for (const name of findMembers(brief, n)) {
      if (!known.has(name) && !later.has(name)) later.set(name, n);
    }
  }
  return later;
}

/** The tests on every right form, then those that passed on all of them on the wrong solutions. */
async function score(
  reference: readonly Attempt[],
  { forms, targets }: { forms: readonly RightProgram[]; targets: readonly Target[] },
  desk: Desk,
): Promise<SuiteOutcome> {
  const { attempts, refused, unstable } = await runForms(forms, desk);
  if (unstable.length > 0) return { status: "unstable", tests: unstable };
  const sound = new Set(listSound([...reference, ...attempts]));
  const catches = (attempt: Attempt): Caught | null => readCatch(attempt, sound);
  const wanted = sound.size === 0 ? [] : targets;
  const search = { enough: sound, isCatch: (attempt: Attempt) => catches(attempt) !== null };
  const wrong = await runAll(wanted, search, desk);
  const found = targets.map((target, at) => {
    const attempt = wrong[at] ?? null;
    return { target, caught: attempt === null ? null : catches(attempt) };
  });
  return {
    ...{ status: "scored", forms: forms.length, sound: sound.size, refused },
    caught: found.flatMap(({ target, caught }) => (caught === null ? [] : [{ target, caught }])),
    survivors: found.flatMap(({ target, caught }) => (caught === null ? [target] : [])),
  };
}

/** The tests on the right forms; one that is refused is run on once more, to see whether that holds. */
async function runForms(
  forms: readonly RightProgram[],
  desk: Desk,
): Promise<{ attempts: Attempt[]; refused: RefusedForm[]; unstable: string[] }> {
  const first = await runAll(forms, WHOLE, desk);
  const read = forms.flatMap((form, at) => {
    const attempt = first[at] ?? null;
    const found = attempt === null ? null : readForm(form, attempt, desk.files);
    return attempt === null || found === null ? [] : [{ form, attempt, found }];
  });
  const programs = read.map(({ form }) => form);
  const again = await runAll(programs, WHOLE, { ...desk, count: () => undefined });
  const unstable = read.flatMap(({ attempt }, at) => {
    const second = again[at] ?? null;
    return second === null ? [] : listUnstable(attempt, second);
  });
  return {
    attempts: first.flatMap((attempt) => attempt ?? []),
    refused: read.map(({ found }) => found),
    unstable: [...new Set(unstable)],
  };
}

/** What runs are for: whether they catch their program. */
interface Search {
  /** Names of tests one of whose failures is all that is asked for. */
  enough: ReadonlySet<string>;
  isCatch: (attempt: Attempt) => boolean;
}

/** The runs on some programs, side by side, in the order of the programs. */
async function runAll(
  programs: readonly { program: string }[],
  { enough, isCatch }: Search,
  desk: Desk,
): Promise<(Attempt | null)[]> {
  const attempts: (Attempt | null)[] = programs.map(() => null);
  const work = async ([at, { program }]: [number, { program: string }]): Promise<void> => {
    const attempt = await run(program, enough, desk);
    attempts[at] = attempt;
    desk.count(isCatch(attempt));
  };
  await runSideBySide([...programs.entries()], work, { signal: desk.context.signal });
  return attempts;
}

/** One run; what the machine spoilt is tried once more. */
async function run(
  program: string,
  enough: ReadonlySet<string>,
  { session, context }: Desk,
): Promise<Attempt> {
  const { signal } = context;
  try {
    return await session.run({ program, enough, signal });
  } catch (error) {
    if (!isNoVerdict(error) || signal.aborted) throw error;
    return session.run({ program, enough, signal });
  }
}
