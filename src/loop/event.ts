/** A frame of a stack: file, line, column, function; a fifth entry says it is an awaiting caller. */
export type RawSite = [file: string, line: number, column: number, name: string, awaiting?: 1];

/** What every event of the tracer carries: the thread and libuv's count of loop turns. */
interface Stamp {
  /** 0 is the main thread; absent means 0. */
  th?: number;
  L: number;
  /** When it happened, in microseconds of the main thread's clock. */
  t?: number;
}

/** A resource was made. `api` holds the frames above the learner's, `name@file`, nearest last. */
export interface InitEvent extends Stamp {
  k: "init";
  id: number;
  ty: string;
  tr: number;
  ex: number;
  s?: RawSite;
  api?: string[];
  /** Delay of a timer in milliseconds, and whether it repeats. */
  d?: number;
  rep?: 1;
}

/** A callback of a resource begins or ends, or a promise is resolved. */
export interface IdEvent extends Stamp {
  k: "before" | "after" | "resolve";
  id: number;
}

/** The closing of a handle is begun, or its callback runs. */
export interface CloseEvent extends Stamp {
  k: "closing" | "closecb";
  id: number;
}

/** A timer or an immediate was cleared, set anew, or no longer holds the process, or does so again. */
export interface ClearEvent extends Stamp {
  k: "clear" | "refresh" | "unref" | "ref";
  id: number;
  s?: RawSite;
}

/** A text was written. */
export interface OutEvent extends Stamp {
  k: "out";
  st: "out" | "err";
  x: string;
  ex: number;
  s?: RawSite;
}

/** A process event begins or ends. */
export interface EmitEvent extends Stamp {
  k: "emit" | "emitted";
  name: string;
}

/**
 * The tracer started, the check phase began, the event limit was reached, the process ends; `quit` says
 * that a callback ends it, `thrown` that an error has left one.
 */
export interface MarkEvent extends Stamp {
  k: "start" | "check" | "cap" | "quit" | "thrown" | "exit" | "stopped";
  v?: string;
  uv?: string;
  /** The execution id in which the learner's main runs in CommonJS. */
  ex?: number;
  c?: number;
  /** When the loop started, told with the first check phase and at the end. */
  loop?: number;
}

/** One line of what the tracer writes. */
export type LoopEvent =
  | InitEvent
  | IdEvent
  | CloseEvent
  | ClearEvent
  | OutEvent
  | EmitEvent
  | MarkEvent;

/** A legal way to shift a race; the program is the same, the machine seems slower or faster. */
export interface Forcing {
  /** How many times faster the machine seems: timers and clocks are stretched by it. */
  dilate: number;
  /** After which scheduling calls, counted from 0, synchronous work is inserted. */
  spin: number[];
  /** Before which scheduling calls the thread pool is kept busy. */
  late: number[];
}

/** What the tracer is told, as JSON in the environment. */
export interface TracerConfig {
  /** The file that it appends to. */
  out: string;
  /** Folders whose files are the learner's. */
  own: string[];
  maxEvents: number;
  force: Forcing | null;
  /** How many threads the pool has when nothing is forced. */
  threads: number;
}

/** The file whose presence says that the trainer, and nobody else, sent the signal to stop. */
export function nameStopFile(out: string): string {
  return `${out}.stop`;
}

/** The variable that holds the `TracerConfig`. */
export const TRACER_VARIABLE = "TRAINER_LOOP_TRACER";
