import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import { writeControls } from "../controls.ts";
import type { JudgeChild } from "./child-process.ts";
import { answerRpc } from "./host/answer-rpc.ts";
import type { RpcMethods } from "./host/answer-rpc.ts";
import { refuseImports } from "./host/import-rules.ts";
import { serveModules } from "./host/module-server.ts";
import type { ModuleServer } from "./host/module-server.ts";
import { startTestLog } from "./host/test-log.ts";
import type { RunRecord, TestLog } from "./host/test-log.ts";
import { buildWorkerConfig } from "./host/worker-config.ts";
import { supervise } from "./supervisor.ts";
import type { Watched } from "./supervisor.ts";

/** One run of a hidden suite. */
export interface SuiteRun {
  challenge: Challenge;
  /** Absolute folder of the challenge. */
  challengeFolder: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** Absolute folders whose files a solution may not import. */
  hiddenFolders: string[];
  /** Absolute path of the test runner that the child loads. */
  runnerPath: string;
  /** `false` drops the import rules. */
  sandbox: boolean;
  /** Run the tests of this requirement alone. */
  only?: string | undefined;
  /** Random name of this run's control tests. */
  tag: string;
  child: JudgeChild;
  signal?: AbortSignal | undefined;
}

/** Runs the suite in the child, to the end or to a kill, and gives what was seen. The child is dead afterwards. */
export async function runSuite(run: SuiteRun): Promise<RunRecord & Watched> {
  const log = startTestLog(run.tag);
  const plan = planFiles(run);
  const methods = listMethods(plan.modules, log);
  const { child, challenge } = run;
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const watch = supervise(child, challenge.limits, (message) => {
    if (answerRpc(message, methods, child.send)) return;
    const type: unknown =
      typeof message === "object" && message !== null ? Reflect.get(message, "type") : null;
    if (type === "started") child.send(request("run", plan.run));
    if (type === "testfileFinished") finish();
  });
  const interrupt = (): void => watch.stop("interrupted");
  run.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    if (run.signal?.aborted === true) interrupt();
    child.send({
      ...request("start", plan.start),
      poolId: 1,
      workerId: 0,
      options: { reportMemory: false },
      traces: { enabled: false },
    });
    await Promise.race([done, watch.over]);
  } finally {
    watch.finish();
    run.signal?.removeEventListener("abort", interrupt);
    child.kill();
  }
  return { ...log.read(), ...watch.watched };
}

function request(type: string, context: object): object {
  return { __vitest_worker_request__: true, type, context };
}

/** The suite's files between two control modules, and what the worker is told of them. */
function planFiles(run: SuiteRun): { modules: ModuleServer; start: object; run: object } {
  const { challenge, challengeFolder, tag, only } = run;
  const suite = slashed(join(challengeFolder, "suite"));
  const names = readdirSync(suite).filter((name) => name.endsWith(".test.ts"));
  const controls = writeControls({ tag, exports: challenge.exports });
  const [before, after] = [`${suite}/${tag}-1.test.ts`, `${suite}/${tag}-2.test.ts`];
  const modules = serveModules({
    file: run.file,
    virtual: new Map([
      [before, controls.before],
      [after, controls.after],
    ]),
    native: new Set([slashed(run.runnerPath)]),
    check: refuseImports(run),
    isSuite: (importer) => slashed(importer).startsWith(`${suite}/`),
  });
  const paths = [before, ...names.toSorted().map((name) => `${suite}/${name}`), after];
  const environment = { name: "node", options: null };
  const pattern = only === undefined ? null : new RegExp(`^(${only} |${tag})`);
  const config = buildWorkerConfig({
    root: slashed(challengeFolder),
    runnerPath: slashed(run.runnerPath),
    limits: challenge.limits,
    pattern,
  });
  const files = paths.map((filepath) => ({ filepath, fileTags: [] }));
  return {
    modules,
    start: { environment, config, pool: "trainer" },
    run: { files, invalidates: [], providedContext: {}, workerId: 0, environment },
  };
}

function listMethods(modules: ModuleServer, log: TestLog): RpcMethods {
  const text = (thing: unknown): string => String(thing);
  const importer = (thing: unknown): string | null => (typeof thing === "string" ? thing : null);
  return new Map<string, (args: unknown[]) => unknown>([
    ["fetch", ([url, from]) => modules.fetch(text(url), importer(from))],
    ["resolve", ([url, from]) => modules.resolve(text(url), importer(from))],
    ["onCollected", ([files]) => log.onCollected(files)],
    ["onTaskUpdate", ([packs]) => log.onTaskUpdate(packs)],
    ["onUnhandledError", ([error]) => log.onUnhandledError(error)],
    ["getCountOfFailedTests", () => 0],
  ]);
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
