import { performance } from "node:perf_hooks";
import { TRACER_VARIABLE } from "../../event.ts";

/** One thread of the learner's process. */
export interface Thread {
  /** 0 is the main thread. */
  id: number;
  /** The settings that the trainer handed over, as JSON. */
  config: string;
  /** How much later than that of the main thread its clock began, in milliseconds. */
  shiftMs: number;
  /** Gives the settings to the worker threads to come; may be called again. */
  share: () => void;
}

const CONFIG = "trainer-loop";
const ORIGIN = "trainer-origin";

/**
 * Finds out which thread this is; `null` where nothing is to be traced. Node's module of threads takes
 * longer to load than all the rest, so the main thread, which has its settings from the environment, does
 * without it until the learner's code starts a worker.
 */
export function findThread(): Thread | null {
  const config = process.env[TRACER_VARIABLE];
  return config === undefined ? findWorker() : takeMain(config);
}

/** Programs that the learner's code starts must not trace themselves into the same file. */
function takeMain(config: string): Thread {
  Reflect.deleteProperty(process.env, TRACER_VARIABLE);
  const at = process.execArgv.indexOf("--require");
  if (at !== -1) process.execArgv.splice(at, 2);
  let isShared = false;
  return {
    ...{ id: 0, config, shiftMs: 0 },
    share: () => {
      if (isShared) return;
      isShared = true;
      const { setEnvironmentData } = process.getBuiltinModule("node:worker_threads");
      setEnvironmentData(CONFIG, config);
      setEnvironmentData(ORIGIN, performance.timeOrigin);
    },
  };
}

/** Workers of workers have the settings too. */
function findWorker(): Thread | null {
  const { getEnvironmentData, threadId: id } = process.getBuiltinModule("node:worker_threads");
  const [config, origin] = [getEnvironmentData(CONFIG), getEnvironmentData(ORIGIN)];
  if (typeof config !== "string" || typeof origin !== "number") return null;
  return { id, config, shiftMs: performance.timeOrigin - origin, share: () => undefined };
}
