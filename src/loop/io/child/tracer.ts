/**
 * Preloaded into the learner's process, and into each of its worker threads: writes down what
 * Node's async hooks tell. Plain CommonJS after the build; it must never change what is observed.
 */
import { createHook, executionAsyncId } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { nameStopFile } from "../../event.ts";
import type { TracerConfig } from "../../event.ts";
import { ROW } from "../../row.ts";
import type { MarkKind } from "../../row.ts";
import { createCapture } from "./capture-stack.ts";
import { openLog } from "./event-log.ts";
import type { EventLog } from "./event-log.ts";
import { createForce } from "./force.ts";
import { readConfig } from "./read-config.ts";
import { createMadeHook } from "./tell-made.ts";
import { findThread } from "./thread.ts";
import type { Thread } from "./thread.ts";
import { createTold } from "./told.ts";
import { watchClears } from "./watch-clears.ts";
import { createCloseWatch } from "./watch-close.ts";
import { watchOutput } from "./watch-output.ts";
import type { Watch } from "./watch-output.ts";
import { watchProcess } from "./watch-process.ts";

/** The execution id of what runs outside of every callback. */
const NOBODY = 0;

const found = findThread();
if (found !== null) begin(found, readConfig(found.config));

function begin(thread: Thread, config: TracerConfig): void {
  const realKill = process.kill.bind(process);
  const log = openLog(config, thread, () => {
    // What follows would only be more of the same, and may never end.
    realKill(process.pid, "SIGKILL");
  });
  trace(log, thread, config);
}

function trace(log: EventLog, thread: Thread, config: TracerConfig): void {
  const capture = createCapture(config.own, __filename, log.name);
  const told = createTold();
  const { isQuiet, quietly } = createQuiet();
  const force = createForce(config, { quietly, hide: told.hide, rename: told.rename });
  const watchClose = createCloseWatch(log);
  const tell = (kind: MarkKind) => (id: number) => {
    const name = told.find(id);
    if (name !== null) log.mark(kind, name, kind === ROW.before && told.mayTurn(name));
    if (kind === ROW.after) force?.pay();
  };
  const tellResolved = (id: number): void => {
    const name = told.find(id);
    // What V8 settles outside of every callback may be settled in a later turn than the last one that was told.
    if (name !== null) log.mark(ROW.resolve, name, executionAsyncId() === NOBODY);
  };
  const hook = createHook({
    init: createMadeHook({ log, thread, capture, told, isQuiet, force, watchClose }),
    before: tell(ROW.before),
    after: tell(ROW.after),
    promiseResolve: tellResolved,
  });
  hook.enable();
  const stopFile = nameStopFile(config.out);
  const stop = (): void => void hook.disable();
  const { loseTurns } = told;
  watchLearner({ log, thread, quietly, capture: capture.read, stop, stopFile, loseTurns });
  const { node, uv } = process.versions;
  log.push({ k: "start", v: node, uv, ex: executionAsyncId() });
}

/** What is watched besides the making and running of callbacks. */
interface LearnerWatch extends Watch {
  thread: Thread;
  /** Ends the telling of these. */
  stop: () => void;
  stopFile: string;
  /** Is told when nothing looks at the turns any more. */
  loseTurns: () => void;
}

/** Tells what is no making and no running of a callback. */
function watchLearner(watch: LearnerWatch): void {
  const { log, quietly, loseTurns } = watch;
  quietly(() => {
    watchOutput(watch);
    // Before the clearing is watched, which the beat does itself.
    const { end } = startBeat(log, quietly);
    const endBeat = (): void => {
      end();
      loseTurns();
    };
    watchProcess({ ...watch, endBeat });
    watchClears(watch);
  });
}

/** What the tracer itself does is not to be told. */
function createQuiet(): { isQuiet: () => boolean; quietly: <T>(work: () => T) => T } {
  let depth = 0;
  const quietly = <T>(work: () => T): T => {
    depth += 1;
    try {
      return work();
    } finally {
      depth -= 1;
    }
  };
  return { isQuiet: () => depth > 0, quietly };
}

/** The tracer's own immediate. */
interface Beat {
  /** Takes it away for good. */
  end: () => void;
}

/**
 * The first immediate of every check phase. It is unref'd, so it neither keeps the process alive nor
 * keeps poll from waiting.
 */
function startBeat(log: EventLog, quietly: (work: () => void) => void): Beat {
  const later = setImmediate;
  const forget = clearImmediate;
  const { nodeTiming } = performance;
  let isFirst = true;
  const beat = (): void => {
    log.push(isFirst ? { k: "check", loop: log.tellTime(nodeTiming.loopStart) } : { k: "check" });
    isFirst = false;
    log.flush();
    quietly(arm);
  };
  let armed: NodeJS.Immediate | null = null;
  // The learner's code may replace what it likes, and what it lets go is told.
  let letGo: CallableFunction | null = null;
  const arm = (): void => {
    armed = later(beat);
    letGo ??= armed.unref;
    Reflect.apply(letGo, armed, []);
  };
  arm();
  return {
    end: () => {
      // It is the first of its phase, so it waits for the next one by now: one of a phase that has begun must not be cleared.
      if (armed !== null) forget(armed);
      armed = null;
    },
  };
}
