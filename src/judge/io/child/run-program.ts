import { startTests } from "vitest/internal/browser";
import type { SuiteResult } from "../../message.ts";
import { readError } from "../read-error.ts";
import type { Channel } from "./channel.ts";
import { FairTimer, startBeats } from "./fair-clock.ts";
import { createRunner, readSuite } from "./judge-runner.ts";
import type { LeakTracker } from "./leaks.ts";
import type { LinkedSuites } from "./link-suites.ts";
import { createSolutionLoader } from "./module-loader.ts";
import type { Surroundings } from "./surroundings.ts";

/** After which parts of the time for loading the child says that it waits, if it can. */
const WAITING_AT = [0.5, 0.9];
/** How long late errors are waited for while a timer is still ticking. */
const LATE_MS = 100;
const STEP_MS = 10;
const HOLD_MS = 1000;

// Captured before the learner's code is there.
const turn = setImmediate;
const later = setTimeout;
const { apply, get, ownKeys } = Reflect;
const { startsWith } = String.prototype;

/** Loads the solution, runs the suite on it and reports each step. */
export async function runProgram(
  channel: Channel,
  around: Surroundings,
  linked: LinkedSuites,
): Promise<void> {
  const { order, note, noteLater } = channel;
  const { settings } = order;
  const loaded = await loadSolution(channel, around);
  if (loaded === null) return;
  linked.supply(loaded.exports);
  around.inspect(true);
  const { exports } = loaded;
  if (hasNone(exports, settings.needed)) {
    return note({ kind: "missing-export", found: listNames(exports) });
  }
  note({ kind: "loaded" });
  const runner = createRunner(around.config, {
    note,
    noteLater,
    load: settings.ownTests ? (id) => loadTests(id, channel, { around, linked }) : linked.load,
    ledger: around.ledger,
    inspect: around.inspect,
    listPending: around.listPending,
  });
  const suites = await runStages(channel, runner);
  await settle(around.leaks);
  around.inspect(true);
  note({ kind: "finished", suites, left: around.leaks.list() });
}

/**
 * Loads a learner's own test file, which may wait without end like a solution. From then on the process
 * stays, for the test runner's own timers do not hold it.
 */
async function loadTests(
  id: string,
  channel: Channel,
  { around, linked }: { around: Surroundings; linked: LinkedSuites },
): Promise<unknown> {
  const stop = watchLoading(channel, around.listPending);
  const loaded = await linked.load(id).finally(stop);
  hold();
  return loaded;
}

function hold(): void {
  later(hold, HOLD_MS);
}

/** Runs the suite stage by stage, to its end or to the first stage that is not green. */
async function runStages(
  { order, note }: Channel,
  runner: ReturnType<typeof createRunner>,
): Promise<SuiteResult[]> {
  const { settings, suite } = order;
  const suites: SuiteResult[] = [];
  let stage = 0;
  for (let at = 0; at < suite.suites.length; at += 1) {
    const entry = suite.suites[at];
    if (entry === undefined) continue;
    if (entry.stage !== stage) {
      if (!settings.goesOn && !isGreen(suites, settings.tag)) break;
      stage = entry.stage;
      note({ kind: "stage", n: stage });
    }
    for (const file of await startTests([entry.id], runner)) {
      suites[suites.length] = { stage, ...readSuite(file) };
    }
  }
  return suites;
}

/** Whether all tests so far have passed; control tests must fail. */
function isGreen(suites: readonly SuiteResult[], tag: string): boolean {
  for (let at = 0; at < suites.length; at += 1) {
    const tests = suites[at]?.tests ?? [];
    for (let i = 0; i < tests.length; i += 1) {
      const test = tests[i];
      if (test === undefined || apply(startsWith, test.name, [tag])) continue;
      if (test.state !== "passed") return false;
    }
  }
  return true;
}

/** Whether a module exports nothing of some names; the methods of lists may have been replaced. */
function hasNone(exported: object, names: readonly string[]): boolean {
  for (let at = 0; at < names.length; at += 1) {
    if (get(exported, names[at] ?? "") !== undefined) return false;
  }
  return true;
}

/** Names of what a module exports that are worth telling. */
function listNames(exported: object): string[] {
  return ownKeys(exported).filter((key) => typeof key === "string");
}

/** The solution's exports, or `null` when it cannot be loaded, which is then reported. */
async function loadSolution(
  channel: Channel,
  { listPending }: Surroundings,
): Promise<{ exports: object } | null> {
  const { receive, note } = channel;
  const program = receive();
  note({ kind: "loading" });
  startBeats((had) => note({ kind: "beat", had }));
  const stop = watchLoading(channel, listPending);
  try {
    return await createSolutionLoader(program, channel).load(program.solution);
  } catch (error) {
    note({ kind: "load-error", error: readError(error) });
    return null;
  } finally {
    stop();
  }
}

/** Says now and then, if it can, that loading waits; returns how to end that. */
function watchLoading({ order, note }: Channel, listPending: () => string[]): () => void {
  const wait = (): void => note({ kind: "waiting", pending: listPending() });
  // Two turns later, what was due when the timer fired has gone on.
  const waitOn = (): void => void turn(() => turn(() => isLoading && wait()));
  const { loadMs } = order.settings;
  const watches = WAITING_AT.map((part) => new FairTimer(waitOn, loadMs * part).unref());
  let isLoading = true;
  process.once("beforeExit", wait);
  return () => {
    isLoading = false;
    for (const watch of watches) watch.stop();
    process.off("beforeExit", wait);
  };
}

/** Gives what was thrown late the time to be seen. */
async function settle(leaks: LeakTracker): Promise<void> {
  await new Promise((resolve) => turn(resolve));
  await new Promise((resolve) => turn(resolve));
  for (let waited = 0; waited < LATE_MS; waited += STEP_MS) {
    if (!leaks.has("timer")) return;
    await new Promise((resolve) => later(resolve, STEP_MS));
  }
}
