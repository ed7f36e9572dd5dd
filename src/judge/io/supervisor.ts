import type { Limits } from "../../catalog/challenge.ts";
import type { ChildRecord, KillCause, RawError } from "../attempt.ts";
import type { ChildNote, RawLeak, SuiteResult } from "../message.ts";
import type { ChildListener } from "./child-process.ts";

/** Room for the test runner's own time-out to speak before the kill, in milliseconds. */
const GRACE_MS = 1000;
/** After which part of a deadline a loop is suspected: not before a child that waits has said so. */
const SUSPICIOUS = { test: 0.6, load: 0.7 };
/** How long the child may take to be there. */
const BOOT_MS = 30_000;

/** What the supervisor saw of one run. */
export interface Watched {
  killed: KillCause | null;
  exit: { code: number | null; signal: string | null } | null;
  tampered: string | null;
  refused: string | null;
  /** What the solution exports instead, if nothing of what is asked for. */
  missingExport: string[] | null;
  loadErrors: RawError[];
  lateErrors: RawError[];
  /** Whether the child began to load the program. */
  booted: boolean;
  /** The stage that ran last; 0 before the first. */
  stage: number;
  running: string | null;
  pending: string[] | null;
  childRecords: ChildRecord[];
  /** What the run came to; `null` when it did not come to its end. */
  suites: SuiteResult[] | null;
  left: RawLeak[];
}

/** Watches one run: deadlines, output, forged messages, early exit. */
export interface Supervisor {
  watched: Watched;
  listener: ChildListener;
  /** Ends the watch; nothing is recorded afterwards. */
  finish: () => void;
  /** Ends the run for `cause`. */
  stop: (cause: KillCause) => void;
  /** Settles when the run is over: at its end, stopped, or ended by itself. */
  over: Promise<void>;
}

/** What the supervisor needs besides the limits. */
interface Supervision {
  limits: Limits;
  /** Called when a loop is suspected, before the deadline. */
  onSuspicion: (running: string | null) => void;
  /** Called when it has turned out to be none. */
  onTrust: () => void;
  onQuestion: (specifier: string, importer: string) => void;
}

/** Starts to watch; the clock begins to run when the child does. */
export function supervise({ limits, onSuspicion, onTrust, onQuestion }: Supervision): Supervisor {
  const watched = emptyRecord();
  let finished = false;
  let settle: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (settle = resolve));
  const stop = (cause: KillCause): void => {
    if (finished || watched.killed !== null) return;
    watched.killed = cause;
    settle();
  };
  const suspicion = { suspect: () => onSuspicion(watched.running), trust: onTrust };
  const clock = createClock(stop, suspicion);
  const onNote = (note: ChildNote): void => {
    if (finished || watched.killed !== null) return;
    record(watched, note);
    setDeadline(note, clock, limits);
    if (note.kind === "asks") onQuestion(note.specifier, note.importer);
    if (note.kind === "waiting" && note.pending.length === 0) stop("load");
    if (ENDS.has(note.kind)) settle();
  };
  const listener: ChildListener = {
    onNote,
    onForged: () => {
      watched.tampered ??= "the judge's messages";
      stop("tampered");
    },
    onOutputLimit: () => stop("output"),
    onMemoryLimit: () => stop("memory"),
    onExit: (code, signal) => {
      if (finished || watched.killed !== null || watched.suites !== null) return;
      watched.exit = { code, signal };
      settle();
    },
  };
  const finish = (): void => {
    finished = true;
    clock.stop();
  };
  return { watched, listener, finish, stop, over };
}

const ENDS = new Set<ChildNote["kind"]>(["load-error", "missing-export", "finished"]);

function record(watched: Watched, note: ChildNote): void {
  switch (note.kind) {
    case "loading":
      watched.booted = true;
      break;
    case "waiting":
      watched.pending = note.pending;
      break;
    case "missing-export":
      watched.missingExport = note.found;
      break;
    case "load-error":
      watched.loadErrors.push(note.error);
      break;
    case "stage":
    case "began":
    case "ended":
      recordTest(watched, note);
      break;
    case "tampered":
      watched.tampered ??= note.what;
      break;
    case "refused":
      watched.refused ??= note.specifier;
      break;
    case "unhandled":
      watched.lateErrors.push(note.error);
      break;
    case "finished":
      watched.suites = note.suites;
      watched.left = note.left;
      break;
    case "loaded":
    case "asks":
    case "spinning":
      break;
  }
}

function recordTest(
  watched: Watched,
  note: Extract<ChildNote, { kind: "stage" | "began" | "ended" }>,
): void {
  if (note.kind === "stage") watched.stage = note.n;
  else if (note.kind === "began") watched.running = note.name;
  else {
    watched.running = null;
    watched.childRecords.push(note.record);
  }
}

/** The deadlines of a run, one at a time, and the deadline of the whole. */
interface Clock {
  arm: (cause: KillCause, ms: number, suspectMs?: number) => void;
  armWhole: (ms: number) => void;
  /** Drops the suspicion of a loop. */
  trust: () => void;
  stop: () => void;
}

function setDeadline(note: ChildNote, clock: Clock, { loadMs, testMs, runMs }: Limits): void {
  if (note.kind === "loading") {
    clock.armWhole(loadMs + runMs);
    clock.arm("load", loadMs, loadMs * SUSPICIOUS.load);
  }
  // Each stage has the time of its own.
  if (note.kind === "stage") clock.armWhole(runMs);
  // A child that says so is not in a loop.
  if (note.kind === "waiting") clock.trust();
  if (note.kind === "loaded" || note.kind === "ended" || note.kind === "began") {
    const ms = note.kind === "began" ? note.timeoutMs || testMs : testMs;
    clock.arm("test", ms + GRACE_MS, ms * SUSPICIOUS.test);
  }
}

function createClock(
  stop: (cause: KillCause) => void,
  told: { suspect: () => void; trust: () => void },
): Clock {
  let whole = setTimeout(() => stop("run"), BOOT_MS);
  let deadline: NodeJS.Timeout | undefined;
  let suspicion: NodeJS.Timeout | undefined;
  const trust = (): void => {
    clearTimeout(suspicion);
    told.trust();
  };
  return {
    arm: (cause, ms, suspectMs) => {
      clearTimeout(deadline);
      trust();
      deadline = setTimeout(() => stop(cause), ms);
      if (suspectMs !== undefined) suspicion = setTimeout(told.suspect, suspectMs);
    },
    armWhole: (ms) => {
      clearTimeout(whole);
      whole = setTimeout(() => stop("run"), ms);
    },
    trust,
    stop: () => {
      clearTimeout(whole);
      clearTimeout(deadline);
      clearTimeout(suspicion);
    },
  };
}

function emptyRecord(): Watched {
  return {
    killed: null,
    exit: null,
    tampered: null,
    refused: null,
    missingExport: null,
    loadErrors: [],
    lateErrors: [],
    booted: false,
    stage: 0,
    running: null,
    pending: null,
    childRecords: [],
    suites: null,
    left: [],
  };
}
