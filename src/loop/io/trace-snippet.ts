import { dirname } from "node:path";
import type { Forcing } from "../event.ts";
import { buildTrace } from "../build-trace.ts";
import type { Traced } from "../build-trace.ts";
import { findLost } from "../find-lost.ts";
import type { Lost } from "../find-lost.ts";
import { findRaces } from "../model/find-races.ts";
import { buildGraph } from "../model/graph.ts";
import { writeForcing } from "../parse-forcing.ts";
import { changesOutside } from "../source/changes-outside.ts";
import { splitLines } from "../split-lines.ts";
import type { Mode } from "../trace.ts";
import { prepareSource } from "./prepare-source.ts";
import type { Runnable, Source } from "./prepare-source.ts";
import { LOOP_LIMITS, MOST_EVENTS, readPoolSize, recordRun, runPlain } from "./record-run.ts";
import type { Bench } from "./record-run.ts";
import type { NodeEnd } from "./run-node.ts";

/** What to trace, and with what. */
export interface SnippetRequest {
  source: Source;
  mode: Mode;
  /** How people name the file. */
  name: string;
  /** Path of the Node to run. */
  node: string;
  /** Absolute path of the built tracer. */
  tracer: string;
  /** An empty folder. */
  scratch: string;
  env: Record<string, string>;
  /** 60,000 when absent. */
  maxEvents?: number | undefined;
  /** How long a run may take, in milliseconds; 5000 when absent. */
  timeMs?: number | undefined;
  force?: Forcing | null | undefined;
  signal?: AbortSignal | undefined;
}

/** A traced snippet and what is needed to run it again. */
export interface TracedSnippet extends Traced {
  bench: Bench;
  runnable: Runnable;
  /** The learner's file. */
  file: Source;
  /** What a plain run printed; `null` without one that came to its end. */
  plain: string[] | null;
  /** The forcing that was asked for, as `--force` takes it; empty for none. */
  forced: string;
  /** What the traced run wrote to standard error, such as a syntax error. */
  stderr: string;
  /** Why the process could not be started. */
  failed: string | null;
  /** What the tracer could not write down; the trace then says nothing. */
  lost: Lost | null;
}

/** Runs a snippet once plain and once traced, and builds its trace. */
export async function traceSnippet(request: SnippetRequest): Promise<TracedSnippet> {
  const { source, mode, node, tracer, scratch, env, signal, force = null } = request;
  const runnable = await prepareSource(source, mode, scratch);
  const cwd = dirname(source.file);
  const maxEvents = request.maxEvents ?? MOST_EVENTS;
  const limits = { ...LOOP_LIMITS, timeMs: request.timeMs ?? LOOP_LIMITS.timeMs };
  const bench: Bench = { node, tracer, scratch, env, cwd, limits, maxEvents, signal };
  const enough = new AbortController();
  const signals = signal === undefined ? [enough.signal] : [enough.signal, signal];
  const besides: Bench = { ...bench, signal: AbortSignal.any(signals) };
  const isAlone = changesOutside(source.text);
  const runBeside = (): Promise<NodeEnd> | null =>
    force === null ? runPlain(besides, runnable) : null;
  const plainRun = isAlone ? null : runBeside();
  const recorded = await recordRun(bench, runnable, force);
  const { end } = recorded;
  // What did not come to its end once will not do so without the tracer either.
  const isEnded = end.stopped === null && end.signal === null;
  if (!isEnded) enough.abort();
  const beside = await (isAlone && isEnded ? runBeside() : plainRun);
  const isWhole = beside !== null && beside.stopped === null;
  const plain = isWhole ? splitLines(beside.stdout) : null;
  const traced = buildTrace({
    events: recorded.events,
    stdout: end.stdout,
    end: { exit: end.exit, signal: end.signal, stopped: end.stopped },
    mode,
    source: { file: request.name, language: source.language },
    toSource: runnable.toSource,
    plain,
  });
  const lost = findLost(recorded.events, end);
  traced.trace.races = findRaces(buildGraph(traced.walk), readPoolSize(bench), traced.trace.times);
  const told = { stderr: end.stderr, failed: end.failed, lost };
  const forced = force === null ? "" : writeForcing(force);
  return { ...traced, bench, runnable, file: source, plain, forced, ...told };
}
