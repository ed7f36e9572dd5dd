import { realpathSync } from "node:fs";
import { join, relative } from "node:path";
import type { Attempt } from "../attempt.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { listWanted } from "../attempt-request.ts";
import { buildAttempt, buildRefusedAttempt, findRefusal } from "../build-attempt.ts";
import { findMachineFault } from "../machine-fault.ts";
import { placeLateSyntax } from "../late-syntax.ts";
import type { ImportRules } from "../imports.ts";
import { joinAttempts } from "../join-attempts.ts";
import { findRoots, realPath } from "./find-roots.ts";
import { checkTypes } from "./check-types.ts";
import type { LoadedProgram } from "./load-program.ts";
import { notStarted, rejectShortage } from "./no-verdict.ts";
import { bootChild, bootSpare } from "./spare.ts";
import type { Spare } from "./spare.ts";

/**
 * Runs the hidden suite on the learner's file and gives the raw facts. Never rejects for what the
 * learner's code does. A spare that was booted before saves its boot; it is used up.
 *
 * @throws TrainerError `JUDGE_NOT_STARTED` when the judge's own process does not come up, and
 * `CANNOT_JUDGE` when the machine, not the code, ended the run.
 */
export async function attemptChallenge(request: AttemptRequest, spare?: Spare): Promise<Attempt> {
  const began = performance.now();
  const own = spare ?? bootSpare(request, { warm: false });
  const stop = new AbortController();
  try {
    const types = request.types
      ? checkTypes(request.file, stop.signal)
      : Promise.resolve({ status: "skipped" as const, errors: [] });
    const facts = await runAll(request, own);
    // What does not parse has no types.
    if (facts.syntaxFault !== null) stop.abort();
    const timed = { ...facts, durationMs: Math.round(performance.now() - began) };
    return { ...timed, types: await types };
  } finally {
    stop.abort();
    if (spare === undefined) await own.dispose();
  }
}

/** An attempt, and the stage that ran last in it; 0 before the first. */
interface StagedAttempt {
  attempt: Attempt;
  stage: number;
}

/** Where every stage is wanted, a run that had to be ended in one is followed by another for the rest. */
async function runAll(request: AttemptRequest, own: Spare): Promise<Attempt> {
  let { attempt, stage } = await run(request, own);
  let rest = listAfter(stage, attempt, request);
  while (rest.length > 0) {
    const again = { ...request, stages: rest };
    const spare = bootSpare(again, { warm: false });
    try {
      const next = await run(again, spare);
      stage = Math.max(next.stage, rest[0] ?? stage);
      rest = listAfter(stage, next.attempt, request);
      attempt = joinAttempts(attempt, next.attempt);
    } finally {
      await spare.dispose();
    }
  }
  return attempt;
}

/** The stages that are still to be run after an early end. */
function listAfter(
  stage: number,
  { killed, exit, outOfMemory }: Attempt,
  { scope, challenge, signal }: AttemptRequest,
): number[] {
  const early = killed === "test" || killed === "run" || exit !== null || outOfMemory;
  if (scope.kind !== "all" || !early || stage === 0 || signal?.aborted === true) return [];
  return listWanted(scope, challenge).filter((n) => n > stage);
}

async function run(request: AttemptRequest, own: Spare): Promise<StagedAttempt> {
  const { packageRoot, file, signal } = request;
  const { limits } = request.challenge;
  const { settings } = own;
  const [{ findLateFault, readSourceFacts }, { loadProgram }, { runSuite }] = await Promise.all([
    import("./source-facts.ts"),
    import("./load-program.ts"),
    import("./run-suite.ts"),
  ]);
  const suite = await own.suite;
  const sources = await readSourceFacts(file);
  request.onLoaded?.(sources.map(({ path }) => path));
  const rules = findRules(request);
  const refusal = findRefusal(sources, rules);
  if (refusal !== null) {
    return { attempt: buildRefusedAttempt(file, process.version, refusal), stage: 0 };
  }
  const load = (traced: boolean): LoadedProgram => loadProgram({ suite, sources, rules, traced });
  const loaded = load(false);
  if (limits.processes) await leaveForProcesses(own.scratch, loaded);
  const again = {
    boot: () => bootChild(request, { scratch: own.scratch, warm: false }),
    loadTraced: () => load(true),
    suite: suite.program,
  };
  const facts = await runSuite({ limits, loaded, settings, child: own.child, again, signal });
  request.onLoaded?.(loaded.listLearners());
  const output = own.child.output();
  if (!facts.booted && facts.killed !== "interrupted") throw notStarted(output.text);
  const attempt = buildAttempt({
    ...{ file, node: process.version, tag: settings.tag, facts, output },
    learners: loaded.listLearners(),
    toolFolder: join(packageRoot, "dist"),
    mend: loaded.traces.read,
  });
  rejectShortage(attempt, attempt.outOfMemory ? null : findMachineFault(facts, output.text));
  const loadErrors = placeLateSyntax(attempt.loadErrors, sources, findLateFault);
  return { attempt: { ...attempt, loadErrors }, stage: facts.stage };
}

/** Writes the solution where processes that the suite starts can import it. */
async function leaveForProcesses(folder: string, { program }: LoadedProgram): Promise<void> {
  const { writeSolution } = await import("./write-solution.ts");
  writeSolution(folder, program);
}

/** What the judged file may import; `null` where that is not restricted. */
function findRules(request: AttemptRequest): ImportRules | null {
  const { challenge, file, sandbox } = request;
  if (!sandbox) return null;
  const roots = [...findRoots(request), realPath(file)];
  const hiddenFolders = listHiddenFolders(request);
  return { forbidden: challenge.forbiddenImports, hiddenFolders, roots };
}

/** Authors judge files inside the content; then only the suite itself stays hidden. */
function listHiddenFolders({ packageRoot, challenge, file }: AttemptRequest): string[] {
  const root = realpathSync(packageRoot);
  const folders = [join(root, "challenges"), join(root, "solutions")];
  const isContent = folders.some((folder) => !relative(folder, realPath(file)).startsWith(".."));
  const hidden = isContent ? [join(root, "challenges", challenge.slug, "suite")] : folders;
  return [...hidden, join(root, "dist")];
}
