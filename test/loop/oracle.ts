import { readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import type { TracerConfig } from "../../src/loop/event.ts";
import { TRACER_VARIABLE } from "../../src/loop/event.ts";
import { LOOP_LIMITS } from "../../src/loop/io/record-run.ts";
import { runNode } from "../../src/loop/io/run-node.ts";
import { parseEvents } from "../../src/loop/reduce/parse-events.ts";
import type { Ran } from "../../src/loop/reduce/ran.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";
import type { TracedSnippet } from "../../src/loop/io/trace-snippet.ts";

/** What Node's own trace events say of a callback. */
export type Truth = "timers" | "check" | "neither";

/** One trace event, as far as it is needed. */
interface NodeEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  id?: string;
  tid: number;
}

/**
 * Runs a traced snippet again while Node writes its own trace events, and compares the two: a callback
 * lies in Node's `RunTimers` exactly when its phase is timers, in `CheckImmediate` exactly when it is
 * check.
 */
export async function compareWithNode(
  { bench, runnable }: TracedSnippet,
  name: string,
): Promise<Comparison> {
  const out = join(bench.scratch, `${name}.jsonl`);
  const pattern = join(bench.scratch, `${name}.events.json`);
  const own = [`${bench.cwd}${sep}`, `${bench.scratch}${sep}`];
  const config: TracerConfig = { out, own, maxEvents: bench.maxEvents, force: null };
  await runNode({
    node: bench.node,
    flags: [
      ...["--require", bench.tracer, "--trace-event-file-pattern", pattern],
      ...["--trace-event-categories", "node.environment,node.async_hooks"],
    ],
    entry: runnable.entry,
    cwd: bench.cwd,
    env: {
      PATH: process.env["PATH"] ?? "",
      ...bench.env,
      [TRACER_VARIABLE]: JSON.stringify(config),
    },
    limits: LOOP_LIMITS,
    traced: true,
  });
  const walk = walkEvents(parseEvents(readFileSync(out, "utf8")).threads.get(0) ?? []);
  const truth = readTruth(pattern);
  rmSync(out);
  rmSync(pattern, { force: true });
  // Node ends a worker, and closes its ports, in poll or at the start of check and no hook says which:
  // R-POLL-OR-CHECK.
  const types = new Set([...walk.resources.values()].map(({ type }) => type));
  const either = new Set(types.has("WORKER") ? ["WORKER", "MESSAGEPORT"] : []);
  const steps = walk.steps.filter(({ id }) => !either.has(walk.resources.get(id)?.type ?? ""));
  return compareSteps(steps, truth);
}

/** How many callbacks were compared, and a sentence for each that Node sees otherwise. */
export interface Comparison {
  compared: number;
  faults: string[];
}

/** Compares the phases of callbacks with what Node's own events say. */
export function compareSteps(steps: readonly Ran[], truth: ReadonlyMap<string, Truth>): Comparison {
  const known = steps.filter(({ id, run, phase }) => LOOP.has(phase) && truth.has(`${id}:${run}`));
  return { compared: known.length, faults: known.flatMap((step) => compare(step, truth)) };
}

const LOOP = new Set(["timers", "check", "poll", "pending", "close"]);

function compare(step: Ran, truth: ReadonlyMap<string, Truth>): string[] {
  const said = truth.get(`${step.id}:${step.run}`);
  const wanted = step.phase === "timers" || step.phase === "check" ? step.phase : "neither";
  if (said === wanted) return [];
  return [`callback ${step.id} is ${step.phase}, and Node says ${said}`];
}

function readTruth(path: string): Map<string, Truth> {
  const traceEvents = parseEventFile(readFileSync(path, "utf8"));
  const main = traceEvents.find(({ name }) => name === "Environment")?.tid;
  const events = traceEvents.filter(({ tid }) => tid === main);
  const timers = listSpans(events, "RunTimers");
  const checks = listSpans(events, "CheckImmediate");
  const counts = new Map<number, number>();
  const truth = new Map<string, Truth>();
  for (const { name, ph, ts, id } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (ph !== "b" || !name.endsWith("_CALLBACK") || id === undefined) continue;
    const key = Number(id);
    const run = counts.get(key) ?? 0;
    counts.set(key, run + 1);
    const inside = (spans: readonly Span[]): boolean =>
      spans.some(({ from, to }) => ts >= from && ts <= to);
    truth.set(`${key}:${run}`, inside(timers) ? "timers" : inside(checks) ? "check" : "neither");
  }
  return truth;
}

interface Span {
  from: number;
  to: number;
}

function listSpans(events: readonly NodeEvent[], wanted: string): Span[] {
  return events
    .filter(({ name, ph }) => name === wanted && ph === "X")
    .map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }));
}

function parseEventFile(text: string): NodeEvent[] {
  const value: unknown = JSON.parse(text);
  const isFile = typeof value === "object" && value !== null && "traceEvents" in value;
  const events: unknown = isFile ? value.traceEvents : [];
  return Array.isArray(events) ? events.filter(isNodeEvent) : [];
}

function isNodeEvent(value: unknown): value is NodeEvent {
  return typeof value === "object" && value !== null && "name" in value && "ts" in value;
}
