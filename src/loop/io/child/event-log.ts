import { closeSync, openSync, writeSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { threadId } from "node:worker_threads";

/** An event without its stamp. */
export type Fact = Record<string, unknown> & { k: string };

/** Where the events go. */
export interface EventLog {
  push: (fact: Fact) => void;
  flush: () => void;
  /** Nothing is taken any more. */
  isClosed: () => boolean;
}

const CHUNK = 400;
const hrtime = process.hrtime.bigint;

/** An append-only log; `onFull` is called once, after the last event was written. */
export function openLog(path: string, maxEvents: number, onFull: () => void): EventLog {
  const file = openSync(path, "a");
  const { nodeTiming } = performance;
  let lines: string[] = [];
  let count = 0;
  let closed = false;
  let flushed = hrtime();
  const flush = (): void => {
    if (lines.length === 0) return;
    // One write a chunk, so that the threads of a process do not get between each other's lines.
    writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
    flushed = hrtime();
  };
  const push = (fact: Fact): void => {
    if (closed) return;
    fact["L"] = nodeTiming.uvMetricsInfo.loopCount;
    if (threadId !== 0) fact["th"] = threadId;
    lines.push(JSON.stringify(fact));
    count += 1;
    if (count >= maxEvents) {
      lines.push(JSON.stringify({ k: "cap", L: fact["L"] }));
      flush();
      closed = true;
      closeSync(file);
      onFull();
      return;
    }
    // What was printed must not get lost when the process is killed.
    const due = fact.k === "out" && hrtime() - flushed > 1_000_000n;
    if (lines.length >= CHUNK || due) flush();
  };
  return { push, flush, isClosed: () => closed };
}
