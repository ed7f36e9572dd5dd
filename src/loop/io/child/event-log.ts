import { openSync, writeSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { threadId } from "node:worker_threads";

/** An event without its stamp. */
export type Fact = Record<string, unknown> & { k: string };

/** Where the events go. */
export interface EventLog {
  push: (fact: Fact) => void;
  /** The same for `before`, `after` and `resolve`, which are most of all events. */
  mark: (kind: string, id: number) => void;
  flush: () => void;
}

const CHUNK = 400;
// The learner's code may replace what it likes.
const hrtime = process.hrtime.bigint;
const { stringify } = JSON;

/** An append-only log; `onFull` is called once, after the last event was written. */
export function openLog(path: string, maxEvents: number, onFull: () => void): EventLog {
  const { nodeTiming } = performance;
  const thread = threadId === 0 ? "" : `,"th":${threadId}`;
  const sheet = openSheet(path);
  let count = 0;
  let closed = false;
  const take = (line: string, urgent: boolean): void => {
    sheet.write(line, urgent);
    count += 1;
    if (count < maxEvents) return;
    sheet.write(`{"k":"cap","L":0${thread}}\n`, false);
    sheet.flush();
    closed = true;
    onFull();
  };
  const readTurn = (): number => nodeTiming.uvMetricsInfo.loopCount;
  return {
    flush: sheet.flush,
    push: (fact) => {
      if (closed) return;
      // The making of a resource needs no turn, and to read it takes time.
      fact["L"] = fact.k === "init" ? 0 : readTurn();
      if (threadId !== 0) fact["th"] = threadId;
      take(`${stringify(fact)}\n`, fact.k === "out");
    },
    mark: (kind, id) => {
      if (closed) return;
      const turn = kind === "before" ? readTurn() : 0;
      take(`{"k":"${kind}","id":${id},"L":${turn}${thread}}\n`, false);
    },
  };
}

/** Lines on their way to a file, written a chunk at a time. */
interface Sheet {
  /** What is urgent does not wait for more than a millisecond. */
  write: (line: string, urgent: boolean) => void;
  flush: () => void;
}

function openSheet(path: string): Sheet {
  const file = openSync(path, "a");
  let text = "";
  let waiting = 0;
  let flushed = hrtime();
  const flush = (): void => {
    if (waiting === 0) return;
    // One write a chunk, so that the threads of a process do not get between each other's lines.
    writeSync(file, text);
    text = "";
    waiting = 0;
    flushed = hrtime();
  };
  const write = (line: string, urgent: boolean): void => {
    text += line;
    waiting += 1;
    // What was printed must not get lost when the process is killed.
    if (waiting >= CHUNK || (urgent && hrtime() - flushed > 1_000_000n)) flush();
  };
  return { write, flush };
}
