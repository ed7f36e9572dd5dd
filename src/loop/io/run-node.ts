import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { End } from "../trace.ts";

/** One process of Node. */
export interface NodeRun {
  /** Path of the Node to run. */
  node: string;
  flags: string[];
  entry: string;
  cwd: string;
  env: Record<string, string>;
  limits: RunLimits;
  /** Ask it to write down what it saw before it is killed. */
  traced: boolean;
  signal?: AbortSignal | undefined;
}

/** The limits of one process. */
export interface RunLimits {
  timeMs: number;
  heapMb: number;
  outputBytes: number;
}

/** What a process printed and how it ended. */
export interface NodeEnd extends End {
  stdout: string;
  stderr: string;
  /** The process could not be started. */
  failed: string | null;
  durationMs: number;
}

/** How long a process that was told to stop may take, in milliseconds. */
const GRACE_MS = 300;

const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) killGroup(child, "SIGKILL");
});

/** Runs one process to its end or to a limit, and kills all that it started. Never rejects. */
export async function runNode(run: NodeRun): Promise<NodeEnd> {
  const began = performance.now();
  const child = start(run);
  living.add(child);
  const state: { stopped: End["stopped"] } = { stopped: null };
  const stop = (why: NonNullable<End["stopped"]>): void => {
    if (state.stopped !== null) return;
    state.stopped = why;
    halt(child, run.traced);
  };
  const output = collectOutput(child, run.limits.outputBytes, () => stop("output"));
  const timer = setTimeout(() => stop("time"), run.limits.timeMs);
  const interrupt = (): void => stop("time");
  run.signal?.addEventListener("abort", interrupt, { once: true });
  const end = await waitForEnd(child);
  clearTimeout(timer);
  run.signal?.removeEventListener("abort", interrupt);
  living.delete(child);
  // What it started and left behind would go on without it.
  killGroup(child, "SIGKILL");
  const durationMs = performance.now() - began;
  const { stdout, stderr } = output.read();
  const stopped = state.stopped ?? (isOutOfMemory(end, stderr) ? "memory" : null);
  return { ...end, stdout, stderr, stopped, durationMs };
}

/** V8 ends the process itself then. */
function isOutOfMemory({ exit }: Pick<NodeEnd, "exit">, stderr: string): boolean {
  return exit !== 0 && stderr.includes("JavaScript heap out of memory");
}

function start({ node, flags, entry, cwd, env, limits }: NodeRun): ChildProcess {
  return spawn(node, [`--max-old-space-size=${limits.heapMb}`, ...flags, entry], {
    cwd,
    env,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function waitForEnd(child: ChildProcess): Promise<Pick<NodeEnd, "exit" | "signal" | "failed">> {
  return new Promise((resolve) => {
    let end: Pick<NodeEnd, "exit" | "signal" | "failed"> = {
      ...{ exit: null, signal: null, failed: null },
    };
    child.once("error", (error) => resolve({ ...end, failed: error.message }));
    child.once("exit", (exit, signal) => {
      end = { ...end, exit, signal };
      // A process that it left behind may hold the pipes open.
      setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS).unref();
    });
    child.once("close", () => resolve(end));
  });
}

function halt(child: ChildProcess, traced: boolean): void {
  if (!traced || process.platform === "win32" || child.pid === undefined) {
    killGroup(child, "SIGKILL");
    return;
  }
  child.kill("SIGUSR2");
  setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

function collectOutput(
  child: ChildProcess,
  most: number,
  onFull: () => void,
): { read: () => { stdout: string; stderr: string } } {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let bytes = 0;
  const take = (list: Buffer[]) => (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= most) list.push(chunk);
    else onFull();
  };
  child.stdout?.on("data", take(out));
  child.stderr?.on("data", take(err));
  const text = (list: Buffer[]): string => Buffer.concat(list).toString("utf8");
  return { read: () => ({ stdout: text(out), stderr: text(err) }) };
}
