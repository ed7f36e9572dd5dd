import { startTests } from "vitest/internal/browser";
import type { SuiteResult } from "../../message.ts";
import { readError } from "../read-error.ts";
import type { Channel } from "./channel.ts";
import { createRunner, readSuite } from "./judge-runner.ts";
import type { LeftOvers } from "./left-overs.ts";
import type { LinkedSuites } from "./link-suites.ts";
import { createSolutionLoader } from "./module-loader.ts";
import type { Surroundings } from "./surroundings.ts";

/** After which parts of the time for loading the child says that it waits, if it can. */
const WAITING_AT = [0.5, 0.9];
/** How long late errors are waited for while a timer is still ticking. */
const LATE_MS = 100;
const STEP_MS = 10;

// Captured before the learner's code is there.
const turn = setImmediate;
const later = setTimeout;
const cancel = clearTimeout;

/** Loads the solution, runs the suite on it and reports each step. */
export async function runProgram(
  channel: Channel,
  around: Surroundings,
  linked: LinkedSuites,
): Promise<void> {
  const { order, note, noteLater } = channel;
  const { settings, suite } = order;
  const loaded = await loadSolution(channel, around);
  if (loaded === null) return;
  linked.supply(loaded.exports);
  around.inspect(true);
  const missing = settings.exports.find((name) => Reflect.get(loaded.exports, name) === undefined);
  if (missing !== undefined) return note({ kind: "missing-export", name: missing });
  note({ kind: "loaded" });
  const runner = createRunner(around.config, {
    note,
    noteLater,
    load: linked.load,
    ledger: around.ledger,
    inspect: around.inspect,
    listPending: around.listPending,
  });
  const suites: SuiteResult[] = [];
  for (const id of suite.suites) {
    const files = await startTests([id], runner);
    suites.push(...files.map((file) => readSuite(file)));
  }
  await settle(around.leftOvers);
  around.inspect(true);
  note({ kind: "finished", suites, left: around.leftOvers.list() });
}

/** The solution's exports, or `null` when it cannot be loaded, which is then reported. */
async function loadSolution(
  channel: Channel,
  { listPending }: Surroundings,
): Promise<{ exports: object } | null> {
  const { order, receive, note } = channel;
  const { settings } = order;
  const program = receive();
  note({ kind: "loading" });
  const wait = (): void => note({ kind: "waiting", pending: listPending() });
  const watches = WAITING_AT.map((part) => later(wait, settings.loadMs * part).unref());
  process.once("beforeExit", wait);
  try {
    return await createSolutionLoader(program, channel).load(program.solution);
  } catch (error) {
    note({ kind: "load-error", error: readError(error) });
    return null;
  } finally {
    for (const watch of watches) cancel(watch);
    process.off("beforeExit", wait);
  }
}

/** Gives what was thrown late the time to be seen. */
async function settle(leftOvers: LeftOvers): Promise<void> {
  await new Promise((resolve) => turn(resolve));
  await new Promise((resolve) => turn(resolve));
  for (let waited = 0; waited < LATE_MS; waited += STEP_MS) {
    if (!leftOvers.has("timer")) return;
    await new Promise((resolve) => later(resolve, STEP_MS));
  }
}
