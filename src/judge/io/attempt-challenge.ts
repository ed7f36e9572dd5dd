import { randomBytes } from "node:crypto";
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import type { Attempt } from "../attempt.ts";
import { buildAttempt, buildRefusedAttempt, findRefusal } from "../build-attempt.ts";
import { buildChildFlags } from "../child-flags.ts";
import { checkTypes } from "./check-types.ts";
import { startChild } from "./child-process.ts";
import type { JudgeChild } from "./child-process.ts";

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

/** Boots a child for one attempt; whoever does so disposes of it. */
export function bootSpare(request: AttemptRequest): Spare {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "trainer-")));
  const child = boot(request, scratch);
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
 */
export async function attemptChallenge(
  request: AttemptRequest,
  spare = bootSpare(request),
): Promise<Attempt> {
  const began = performance.now();
  const stop = new AbortController();
  const { scratch } = spare;
  try {
    const types = request.types
      ? checkTypes({ file: request.file, scratch, signal: stop.signal })
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
  const { challenge, packageRoot, file } = request;
  const [{ readSourceFacts }, { runSuite }] = await Promise.all([
    import("./source-facts.ts"),
    import("./run-suite.ts"),
  ]);
  const sources = await readSourceFacts(file);
  const hiddenFolders = listHiddenFolders(request);
  const refusal = findRefusal({ sources, challenge, hiddenFolders, sandbox: request.sandbox });
  if (refusal !== null) return buildRefusedAttempt(file, process.version, refusal);
  const tag = `c${randomBytes(8).toString("hex")}`;
  const record = await runSuite({
    challenge,
    challengeFolder: join(packageRoot, "challenges", challenge.slug),
    file,
    hiddenFolders,
    runnerPath: join(packageRoot, "dist", "judge-runner.js"),
    sandbox: request.sandbox,
    only: request.only,
    tag,
    child: own.child,
    signal: request.signal,
  });
  return buildAttempt({ file, node: process.version, tag, record, output: own.child.output() });
}

/** Authors judge files inside the content; then only the suite itself stays hidden. */
function listHiddenFolders({ packageRoot, challenge, file }: AttemptRequest): string[] {
  const folders = [join(packageRoot, "challenges"), join(packageRoot, "solutions")];
  const isContent = folders.some((folder) => !relative(folder, file).startsWith(".."));
  return isContent ? [join(packageRoot, "challenges", challenge.slug, "suite")] : folders;
}

function boot(request: AttemptRequest, scratch: string): JudgeChild {
  const { challenge, packageRoot, file } = request;
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
    cwd: dirname(file),
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
  });
}

/** The real paths that the child may read: the tools, the challenge's fixtures, the learner's folder. */
function listReadable({ challenge, packageRoot, file }: AttemptRequest): string[] {
  const require = createRequire(import.meta.url);
  const tools = ["vitest", "vite", "@types/node"].map((name) => {
    const home = dirname(require.resolve(`${name}/package.json`));
    return home.slice(0, home.lastIndexOf("node_modules") + "node_modules".length);
  });
  const fixtures = join(packageRoot, "challenges", challenge.slug, "fixtures");
  const folder = dirname(file);
  const holdsContent = !relative(folder, packageRoot).startsWith("..");
  const learner = holdsContent ? file : join(folder, "*");
  const paths = [...new Set(tools)].map((path) => join(path, "*"));
  return [
    ...paths,
    join(packageRoot, "dist", "*"),
    join(packageRoot, "package.json"),
    join(fixtures, "*"),
    learner,
  ].flatMap((path) => withRealPath(path));
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
