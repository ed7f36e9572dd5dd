import { performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";
import type { Stack } from "./capture-stack.ts";
import type { Watch } from "./watch-output.ts";

const FRAMES = 4;

const NAMES = new Set<unknown>([
  "beforeExit",
  "exit",
  "unhandledRejection",
  "rejectionHandled",
  "uncaughtException",
  "uncaughtExceptionMonitor",
  "warning",
]);

/** Sent by the trainer when the time is over, so that nothing that was seen gets lost. */
const STOP_SIGNAL = "SIGUSR2";

/** Tells the events of `process`, which have no resource of their own, and the end. */
export function watchProcess(watch: Watch & { stop: () => void; requeue: () => void }): void {
  const { log, quietly, stop, requeue, capture } = watch;
  const emit: CallableFunction = process.emit;
  const { nodeTiming } = performance;
  Reflect.set(process, "emit", function emitEvent(this: unknown, ...words: unknown[]): unknown {
    const [name] = words;
    const heard = NAMES.has(name) && hasListener(String(name));
    // At the natural end Node calls this with nothing above it.
    if (name === "exit" && isCalled(capture(FRAMES))) log.push({ k: "quit" });
    if (heard) log.push({ k: "emit", name: String(name) });
    try {
      return Reflect.apply(emit, process, words);
    } finally {
      if (heard) log.push({ k: "emitted", name: String(name) });
      // After an error Node runs an immediate before the ticks that are left: it must be the learner's.
      if (name === "uncaughtException") requeue();
      if (name === "exit") finish(Number(words[1]));
    }
  });
  const finish = (code: number): void => {
    log.push({ k: "exit", c: code, loop: log.tellTime(nodeTiming.loopStart) });
    log.flush();
  };
  const halt = (): void => {
    stop();
    log.push({ k: "stopped" });
    log.flush();
    process.kill(process.pid, "SIGKILL");
  };
  if (process.platform !== "win32" && isMainThread) quietly(() => process.on(STOP_SIGNAL, halt));
}

function isCalled({ site, api }: Stack): boolean {
  return site !== null || api.length > 0;
}

/** Node's own listener prints warnings; it is not the learner's. */
function hasListener(name: string): boolean {
  return process.rawListeners(name).some((listener) => listener.name !== "onWarning");
}
