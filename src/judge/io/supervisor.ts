import type { Limits } from "../../catalog/challenge.ts";
import type { ChildRecord, KillCause } from "../attempt.ts";
import type { ChildListener, JudgeChild } from "./child-process.ts";

/** Room for vitest's own time-out to speak before the kill, in milliseconds. */
const GRACE_MS = 1000;

/** What the supervisor saw of one run. */
export interface Watched {
  killed: KillCause | null;
  exit: { code: number | null; signal: string | null } | null;
  tampered: string | null;
  running: string | null;
  childRecords: ChildRecord[];
}

/** Watches one run: deadlines, output, forged messages, early exit. */
export interface Supervisor {
  watched: Watched;
  /** Ends the watch; nothing is recorded afterwards. */
  finish: () => void;
  /** Kills the child for `cause`. */
  stop: (cause: KillCause) => void;
  /** Settles when the run cannot go on: killed, or ended by itself. */
  over: Promise<void>;
}

/** What a watch works with. */
interface Watch {
  child: JudgeChild;
  limits: Limits;
  watched: Watched;
  finished: boolean;
  settle: () => void;
  deadline: NodeJS.Timeout;
}

/** Starts to watch `child`; `onVitest` gets vitest's own traffic. */
export function supervise(
  child: JudgeChild,
  limits: Limits,
  onVitest: (message: unknown) => void,
): Supervisor {
  let settle: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (settle = resolve));
  const watched = { killed: null, exit: null, tampered: null, running: null, childRecords: [] };
  const deadline = setTimeout(() => stopRun(watch, "load"), limits.loadMs);
  const whole = setTimeout(() => stopRun(watch, "run"), limits.loadMs + limits.runMs);
  const watch: Watch = { child, limits, watched, finished: false, settle, deadline };
  child.listener = { onVitest, ...listen(watch) };
  const finish = (): void => {
    watch.finished = true;
    clearTimeout(whole);
    clearTimeout(watch.deadline);
  };
  return { watched, finish, stop: (cause) => stopRun(watch, cause), over };
}

function listen(watch: Watch): Omit<ChildListener, "onVitest"> {
  const { watched, limits } = watch;
  return {
    onForged: () => {
      watched.tampered ??= "the judge's messages";
      stopRun(watch, "tampered");
    },
    onOutputLimit: () => stopRun(watch, "output"),
    onExit: (code, signal) => {
      if (watch.finished || watched.killed !== null) return;
      watched.exit = { code, signal };
      watch.settle();
    },
    onNote: (note) => {
      if (watch.finished) return;
      if (note.kind === "tampered") watched.tampered ??= note.what;
      if (note.kind === "began") watched.running = note.name;
      if (note.kind === "ended") watched.childRecords.push(note.record);
      if (note.kind === "ended") watched.running = null;
      const own = note.kind === "began" ? note.timeoutMs : 0;
      clearTimeout(watch.deadline);
      watch.deadline = setTimeout(() => stopRun(watch, "test"), (own || limits.testMs) + GRACE_MS);
    },
  };
}

function stopRun(watch: Watch, cause: KillCause): void {
  if (watch.finished || watch.watched.killed !== null) return;
  watch.watched.killed = cause;
  watch.child.kill();
  watch.settle();
}
