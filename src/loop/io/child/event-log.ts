import { openSync, writeSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { getEnvironmentData, threadId } from "node:worker_threads";
import { quote } from "./quote.ts";

/** The making of a resource, without the stack. */
export interface Making {
  id: number;
  type: string;
  trigger: number;
  execution: number;
}

/** An event without its stamp. */
export type Fact = Record<string, unknown> & { k: string };

/** Where the events go. */
export interface EventLog {
  push: (fact: Fact) => void;
  /** The same for `init`; `rest` is the JSON of its other fields, each after a comma. */
  make: (making: Making, rest: string) => void;
  /** The same for `before`, `after` and `resolve`, which are most of all events. */
  mark: (kind: string, id: number) => void;
  flush: () => void;
  /** A moment of this thread's clock, in milliseconds, as events tell it. */
  tellTime: (ms: number) => number;
}

const CHUNK = 1000;
/** So many printed lines are written down at once, the others when a millisecond has gone by. */
const AT_ONCE = 500;
// The learner's code may replace what it likes.
const hrtime = process.hrtime.bigint;
const { stringify } = JSON;

/** What runs in the turn of the callback before it. */
const DRAINED = new Set(["TickObject", "PROMISE", "Microtask"]);

/** An append-only log; `onFull` is called once, after the last event was written. */
export function openLog(path: string, maxEvents: number, onFull: () => void): EventLog {
  const thread = threadId === 0 ? "" : `,"th":${threadId}`;
  const sheet = openSheet(path);
  const turn = createTurn();
  const drained = new Set<number>();
  let left = maxEvents;
  const take = (line: string, urgent: boolean): void => {
    if (left <= 0) return;
    sheet.write(line, urgent);
    left -= 1;
    if (left > 0) return;
    sheet.write(`{"k":"cap","L":0${thread}}\n`, false);
    sheet.flush();
    onFull();
  };
  const { tell, tellTime } = createClock();
  return {
    tellTime,
    flush: sheet.flush,
    push: (fact) => {
      fact["L"] = turn.look();
      fact["t"] = tell();
      if (threadId !== 0) fact["th"] = threadId;
      take(`${stringify(fact)}\n`, fact.k === "out");
    },
    make: ({ id, type, trigger, execution }, rest) => {
      const isDrained = DRAINED.has(type);
      if (isDrained) drained.add(id);
      const at = isDrained ? "" : `,"t":${tell()}`;
      const head = `{"k":"init","id":${id},"ty":${quote(type)},"tr":${trigger},"ex":${execution}`;
      take(`${head}${rest},"L":0${at}${thread}}\n`, false);
    },
    mark: (kind, id) => {
      const at = kind === "before" && !drained.has(id) ? turn.look() : turn.last();
      const time = kind === "resolve" ? "" : `,"t":${tell()}`;
      take(`{"k":"${kind}","id":${id},"L":${at}${time}${thread}}\n`, false);
    },
  };
}

/** Tells the time in microseconds; that of a worker thread is as the main thread has it. */
function createClock(): { tell: () => number; tellTime: (ms: number) => number } {
  // The learner's code may replace what it likes.
  const now = performance.now.bind(performance);
  const shift = threadId === 0 ? 0 : performance.timeOrigin - readOrigin();
  const tellTime = (ms: number): number => Math.round((ms + shift) * 1000);
  return { tell: () => tellTime(now()), tellTime };
}

/** When the clock of the main thread began. */
function readOrigin(): number {
  const origin = getEnvironmentData("trainer-origin");
  if (typeof origin === "number") return origin;
  return performance.timeOrigin;
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

/** Lines on their way to a file, written a chunk at a time. */
interface Sheet {
  /** What is urgent does not wait for long: it must not get lost when the process is killed. */
  write: (line: string, urgent: boolean) => void;
  flush: () => void;
}

function openSheet(path: string): Sheet {
  const file = openSync(path, "a");
  let text = "";
  let waiting = 0;
  let urgently = 0;
  let flushed = hrtime();
  const flush = (): void => {
    if (waiting === 0) return;
    // One write a chunk, so that the threads of a process do not get between each other's lines.
    writeSync(file, text);
    text = "";
    waiting = 0;
    if (urgently > AT_ONCE) flushed = hrtime();
  };
  const isDue = (): boolean => {
    urgently += 1;
    return urgently <= AT_ONCE || hrtime() - flushed > 1_000_000n;
  };
  const write = (line: string, urgent: boolean): void => {
    text += line;
    waiting += 1;
    if (waiting >= CHUNK || (urgent && isDue())) flush();
  };
  return { write, flush };
}
