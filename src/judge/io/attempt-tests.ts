import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withScratch } from "../../process/scratch.ts";
import type { Attempt } from "../attempt.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { buildAttempt, buildRefusedAttempt, findRefusal } from "../build-attempt.ts";
import type { LearnerSource } from "../learner-source.ts";
import { placeLateSyntax } from "../late-syntax.ts";
import { findMachineFault } from "../machine-fault.ts";
import type { ChildNote } from "../message.ts";
import { findRoots, realPath } from "./find-roots.ts";
import type { OwnTests } from "./load-program.ts";
import { notStarted, rejectShortage } from "./no-verdict.ts";
import { bootSpare } from "./spare.ts";
import type { Spare } from "./spare.ts";

/** A learner's own test file, and what it is run with. */
export interface TestsQuestion extends Pick<
  AttemptRequest,
  "challenge" | "packageRoot" | "workspace"
> {
  /** Absolute path of the test file. */
  file: string;
}

/** One run of the test file. */
export interface TestsRun {
  /** The program that it runs on, TypeScript. */
  program: string;
  /** Names of tests one of whose failures is all that is asked for; the run ends with it. */
  enough: ReadonlySet<string>;
  signal: AbortSignal;
}

/** A learner's own test file, read and ready to be run on programs. */
export interface TestsSession {
  /** The test file and what it imports. */
  sources: LearnerSource[];
  /** The facts of a file that cannot be run on anything, or `null`. */
  refused: Attempt | null;
  /** Runs the test file on a program, in the fence of a solution, and gives the raw facts. */
  run: (run: TestsRun) => Promise<Attempt>;
}

/** Reads a learner's own test file without running it. */
export async function openTests(question: TestsQuestion): Promise<TestsSession> {
  const { file, packageRoot } = question;
  const { readSourceFacts } = await import("./source-facts.ts");
  const sources = await readSourceFacts(file);
  const root = realpathSync(packageRoot);
  const rules = {
    forbidden: [],
    mayTest: true,
    hiddenFolders: ["challenges", "solutions", "dist"].map((name) => join(root, name)),
    roots: [...findRoots(question), realPath(file)],
  };
  const refusal = findRefusal(sources, rules);
  const own = { sources, rules };
  // What Node's own assertions are worth is not counted.
  const hasAssert = sources.some(({ imports }) => imports.some(isAssert));
  const tests = { file, needsExpect: !hasAssert };
  return {
    sources: sources.map(({ path, text }) => ({ path, text })),
    refused: refusal === null ? null : buildRefusedAttempt(file, process.version, refusal),
    run: (run) => withScratch((folder) => runOn(folder, { ...question, ...run, own, tests })),
  };
}

function isAssert({ specifier }: { specifier: string }): boolean {
  return /^(?:node:)?assert(?:\/strict)?$/.test(specifier);
}

/** What a run needs. */
interface Running extends Omit<TestsQuestion, "file">, TestsRun {
  own: OwnTests;
  tests: { file: string; needsExpect: boolean };
}

async function runOn(folder: string, running: Running): Promise<Attempt> {
  const { program, own } = running;
  // What a solution may not import, its tests may compare it with.
  const challenge = { ...running.challenge, forbiddenImports: [] };
  const file = join(folder, challenge.slug, `${challenge.slug}.ts`);
  mkdirSync(dirname(file));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(file, program);
  const scope = { kind: "all" } as const;
  const request = { ...running, challenge, file, scope, sandbox: true, types: false };
  const spare = bootSpare(request, { warm: false, own });
  try {
    return await runTests(request, spare);
  } finally {
    await spare.dispose();
  }
}

async function runTests(request: Running & AttemptRequest, spare: Spare): Promise<Attempt> {
  const began = performance.now();
  const { challenge, packageRoot, tests, file, enough, signal } = request;
  const { settings, child } = spare;
  const { limits } = challenge;
  const [{ findLateFault, readSourceFacts }, { loadProgram }, { runSuite }] = await Promise.all([
    import("./source-facts.ts"),
    import("./load-program.ts"),
    import("./run-suite.ts"),
  ]);
  const suite = await spare.suite;
  const sources = await readSourceFacts(file);
  const loaded = loadProgram({ suite, sources, rules: null, traced: false });
  const isEnough = (note: ChildNote): boolean =>
    note.kind === "ended" && note.record.state === "fail" && enough.has(note.record.name);
  const facts = await runSuite({ limits, loaded, settings, child, again: null, signal, isEnough });
  const output = child.output();
  if (!facts.booted && facts.killed !== "interrupted") throw notStarted(output.text);
  const attempt = buildAttempt({
    ...{ file: tests.file, node: process.version, tag: settings.tag, facts, output },
    learners: request.own.sources.map(({ path }) => path),
    toolFolder: join(packageRoot, "dist"),
    mend: loaded.traces.read,
  });
  rejectShortage(attempt, attempt.outOfMemory ? null : findMachineFault(facts, output.text));
  const loadErrors = placeLateSyntax(attempt.loadErrors, request.own.sources, findLateFault);
  return { ...attempt, loadErrors, durationMs: Math.round(performance.now() - began) };
}
