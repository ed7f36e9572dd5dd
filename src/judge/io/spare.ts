import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Limits } from "../../catalog/challenge.ts";
import { makeScratch } from "../../process/scratch.ts";
import { listSuiteFiles } from "../../catalog/io/load-tests.ts";
import type { SuiteFile } from "../../catalog/io/load-tests.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { listWanted } from "../attempt-request.ts";
import { buildChildFlags } from "../child-flags.ts";
import type { RunSettings } from "../program.ts";
import { buildSettings } from "../run-settings.ts";
import { isWithin } from "../imports.ts";
import { startChild } from "./child-process.ts";
import { findRoots, realPath } from "./find-roots.ts";
import type { JudgeChild } from "./child-process.ts";
import type { OwnTests, PreparedSuite } from "./load-program.ts";
import { makeTag } from "./make-tag.ts";

/** A booted child that has not seen the learner's code yet, for one attempt. */
export interface Spare {
  child: JudgeChild;
  /** The only folder that the child may write to. */
  scratch: string;
  settings: RunSettings;
  /** The suite, ready to run; the child has it by then. */
  suite: Promise<PreparedSuite>;
  /** Ends the child and removes the folder. */
  dispose: () => Promise<void>;
}

/**
 * Boots a child for one attempt, and prepares the suite meanwhile; whoever does so disposes of it.
 * With `warm` it makes itself quick before its order comes.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export function bootSpare(
  request: AttemptRequest,
  { warm, own = null }: { warm: boolean; own?: OwnTests | null },
): Spare {
  const { folder: scratch, remove } = makeScratch();
  const child = bootChild(request, { scratch, warm });
  const tag = makeTag();
  const settings = buildSettings(request, tag);
  const suite = prepareSuite(request, { tag, own }).then((prepared) => {
    child.prepare({ settings, suite: prepared.program });
    return prepared;
  });
  // A spare may never be used; whoever uses it hears of the failure.
  suite.catch(() => undefined);
  const dispose = async (): Promise<void> => {
    child.kill();
    await child.exited;
    await remove();
  };
  return { child, scratch, settings, suite, dispose };
}

async function prepareSuite(
  request: AttemptRequest,
  { tag, own }: { tag: string; own: OwnTests | null },
): Promise<PreparedSuite> {
  const program = await import("./load-program.ts");
  return program.prepareSuite({ files: listFiles(request), file: request.file, tag, own });
}

/** The test files that a request asks for; a learner's own one counts as a stage. */
function listFiles({ packageRoot, challenge, scope, stages, tests }: AttemptRequest): SuiteFile[] {
  if (tests !== undefined) return [{ stage: 1, path: tests.file }];
  const wanted = stages ?? listWanted(scope, challenge);
  return listSuiteFiles(packageRoot, challenge).filter(({ stage }) => wanted.includes(stage));
}

/** Starts a judged child for the request. */
export function bootChild(
  request: AttemptRequest,
  { scratch, warm }: { scratch: string; warm: boolean },
): JudgeChild {
  const { challenge, packageRoot } = request;
  const permits = {
    read: listReadable(request),
    scratch,
    limits: challenge.limits,
    threadGuard: join(packageRoot, "dist", "judge-thread.cjs"),
    processGuard: join(packageRoot, "dist", "judge-process.cjs"),
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

/** The real paths that the child may read: itself, the challenge's fixtures, the learner's folders. */
function listReadable(request: AttemptRequest): string[] {
  const { challenge, packageRoot, tests } = request;
  const file = tests?.file ?? request.file;
  const holdsContent = isWithin(realPath(packageRoot), realPath(dirname(file)));
  const folders = [dirname(file), ...findRoots({ ...request, file })];
  const learner = holdsContent ? [file] : folders.map((folder) => join(folder, "*"));
  // A thread may be started from the program that a learner's tests run on.
  if (tests !== undefined) learner.push(join(dirname(request.file), "*"));
  const fixtures = join(packageRoot, "challenges", challenge.slug, "fixtures", "*");
  const dist = join(packageRoot, "dist");
  const own = [
    ...["judge-child.js", "judge-thread.cjs", "judge-process.cjs"].map((name) => join(dist, name)),
    ...[join(dist, "package.json"), join(packageRoot, "package.json")],
  ];
  const all = [...own, fixtures, ...learner].flatMap((path) => withRealPath(path));
  return [...new Set(all)];
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
