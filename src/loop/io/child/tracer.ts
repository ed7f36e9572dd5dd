/**
 * Preloaded into the learner's process, and into each of its worker threads: writes down what
 * Node's async hooks tell. Plain CommonJS after the build; it must never change what is observed.
 */
import { createHook, executionAsyncId } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import { getEnvironmentData, isMainThread, setEnvironmentData } from "node:worker_threads";
import { nameStopFile } from "../../event.ts";
import type { TracerConfig } from "../../event.ts";
import { createCapture } from "./capture-stack.ts";
import type { Capture } from "./capture-stack.ts";
import { openLog } from "./event-log.ts";
import type { EventLog } from "./event-log.ts";
import { createForce } from "./force.ts";
import { readConfig } from "./read-config.ts";
import { watchClears } from "./watch-clears.ts";
import { createCloseWatch } from "./watch-close.ts";
import { watchOutput } from "./watch-output.ts";
import type { Watch } from "./watch-output.ts";
import { watchProcess } from "./watch-process.ts";

/** Deep enough for Node's own calls; what is made most often is called from near by. */
const FRAMES = 16;
const FRAMES_OF_FREQUENT = 8;
const FRAMES_OF_PROMISE = 5;

const given = isMainThread
  ? process.env["TRAINER_LOOP_TRACER"]
  : getEnvironmentData("trainer-loop");
if (typeof given === "string") begin(readConfig(given), given);

function begin(config: TracerConfig, text: string): void {
  if (isMainThread) hide(text);
  const realKill = process.kill.bind(process);
  const log = openLog(config.out, config.maxEvents, () => {
    // What follows would only be more of the same, and may never end.
    realKill(process.pid, "SIGKILL");
  });
  trace(log, config);
}

/** Programs that the learner's code starts must not trace themselves into the same file. */
function hide(text: string): void {
  setEnvironmentData("trainer-loop", text);
  setEnvironmentData("trainer-origin", performance.timeOrigin);
  Reflect.deleteProperty(process.env, "TRAINER_LOOP_TRACER");
  const at = process.execArgv.indexOf("--require");
  if (at !== -1) process.execArgv.splice(at, 2);
}

function trace(log: EventLog, config: TracerConfig): void {
  const capture = createCapture(config.own, __filename);
  const told = createTold();
  const writeStack = createStackWriter(capture);
  const { isQuiet, quietly } = createQuiet();
  const force = createForce(config.force, { quietly, hide: told.hide, rename: told.rename });
  const watchClose = createCloseWatch(log);
  const tell = (k: string) => (id: number) => {
    const name = told.find(id);
    if (name !== null) log.mark(k, name);
    if (k === "after") force?.pay();
  };
  const init = (id: number, type: string, trigger: number, resource: object): void => {
    if (isQuiet()) {
      told.hide(id);
      return;
    }
    const stack = writeStack(type, resource, init);
    const rest = type === "Timeout" ? `${stack}${writeTimer(resource)}` : stack;
    log.make({ id, type, trigger, execution: executionAsyncId() }, rest);
    // Some are let go as they are made, such as those of `timers/promises` with `ref: false`.
    if (type === "Timeout" && isLetGo(resource)) log.push({ k: "unref", id });
    if (type.endsWith("WRAP")) watchClose(resource);
    force?.onInit({ id, type }, resource);
  };
  const hook = createHook({
    init,
    before: tell("before"),
    after: tell("after"),
    promiseResolve: tell("resolve"),
  });
  hook.enable();
  const stopFile = nameStopFile(config.out);
  const stop = (): void => void hook.disable();
  watchLearner({ log, quietly, capture: capture.read, stop, stopFile });
  const { node, uv } = process.versions;
  log.push({ k: "start", v: node, uv, ex: executionAsyncId() });
}

/** Under which id what runs is told. */
interface Told {
  hide: (id: number) => void;
  /** What runs for `resource` is told as `id`. */
  rename: (id: number, resource: number) => void;
  /** `null` for what is not told. */
  find: (id: number) => number | null;
}

function createTold(): Told {
  const hidden = new Set<number>();
  const names = new Map<number, number>();
  return {
    hide: (id) => void hidden.add(id),
    rename: (id, resource) => {
      hidden.delete(resource);
      names.set(resource, id);
    },
    find: (id) => (hidden.has(id) ? null : names.size === 0 ? id : (names.get(id) ?? id)),
  };
}

/** Tells what is no making and no running of a callback; `stop` ends the telling of these. */
function watchLearner(watch: Watch & { stop: () => void; stopFile: string }): void {
  const { log, quietly } = watch;
  quietly(() => {
    watchOutput(watch);
    // Before the clearing is watched, which the beat does itself.
    const { end } = startBeat(log, quietly);
    watchProcess({ ...watch, endBeat: end });
    watchClears(watch);
  });
}

function isLetGo(timer: object): boolean {
  const hasRef: unknown = Reflect.get(timer, "hasRef");
  return typeof hasRef === "function" && Reflect.apply(hasRef, timer, []) === false;
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

/** Writes the stack of the making of a resource, as `Capture.write` does. */
function createStackWriter(
  capture: Capture,
): (type: string, resource: object, top: CallableFunction) => string {
  // The learner's code may replace what it likes.
  const calls: Record<string, [CallableFunction, string]> = {
    TickObject: [process.nextTick, "nextTick@node:internal/process/task_queues"],
    Microtask: [queueMicrotask, "queueMicrotask@node:internal/process/task_queues"],
    Timeout: [setTimeout, "setTimeout@node:timers"],
    Immediate: [setImmediate, "setImmediate@node:timers"],
  };
  const interval: [CallableFunction, string] = [setInterval, "setInterval@node:timers"];
  return (type, resource, top) => {
    if (type === "PROMISE") return writePromise(capture, top);
    const call = type === "Timeout" && isRepeated(resource) ? interval : calls[type];
    if (call === undefined) return capture.write(FRAMES, top);
    return capture.writeCall(...call) ?? capture.write(FRAMES_OF_FREQUENT + 1, top);
  };
}

/** Most are made a frame or two below the learner's line. */
function writePromise(capture: Capture, top: CallableFunction): string {
  const near = capture.write(FRAMES_OF_PROMISE, top);
  return near.startsWith(',"s"') ? near : capture.write(FRAMES_OF_FREQUENT, top);
}

function isRepeated(timer: object): boolean {
  return Reflect.get(timer, "_repeat") !== null;
}

function writeTimer(resource: object): string {
  const delay = Number(Reflect.get(resource, "_idleTimeout"));
  return isRepeated(resource) ? `,"d":${delay},"rep":1` : `,"d":${delay}`;
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
