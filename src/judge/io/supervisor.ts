import type { Limits } from "../../catalog/challenge.ts";
import type { ChildRecord, KillCause } from "../attempt.ts";
import type { JudgeChild } from "./child-process.ts";

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

/** Starts to watch `child`; `onVitest` gets vitest's own traffic. */
export function supervise(
  child: JudgeChild,
  limits: Limits,
  onVitest: (message: unknown) => void,
): Supervisor {
  const watched: Watched = {
    killed: null,
    exit: null,
    tampered: null,
    running: null,
    childRecords: [],
  };
  let finished = false;
  let settle: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (settle = resolve));
  const stop = (cause: KillCause) => {
    if (finished || watched.killed !== null) return;
    watched.killed = cause;
    child.kill();
    settle();
  };
  const whole = setTimeout(() => stop("run"), limits.loadMs + limits.runMs);
  let deadline = setTimeout(() => stop("load"), limits.loadMs);
  const arm = (ms: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(() => stop("test"), ms);
  };
  child.listener = {
    onVitest,
    onForged: () => {
      watched.tampered ??= "the judge's messages";
      stop("tampered");
    },
    onOutputLimit: () => stop("output"),
    onExit: (code, signal) => {
      if (finished || watched.killed !== null) return;
      watched.exit = { code, signal };
      settle();
    },
    onNote: (note) => {
      if (finished) return;
      if (note.kind === "tampered") watched.tampered ??= note.what;
      if (note.kind === "began") watched.running = note.name;
      if (note.kind === "ended") watched.childRecords.push(note.record);
      if (note.kind === "ended") watched.running = null;
      arm((note.kind === "began" ? note.timeoutMs || limits.testMs : limits.testMs) + GRACE_MS);
    },
  };
  const finish = () => {
    finished = true;
    clearTimeout(whole);
    clearTimeout(deadline);
  };
  return { watched, finish, stop, over };
}
