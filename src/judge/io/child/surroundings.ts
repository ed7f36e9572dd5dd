import * as tools from "vitest";
import { vi } from "vitest";
import type { RawError } from "../../attempt.ts";
import { findRefusalOf } from "../../imports.ts";
import type { Rule } from "../../imports.ts";
import type { SuiteProgram } from "../../program.ts";
import { announceEnd } from "./announce-end.ts";
import { blockOutput } from "./block-output.ts";
import { guardBuiltIns } from "./built-ins.ts";
import type { Channel } from "./channel.ts";
import { guardPipes } from "./guard-pipes.ts";
import { guardAssertions } from "./guard-assertions.ts";
import { guardProcess } from "./guard-process.ts";
import { watchLateErrors } from "./late-errors.ts";
import { trackLeaks } from "./leaks.ts";
import type { LeakTracker } from "./leaks.ts";
import { openLedger } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import { createProbe } from "./probe.ts";
import { refuseModules } from "./refuse-modules.ts";
import { watchPending } from "./watch-pending.ts";
import { provideWorkerState } from "./worker-state.ts";

/** What the learner's code runs under. */
export interface Surroundings {
  /** Settings of the test runner. */
  config: object;
  /** What suites get for `vitest`. */
  tools: object;
  ledger: Ledger;
  leaks: LeakTracker;
  /** Kinds of what the learner's code and the suite keep active. */
  listPending: () => string[];
  /** Refuses from now on what a solution may not import; a suite, which is linked before, may import all. */
  closeModules: () => void;
  /** Reports what was replaced since; not `thorough` is quick enough for every test. */
  inspect: (thorough: boolean) => void;
}

/** Where code of the suite lies, as URLs: the folder of its own modules, and the kit of all suites. */
function findSuitePlaces({ suites }: SuiteProgram): string[] {
  const [id = ""] = suites.map((suite) => suite.id);
  const folder = id.slice(0, id.lastIndexOf("/suite/") + "/suite/".length);
  return URL.canParse("../../kit.ts", folder)
    ? [folder, new URL("../../kit.ts", folder).href]
    : [folder];
}

/** Sets up every guard; to be called before the learner's code is there. */
export function prepareSurroundings(channel: Channel): Surroundings {
  const { order, note } = channel;
  const { settings } = order;
  blockOutput();
  const listPending = watchPending();
  const config = provideWorkerState(settings);
  const reportLate = (error: RawError): void => note({ kind: "unhandled", error });
  const { ownTests } = settings;
  const late = watchLateErrors(reportLate, ownTests ? [] : findSuitePlaces(order.suite));
  const leaks = trackLeaks();
  if (settings.traced) {
    const probe = { value: createProbe(channel) };
    Object.defineProperty(globalThis, `probe_${settings.tag}`, probe);
  }
  const { forbidden } = settings;
  const closeModules = forbidden === null ? NOTHING : fenceModules(forbidden, channel);
  announceEnd(() => note({ kind: "ends" }));
  guardProcess(settings.processes);
  const guard = guardBuiltIns();
  const report = (what: string | null): void => {
    if (what !== null && !ownTests) note({ kind: "tampered", what });
  };
  const inspect = (thorough: boolean): void => {
    if (ownTests) return;
    report(guard.look(vi.isFakeTimers()) ?? (thorough ? guard.inspect() : null));
    if (!late.isWatching()) report("the listeners for uncaught errors");
  };
  const ledger = openLedger();
  const { watch } = ledger;
  const expect = guardAssertions(guard, report);
  const supplied = { ...tools, expect, test: watch(tools.test), it: watch(tools.it) };
  return { config, tools: supplied, ledger, leaks, listPending, closeModules, inspect };
}

const NOTHING = (): void => undefined;

/** Refuses what a solution may not import, once it is told to. */
function fenceModules(forbidden: string[], { note }: Channel): () => void {
  // Node's permission model decides which files may be read.
  const rules = { forbidden, hiddenFolders: [], roots: [] };
  let isClosed = false;
  const findRule = (name: string): Rule | null =>
    isClosed ? findRefusalOf({ specifier: name, resolved: name, real: null }, rules) : null;
  refuseModules(findRule, (specifier, rule) => note({ kind: "refused", specifier, rule }));
  guardPipes(process.cwd());
  return () => {
    isClosed = true;
  };
}
