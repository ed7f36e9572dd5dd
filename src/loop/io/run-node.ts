import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { onAbort } from "../../on-abort.ts";
import { startGroup } from "../../process/start-group.ts";
import type { Group } from "../../process/start-group.ts";
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
  /** The file that tells it to write down what it saw before it is killed; `null` when it is just killed. */
  stopFile: string | null;
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

/** Runs one process to its end or to a limit, and kills all that it started. Never rejects. */
export async function runNode(run: NodeRun): Promise<NodeEnd> {
  const began = performance.now();
  const group = start(run);
  const { child } = group;
  const state: { stopped: End["stopped"] } = { stopped: null };
  const stop = (why: NonNullable<End["stopped"]>): void => {
    if (state.stopped !== null) return;
    state.stopped = why;
    halt(group, run.stopFile);
  };
  const output = collectOutput(child, run.limits.outputBytes, () => stop("output"));
  const timer = setTimeout(() => stop("time"), run.limits.timeMs);
  const letGo = onAbort(run.signal, () => stop("time"));
  const end = await waitForEnd(group);
  clearTimeout(timer);
  letGo();
  // What it started and left behind would go on without it.
  group.kill();
  const durationMs = performance.now() - began;
  const { stdout, stderr } = output.read();
  const stopped = state.stopped ?? (isOutOfMemory(end, stderr) ? "memory" : null);
  return { ...end, stdout, stderr, stopped, durationMs };
}

/** V8 ends the process itself then. */
function isOutOfMemory({ exit }: Pick<NodeEnd, "exit">, stderr: string): boolean {
  return exit !== 0 && stderr.includes("JavaScript heap out of memory");
}

function start({ node, flags, entry, cwd, env, limits }: NodeRun): Group {
  return startGroup({
    command: node,
    args: [`--max-old-space-size=${limits.heapMb}`, ...flags, entry],
    ...{ cwd, env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function waitForEnd({ child, kill }: Group): Promise<Pick<NodeEnd, "exit" | "signal" | "failed">> {
  return new Promise((resolve) => {
    let end: Pick<NodeEnd, "exit" | "signal" | "failed"> = {
      ...{ exit: null, signal: null, failed: null },
    };
    child.once("error", (error) => resolve({ ...end, failed: error.message }));
    child.once("exit", (exit, signal) => {
      end = { ...end, exit, signal };
      // A process that it left behind may hold the pipes open.
      setTimeout(kill, GRACE_MS).unref();
    });
    child.once("close", () => resolve(end));
  });
}

function halt({ child, kill }: Group, stopFile: string | null): void {
  if (stopFile === null || process.platform === "win32" || child.pid === undefined) {
    kill();
    return;
  }
  try {
    writeFileSync(stopFile, "");
  } catch {
    // Without it what was not written down yet is lost.
  }
  child.kill("SIGUSR2");
  setTimeout(kill, GRACE_MS);
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
