import { join } from "node:path";
import { PassThrough } from "node:stream";
import { createVitest } from "vitest/node";
import type { Vitest } from "vitest/node";
import type { Challenge } from "../../catalog/challenge.ts";
import { collectRun } from "./run-reporter.ts";
import type { RunRecord } from "./run-reporter.ts";
import { createPoolWorker } from "./suite-pool.ts";
import type { MessageHub } from "./suite-pool.ts";
import { redirectSolution } from "./solution-plugin.ts";
import type { JudgeChild } from "./child-process.ts";
import { supervise } from "./supervisor.ts";
import type { Supervisor } from "./supervisor.ts";

/** One run of a hidden suite. */
export interface SuiteRun {
  challenge: Challenge;
  /** Absolute folder of the challenge. */
  challengeFolder: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** Absolute folders whose files a solution may not import. */
  hiddenFolders: string[];
  runnerPath: string;
  scratch: string;
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
export async function runSuite(run: SuiteRun): Promise<RunRecord & Supervisor["watched"]> {
  const hub: MessageHub = new Set();
  const { reporter, record } = collectRun(run.tag);
  const vitest = await createHost(run, hub, reporter);
  const watch = supervise(run.child, run.challenge.limits, (message) => {
    for (const callback of hub) callback(message);
  });
  const interrupt = () => watch.stop("interrupted");
  run.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    if (run.signal?.aborted === true) interrupt();
    else await Promise.race([vitest.start().catch(record.fail), watch.over]);
  } finally {
    watch.finish();
    run.signal?.removeEventListener("abort", interrupt);
    run.child.kill();
  }
  return { ...record.read(), ...watch.watched };
}

async function createHost(run: SuiteRun, hub: MessageHub, reporter: object): Promise<Vitest> {
  const { challenge, challengeFolder } = run;
  const silent = new PassThrough().resume();
  return createVitest(
    "test",
    {
      root: challengeFolder,
      config: false,
      watch: false,
      reporters: [reporter],
      include: ["suite/*.test.ts"],
      exclude: [],
      isolate: false,
      fileParallelism: false,
      maxWorkers: 1,
      pool: { name: "trainer", createPoolWorker: () => createPoolWorker(run.child, hub) },
      runner: run.runnerPath,
      ...(run.only === undefined ? {} : { testNamePattern: `^(${run.only} |${run.tag})` }),
      testTimeout: challenge.limits.testMs,
      hookTimeout: challenge.limits.testMs,
      teardownTimeout: 500,
      retry: 0,
      bail: 0,
      allowOnly: true,
      passWithNoTests: true,
      disableConsoleIntercept: true,
      cache: false,
      api: false,
      resolveSnapshotPath: () => join(run.scratch, "none.snap"),
      server: { deps: { inline: [new RegExp(escape(challengeFolder)), /dist[\\/]judge-runner/] } },
    },
    {
      envDir: false,
      logLevel: "silent",
      clearScreen: false,
      plugins: [redirectSolution(run)],
      server: {
        fs: { strict: false },
        watch: null,
        hmr: false,
        ws: false,
        preTransformRequests: false,
      },
      optimizeDeps: { noDiscovery: true, include: [] },
    },
    { stdout: silent, stderr: silent },
  );
}

function escape(text: string): string {
  return text.replaceAll("\\", "/").replaceAll(/[.*+?^${}()|[\]]/g, "\\$&");
}
