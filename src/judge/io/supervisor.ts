import type { Limits } from "../../catalog/challenge.ts";
import type { Work } from "../fair-time.ts";
import type { ChildRecord, KillCause, RawError } from "../attempt.ts";
import type { Rule } from "../imports.ts";
import type { ChildNote, RawLeak, SuiteResult } from "../message.ts";
import type { ChildListener } from "./child-process.ts";
import { watchDeadlines } from "./deadlines.ts";

/** What the supervisor saw of one run. */
export interface Watched {
  killed: KillCause | null;
  exit: { code: number | null; signal: string | null } | null;
  tampered: string | null;
  refused: { specifier: string; rule: Rule } | null;
  /** What the solution exports instead, if nothing of what is asked for. */
  missingExport: string[] | null;
  loadErrors: RawError[];
  lateErrors: RawError[];
  /** Whether the child began to load the program. */
  booted: boolean;
  /** The stage that ran last; 0 before the first. */
  stage: number;
  /** Whether the code ended its own process by a signal. */
  endsItself: boolean;
  /** Whether it was computing when it was ended for its time; `null` when nobody knows. */
  busy: boolean | null;
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
  /** Asks the system about the child. */
  readWork: () => Work | null;
  /** Whether nothing that comes after a note matters any more. */
  isEnough?: ((note: ChildNote) => boolean) | undefined;
}

/** Starts to watch; the clock begins to run when the child does. */
export function supervise(supervision: Supervision): Supervisor {
  const watched = emptyRecord();
  let isOver = false;
  let settle: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (settle = resolve));
  const finish = (): void => {
    isOver = true;
    deadlines.stop();
    settle();
  };
  const stop = (killed: KillCause, busy: boolean | null = null): void => {
    if (isOver) return;
    Object.assign(watched, { killed, busy });
    finish();
  };
  const onSuspicion = (): void => supervision.onSuspicion(watched.running);
  const deadlines = watchDeadlines({ ...supervision, onSuspicion, onDue: stop });
  const onNote = (note: ChildNote): void => {
    if (isOver) return;
    record(watched, note);
    if (note.kind === "ends") watched.endsItself = true;
    deadlines.hear(note);
    if (note.kind === "asks") supervision.onQuestion(note.specifier, note.importer);
    if (note.kind === "waiting" && note.pending.length === 0) stop("load");
    if (ENDS.has(note.kind) || supervision.isEnough?.(note) === true) finish();
  };
  const onExit: ChildListener["onExit"] = (code, signal) => {
    if (isOver) return;
    watched.exit = { code, signal };
    finish();
  };
  const onForged = (): void => {
    watched.tampered ??= "the judge's messages";
    stop("tampered");
  };
  const onOutputLimit = (): void => stop("output");
  const listener = { onNote, onForged, onExit, onOutputLimit, onMemoryLimit: () => stop("memory") };
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
      watched.refused ??= { specifier: note.specifier, rule: note.rule };
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
    case "ends":
    case "beat":
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
    busy: null,
    endsItself: false,
    running: null,
    pending: null,
    childRecords: [],
    suites: null,
    left: [],
  };
}
