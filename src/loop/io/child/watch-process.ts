import { performance } from "node:perf_hooks";
import type { Stack } from "./capture-stack.ts";
import type { Thread } from "./thread.ts";
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
// The learner's code may replace what it likes.
const { existsSync } = process.getBuiltinModule("node:fs");

/** Tells the events of `process`, which have no resource of their own, and the end. */
export function watchProcess(watch: ProcessWatch): void {
  const { log, endBeat, capture } = watch;
  const stopSignal = createStopSignal(watch);
  const emit: CallableFunction = process.emit;
  const { nodeTiming } = performance;
  Reflect.set(process, "emit", function emitEvent(this: unknown, ...words: unknown[]): unknown {
    const [name] = words;
    stopSignal?.look(name, words[1]);
    const heard = NAMES.has(name) && hasListener(String(name));
    // At the natural end Node calls this with nothing above it.
    if (name === "exit" && isCalled(capture(FRAMES))) log.push({ k: "quit" });
    // After an error Node runs an immediate before the ticks that are left: it must be the learner's.
    // Node emits it first, whoever catches the error: a listener, a domain, or the callback for all errors.
    if (name === "uncaughtExceptionMonitor") {
      endBeat();
      log.push({ k: "thrown" });
    }
    if (heard) log.push({ k: "emit", name: String(name) });
    try {
      return Reflect.apply(emit, process, words);
    } finally {
      if (heard) log.push({ k: "emitted", name: String(name) });
      if (name === "exit") finish(Number(words[1]));
    }
  });
  let isFinished = false;
  const finish = (code: number): void => {
    if (isFinished) return;
    isFinished = true;
    log.push({ k: "exit", c: code, loop: log.tellTime(nodeTiming.loopStart) });
    log.flush();
  };
  if (watch.thread.id === 0) watchLeaving(finish);
}

/** Who ends the process in a listener of `exit` leaves it at once. */
function watchLeaving(finish: (code: number) => void): void {
  const leave: unknown = Reflect.get(process, "reallyExit");
  if (typeof leave !== "function") return;
  Reflect.set(process, "reallyExit", function leaveAtOnce(this: unknown, ...words: unknown[]) {
    finish(Number(words[0] ?? 0));
    return Reflect.apply(leave, this, words);
  });
}

/** What a watch over the process needs. */
interface ProcessWatch extends Watch {
  thread: Thread;
  /** Ends the telling. */
  stop: () => void;
  /** Takes the tracer's own immediate away. */
  endBeat: () => void;
  /** It is there once the trainer has asked for the end. */
  stopFile: string;
}

/**
 * Listens to the signal by which the trainer ends a run. The learner's code may send and hear it as
 * well: its own listeners take the place of this one, and without any it ends the process as ever.
 */
function createStopSignal({
  log,
  thread,
  quietly,
  stop,
  stopFile,
}: ProcessWatch): { look: (event: unknown, about: unknown) => void } | null {
  if (process.platform === "win32" || thread.id !== 0) return null;
  const kill = process.kill.bind(process);
  const halt = (): void => {
    stop();
    log.push({ k: "stopped" });
    log.flush();
    kill(process.pid, "SIGKILL");
  };
  const end = (): void => {
    if (existsSync(stopFile)) halt();
    process.removeListener(STOP_SIGNAL, end);
    log.flush();
    kill(process.pid, STOP_SIGNAL);
  };
  quietly(() => process.on(STOP_SIGNAL, end));
  return {
    look: (event, about) => {
      if (event === STOP_SIGNAL && existsSync(stopFile)) halt();
      if (event === "newListener" && about === STOP_SIGNAL) {
        quietly(() => process.removeListener(STOP_SIGNAL, end));
      }
    },
  };
}

function isCalled({ site, api }: Stack): boolean {
  return site !== null || api.length > 0;
}

/** Node's own listener prints warnings; it is not the learner's. */
function hasListener(name: string): boolean {
  return process.rawListeners(name).some((listener) => listener.name !== "onWarning");
}
