import { readFileSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname, join, sep } from "node:path";
import type { Forcing, TracerConfig } from "../event.ts";
import { nameStopFile, TRACER_VARIABLE } from "../event.ts";
import type { Runnable } from "./prepare-source.ts";
import { runNode } from "./run-node.ts";
import type { NodeEnd, RunLimits } from "./run-node.ts";

/** How a snippet is run, whichever way. */
export interface Bench {
  /** Path of the Node to run. */
  node: string;
  /** Absolute path of the built tracer. */
  tracer: string;
  /** A folder of its own, for what is written down. */
  scratch: string;
  /** Set for the snippet. */
  env: Record<string, string>;
  /** The folder of the learner's file, which is the current folder of the run. */
  cwd: string;
  limits: RunLimits;
  maxEvents: number;
  /** Further flags for traced runs; none when absent. */
  flags?: readonly string[];
  signal?: AbortSignal | undefined;
}

/** The limits of a run, as the judge has them. */
export const LOOP_LIMITS: RunLimits = { timeMs: 5000, heapMb: 256, outputBytes: 1_000_000 };

/** How many events of the tracer are taken before the run is ended. */
export const MOST_EVENTS = 60_000;

/** Runs a snippet as it is, with nothing added. */
export function runPlain(bench: Bench, { entry }: Runnable): Promise<NodeEnd> {
  const { node, cwd, limits, signal } = bench;
  return runNode({
    node,
    flags: [],
    entry,
    cwd,
    env: buildEnv(bench),
    limits,
    stopFile: null,
    signal,
  });
}

/** A traced run and what was written down, one event a line. */
export interface Recorded {
  end: NodeEnd;
  events: string;
}

/** Runs a snippet with the tracer, forced or not. */
export async function recordRun(
  bench: Bench,
  { entry }: Runnable,
  force: Forcing | null = null,
): Promise<Recorded> {
  const { node, cwd, limits, signal, tracer, scratch, maxEvents } = bench;
  const out = join(scratch, `${randomBytes(6).toString("hex")}.jsonl`);
  const own = [...new Set([dirname(entry), cwd])].map((folder) =>
    folder.endsWith(sep) ? folder : `${folder}${sep}`,
  );
  const threads = readPoolSize(bench);
  const config: TracerConfig = { out, own, maxEvents, force, threads };
  const pool = limitPool(threads, force?.late.length ?? 0);
  const env = { ...buildEnv(bench), ...pool, [TRACER_VARIABLE]: JSON.stringify(config) };
  const flags = ["--require", tracer, ...(bench.flags ?? [])];
  const stopFile = nameStopFile(out);
  const end = await runNode({ node, flags, entry, cwd, env, limits, stopFile, signal });
  rmSync(stopFile, { force: true });
  return { end, events: take(out) };
}

/** An operation that is held back is done already, but would occupy a thread: the others have only the rest. */
function limitPool(threads: number, held: number): Record<string, string> {
  return held > 0 && threads > held ? { UV_THREADPOOL_SIZE: `${threads - held}` } : {};
}

/** How many threads libuv gives the pool of a run: 4, or what the run's own environment says, from 1 to 1024. */
export function readPoolSize(bench: Bench): number {
  const said = buildEnv(bench)["UV_THREADPOOL_SIZE"];
  if (said === undefined) return 4;
  const size = Math.trunc(Number.parseFloat(said));
  return Number.isNaN(size) ? 1 : Math.min(1024, Math.max(1, size));
}

function buildEnv({ env }: Bench): Record<string, string> {
  const kept = ["PATH", "HOME", "SystemRoot", "TMPDIR", "TEMP", "TMP", "UV_THREADPOOL_SIZE"];
  const own: Record<string, string> = {};
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) own[name] = value;
  }
  return { ...own, TZ: "UTC", ...env };
}

function take(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended before the tracer began.
    return "";
  } finally {
    rmSync(path, { force: true });
  }
}
