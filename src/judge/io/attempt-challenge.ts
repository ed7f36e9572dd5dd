import { randomBytes } from "node:crypto";
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { Challenge, Limits } from "../../catalog/challenge.ts";
import type { Attempt } from "../attempt.ts";
import { TrainerError } from "../../errors.ts";
import { buildAttempt, buildRefusedAttempt, findRefusal } from "../build-attempt.ts";
import { buildChildFlags } from "../child-flags.ts";
import { checkTypes } from "./check-types.ts";
import { startChild } from "./child-process.ts";
import type { JudgeChild } from "./child-process.ts";
import type { LoadedProgram } from "./load-program.ts";
import type { RunSettings } from "../program.ts";

/** What to judge. */
export interface AttemptRequest {
  challenge: Challenge;
  /** Absolute folder that holds `challenges/`, `solutions/` and `dist/`. */
  packageRoot: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** `false` drops the permission flags and the import rules. */
  sandbox: boolean;
  /** `false` skips the type check. */
  types: boolean;
  /** Judge this requirement alone. */
  only?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** A booted child that has not seen the learner's code yet, for one attempt. */
export interface Spare {
  child: JudgeChild;
  /** The only folder that the child may write to. */
  scratch: string;
  /** Ends the child and removes the folder. */
  dispose: () => Promise<void>;
}

/** Boots a child for an attempt to come; whoever does so disposes of it. */
export function bootSpare(request: AttemptRequest): Spare {
  return prepareChild(request, true);
}

function prepareChild(request: AttemptRequest, warm: boolean): Spare {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "trainer-")));
  const child = boot(request, { scratch, warm });
  const dispose = async (): Promise<void> => {
    child.kill();
    await child.exited;
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  return { child, scratch, dispose };
}

/**
 * Runs the hidden suite on the learner's file and gives the raw facts. Never rejects for what the
 * learner's code does. A spare that was booted before saves its boot; it is used up.
 *
 * @throws TrainerError `JUDGE_NOT_STARTED` when the judge's own process does not come up.
 */
export async function attemptChallenge(
  request: AttemptRequest,
  spare = prepareChild(request, false),
): Promise<Attempt> {
  const began = performance.now();
  const stop = new AbortController();
  try {
    const types = request.types
      ? checkTypes(request.file, stop.signal)
      : Promise.resolve({ status: "skipped" as const, errors: [] });
    const facts = await run(request, spare);
    const timed = { ...facts, durationMs: Math.round(performance.now() - began) };
    return { ...timed, types: await types };
  } finally {
    stop.abort();
    await spare.dispose();
  }
}

async function run(request: AttemptRequest, own: Spare): Promise<Attempt> {
  const { challenge, packageRoot, file, sandbox, signal } = request;
  const { limits } = challenge;
  const [{ readSourceFacts }, { loadProgram }, { runSuite }] = await Promise.all([
    import("./source-facts.ts"),
    import("./load-program.ts"),
    import("./run-suite.ts"),
  ]);
  const sources = readSourceFacts(file);
  const hiddenFolders = listHiddenFolders(request);
  const rules = sandbox ? { forbidden: challenge.forbiddenImports, hiddenFolders } : null;
  const refusal = findRefusal(sources, rules);
  if (refusal !== null) return buildRefusedAttempt(file, process.version, refusal);
  const settings = buildSettings(request);
  const { tag } = settings;
  const suiteFolder = join(packageRoot, "challenges", challenge.slug, "suite");
  const load = (traced: boolean): LoadedProgram =>
    loadProgram({ file, sources, suiteFolder, rules, tag, traced });
  const loaded = load(false);
  const again = {
    boot: () => boot(request, { scratch: own.scratch, warm: false }),
    loadTraced: () => load(true),
  };
  const facts = await runSuite({ limits, loaded, settings, child: own.child, again, signal });
  const output = own.child.output();
  if (!facts.booted && facts.killed !== "interrupted") throw notStarted(output.text);
  return buildAttempt({
    ...{ file, node: process.version, tag, facts, output },
    learners: loaded.listLearners(),
    toolFolder: join(packageRoot, "dist"),
    mend: loaded.traces.read,
  });
}

function buildSettings({ challenge, sandbox, only }: AttemptRequest): RunSettings {
  const { limits, forbiddenImports } = challenge;
  const tag = `c${randomBytes(8).toString("hex")}`;
  return {
    tag,
    exports: challenge.exports,
    forbidden: sandbox ? forbiddenImports : null,
    pattern: only === undefined ? null : `^(${only} |${tag})`,
    loadMs: limits.loadMs,
    testMs: limits.testMs,
    traced: false,
    processes: limits.processes || !sandbox,
  };
}

function notStarted(output: string): TrainerError {
  const said = output.trim().split("\n").slice(0, 5).join("\n");
  return new TrainerError("JUDGE_NOT_STARTED", "The judge's own process could not be started.", {
    hint: "Run `trainer doctor` to see whether this machine has what the judge needs.",
    cause: said === "" ? undefined : new Error(said),
  });
}

/** Authors judge files inside the content; then only the suite itself stays hidden. */
function listHiddenFolders({ packageRoot, challenge, file }: AttemptRequest): string[] {
  const root = realpathSync(packageRoot);
  const folders = [join(root, "challenges"), join(root, "solutions")];
  const isContent = folders.some((folder) => !relative(folder, realPath(file)).startsWith(".."));
  const hidden = isContent ? [join(root, "challenges", challenge.slug, "suite")] : folders;
  return [...hidden, join(root, "dist")];
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function boot(
  request: AttemptRequest,
  { scratch, warm }: { scratch: string; warm: boolean },
): JudgeChild {
  const { challenge, packageRoot } = request;
  const permits = {
    read: listReadable(request),
    scratch,
    limits: challenge.limits,
    sandbox: request.sandbox,
  };
  const { PATH, SystemRoot } = process.env;
  return startChild({
    entry: join(packageRoot, "dist", "judge-child.js"),
    flags: buildChildFlags(process.versions.node, permits),
    // Where it may write, so that a relative path does no harm.
    cwd: scratch,
    env: {
      ...(PATH === undefined ? {} : { PATH }),
      ...(SystemRoot === undefined ? {} : { SystemRoot }),
      NODE_ENV: "test",
      TEST: "true",
      VITEST: "true",
      TZ: "UTC",
      TMPDIR: scratch,
      TEMP: scratch,
      TMP: scratch,
    },
    outputBytes: challenge.limits.outputBytes,
    warm,
    memoryBytes: countMemory(challenge.limits),
    scratch,
  });
}

/** Each thread has a heap of its own, and Node itself takes some as well. */
function countMemory({ heapMb, threads }: Limits): number {
  return (heapMb * (threads ? 6 : 1) + 512) * 1_000_000;
}

/** The real paths that the child may read: itself, the challenge's fixtures, the learner's folder. */
function listReadable({ challenge, packageRoot, file }: AttemptRequest): string[] {
  const folder = dirname(file);
  const holdsContent = !relative(folder, packageRoot).startsWith("..");
  const learner = holdsContent ? file : join(folder, "*");
  const fixtures = join(packageRoot, "challenges", challenge.slug, "fixtures", "*");
  const own = [join(packageRoot, "dist", "judge-child.js"), join(packageRoot, "package.json")];
  return [...own, fixtures, learner].flatMap((path) => withRealPath(path));
}

function withRealPath(path: string): string[] {
  const isFolder = path.endsWith("*");
  try {
    const real = realpathSync(isFolder ? dirname(path) : path);
    return [...new Set([path, isFolder ? join(real, "*") : real])];
  } catch {
    return [];
  }
}
