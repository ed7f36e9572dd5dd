import { performance } from "node:perf_hooks";
import type { TracerConfig } from "../../event.ts";
import { ROW } from "../../row.ts";
import type { MarkKind } from "../../row.ts";
import { openSheet } from "./sheet.ts";
import type { Making } from "./sheet.ts";
import type { Thread } from "./thread.ts";

/** An event without its stamp. */
export type Fact = Record<string, unknown> & { k: string };

/** Where the events go. */
export interface EventLog {
  push: (fact: Fact) => void;
  /** The same for `init`. */
  make: (making: Making) => void;
  /** The same for `before`, `after` and `resolve`; `mayTurn` if a new turn of the loop may have begun. */
  mark: (kind: MarkKind, id: number, mayTurn: boolean) => void;
  /** Gives a text, as JSON, the number by which makings name it. */
  name: (json: string) => number;
  flush: () => void;
  /** Now, in microseconds, as events tell it. */
  tell: () => number;
  /** A moment of this thread's clock, in milliseconds, as events tell it. */
  tellTime: (ms: number) => number;
}

// The learner's code may replace what it likes.
const { stringify } = JSON;
const { round } = Math;

/** An append-only log; `onFull` is called once, after the last event was written. */
export function openLog(config: TracerConfig, thread: Thread, onFull: () => void): EventLog {
  const sheet = openSheet(config.out, thread.id);
  const turn = createTurn();
  const { tell, tellTime } = createClock(thread.shiftMs);
  let left = config.maxEvents;
  const count = (): void => {
    left -= 1;
    if (left > 0) return;
    const from = thread.id === 0 ? "" : `,"th":${thread.id}`;
    sheet.line(`{"k":"cap","L":0${from}}\n`, false);
    sheet.flush();
    onFull();
  };
  return {
    name: sheet.name,
    tell,
    tellTime,
    flush: sheet.flush,
    push: (fact) => {
      if (left <= 0) return;
      fact["L"] = turn.look();
      fact["t"] = tell();
      if (thread.id !== 0) fact["th"] = thread.id;
      sheet.line(`${stringify(fact)}\n`, fact.k === "out");
      count();
    },
    make: (making) => {
      if (left <= 0) return;
      sheet.make(making);
      count();
    },
    mark: (kind, id, mayTurn) => {
      if (left <= 0) return;
      const at = mayTurn ? turn.look() : turn.last();
      sheet.mark(kind, id, at, kind === ROW.resolve ? Number.NaN : tell());
      count();
    },
  };
}

/** Tells the time in microseconds; that of a worker thread is as the main thread has it. */
function createClock(shift: number): { tell: () => number; tellTime: (ms: number) => number } {
  // The learner's code may replace what it likes.
  const now = performance.now.bind(performance);
  const tellTime = (ms: number): number => round((ms + shift) * 1000);
  return { tell: () => tellTime(now()), tellTime };
}

/** The count of loop turns. To look at it takes time, so that is done only where it may have changed. */
function createTurn(): { look: () => number; last: () => number } {
  const { nodeTiming } = performance;
  let turn = 0;
  return {
    look: () => {
      turn = nodeTiming.uvMetricsInfo.loopCount;
      return turn;
    },
    last: () => turn,
  };
}
