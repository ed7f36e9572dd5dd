import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainTempFault } from "../../fs-fault.ts";
import type { Proof } from "../card/card-base.ts";
import type { ProofRun } from "../proof-run.ts";

/** How a proof is run. */
export interface ProofOptions {
  /** Absolute path of the Node to run it on. */
  node: string;
  signal: AbortSignal;
  /** Milliseconds after which it is killed; 5000 when absent. */
  timeoutMs?: number;
}

/**
 * Runs a proof in an empty folder, in a process group that is killed as a whole at its limits.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export async function runProof(proof: Proof, options: ProofOptions): Promise<ProofRun> {
  const folder = makeFolder();
  try {
    const file = `proof.${proof.language}`;
    writeFileSync(join(folder, file), `${proof.code}\n`);
    return await watch(start(options.node, file, folder), options);
  } finally {
    // Windows may hold a file of a killed process for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "trainer-proof-"));
  } catch (error) {
    throw explainTempFault(error, tmpdir());
  }
}

const TIMEOUT_MS = 5000;
const PIPES_MS = 500;
const MOST_CHARACTERS = 64_000;
const KEPT = ["PATH", "Path", "SystemRoot", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE"];

const living = new Set<ChildProcess>();
process.once("exit", () => living.forEach(killGroup));

/** Without the learner's `NODE_OPTIONS`, time zone and colours, so that it prints what it claims. */
function start(node: string, file: string, folder: string): ChildProcess {
  const kept = KEPT.map((name) => [name, process.env[name]] as const);
  return spawn(node, [file], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), TZ: "UTC", LANG: "C.UTF-8", NO_COLOR: "1" },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
}

async function watch(child: ChildProcess, options: ProofOptions): Promise<ProofRun> {
  const startedAt = performance.now();
  const run: ProofRun = { end: "ended", code: null, stdout: "", stderr: "", durationMs: 0 };
  const stop = (end: ProofRun["end"]): void => {
    if (run.end === "ended") run.end = end;
    killGroup(child);
  };
  const take = (key: "stdout" | "stderr") => (text: string) => {
    run[key] = (run[key] + text).slice(0, MOST_CHARACTERS);
    if (run[key].length === MOST_CHARACTERS) stop("output-limit");
  };
  living.add(child);
  child.stdout?.setEncoding("utf8").on("data", take("stdout"));
  child.stderr?.setEncoding("utf8").on("data", take("stderr"));
  const interrupt = (): void => stop("interrupted");
  options.signal.addEventListener("abort", interrupt);
  if (options.signal.aborted) interrupt();
  const timer = setTimeout(() => stop("timeout"), options.timeoutMs ?? TIMEOUT_MS);
  await new Promise<void>((resolve) => {
    child.once("error", (error) => {
      run.end = "not-started";
      run.stderr += error.message;
      resolve();
    });
    child.once("exit", (code) => {
      run.code = code;
      killGroup(child);
      // A process that left the group holds the pipes open, so they do not decide on the end.
      setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, PIPES_MS).unref();
    });
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
  options.signal.removeEventListener("abort", interrupt);
  living.delete(child);
  return { ...run, durationMs: performance.now() - startedAt };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group has ended already.
  }
}
