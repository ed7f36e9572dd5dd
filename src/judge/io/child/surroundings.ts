import * as tools from "vitest";
import { chai, vi } from "vitest";
import { isForbidden, isHiddenPath, isJudgeImport } from "../../imports.ts";
import { blockOutput } from "./block-output.ts";
import { guardBuiltIns } from "./built-ins.ts";
import type { BuiltInGuard } from "./built-ins.ts";
import type { Channel } from "./channel.ts";
import { guardProcess } from "./guard-process.ts";
import { watchLateErrors } from "./late-errors.ts";
import { trackLeftOvers } from "./left-overs.ts";
import type { LeftOvers } from "./left-overs.ts";
import { createLoader } from "./module-loader.ts";
import type { ModuleLoader } from "./module-loader.ts";
import { createProbe } from "./probe.ts";
import { refuseModules } from "./refuse-modules.ts";
import { provideWorkerState } from "./worker-state.ts";

/** What the learner's code runs under. */
export interface Surroundings {
  /** Settings of the test runner. */
  config: object;
  loader: ModuleLoader;
  leftOvers: LeftOvers;
  /** Reports what was replaced since; not `thorough` is quick enough for every test. */
  inspect: (thorough: boolean) => void;
}

/** Sets up every guard; to be called before the learner's code is there. */
export function prepareSurroundings(channel: Channel): Surroundings {
  const { order, note } = channel;
  const { modules, settings } = order;
  blockOutput();
  const config = provideWorkerState(settings);
  const leftOvers = trackLeftOvers();
  const late = watchLateErrors((error) => note({ kind: "unhandled", error }));
  if (settings.traced) {
    const probe = { value: createProbe(channel) };
    Object.defineProperty(globalThis, `probe_${settings.tag}`, probe);
  }
  const { forbidden } = settings;
  if (forbidden !== null) {
    const isRefused = (name: string): boolean =>
      isJudgeImport(name) || isForbidden(name, forbidden) || isHiddenPath(name, []);
    refuseModules(isRefused, (specifier) => note({ kind: "refused", specifier }));
  }
  guardProcess(settings.processes);
  const loader = createLoader(modules, tools, channel);
  const guard = guardBuiltIns();
  watchAssertions(guard, note);
  const inspect = (thorough: boolean): void => {
    const what = guard.look(vi.isFakeTimers()) ?? (thorough ? guard.inspect() : null);
    if (what !== null) note({ kind: "tampered", what });
    if (!late.isWatching()) note({ kind: "tampered", what: "the listeners for uncaught errors" });
  };
  return { config, loader, leftOvers, inspect };
}

/** An assertion means nothing while a built-in that it depends on is replaced. */
function watchAssertions(guard: BuiltInGuard, note: Channel["note"]): void {
  const { prototype } = chai.Assertion;
  const assert: unknown = Reflect.get(prototype, "assert");
  if (typeof assert !== "function") throw new Error("The test tools have no assertions.");
  Reflect.defineProperty(prototype, "assert", {
    configurable: false,
    writable: false,
    value(this: unknown, ...args: unknown[]): unknown {
      const what = guard.glance();
      if (what !== null) note({ kind: "tampered", what });
      return Reflect.apply(assert, this, args);
    },
  });
}
