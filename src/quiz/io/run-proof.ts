import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onAbort } from "../../on-abort.ts";
import { withScratch } from "../../process/scratch.ts";
import { startGroup } from "../../process/start-group.ts";
import type { Group } from "../../process/start-group.ts";
import type { Proof } from "../card/card-base.ts";
import type { ProofRun } from "../proof-run.ts";

/** How a proof is run. */
export interface ProofOptions {
  /** Absolute path of the Node to run it on. */
  node: string;
  signal: AbortSignal;
  /** Milliseconds after which it is killed; 5000 when absent. */
  timeoutMs?: number;
  /** Variables of the environment that it sees beside those that every one does. */
  passes?: readonly string[];
}

/**
 * Runs a proof in an empty folder, in a process group that is killed as a whole at its limits.
 *
 * @throws TrainerError `NO_TEMP_FOLDER` when the system's folder for such files takes none.
 */
export function runProof(proof: Proof, options: ProofOptions): Promise<ProofRun> {
  return withScratch(async (folder) => {
    const file = `proof.${proof.language}`;
    writeFileSync(join(folder, file), `${proof.code}\n`);
    return watch(start(options, file, folder), options);
  });
}

const TIMEOUT_MS = 5000;
const PIPES_MS = 500;
const MOST_CHARACTERS = 64_000;
const KEPT = ["PATH", "Path", "SystemRoot", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE"];

/** Without the learner's `NODE_OPTIONS`, time zone and colours, so that it prints what it claims. */
function start({ node, passes = [] }: ProofOptions, file: string, folder: string): Group {
  const kept = [...KEPT, ...passes].map((name) => [name, process.env[name]] as const);
  return startGroup({
    command: node,
    args: [file],
    cwd: folder,
    env: { ...Object.fromEntries(kept), TZ: "UTC", LANG: "C.UTF-8", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    scratch: folder,
  });
}

async function watch({ child, kill }: Group, options: ProofOptions): Promise<ProofRun> {
  const startedAt = performance.now();
  const run: ProofRun = { end: "ended", code: null, stdout: "", stderr: "", durationMs: 0 };
  const stop = (end: ProofRun["end"]): void => {
    if (run.end === "ended") run.end = end;
    kill();
  };
  const take = (key: "stdout" | "stderr") => (text: string) => {
    run[key] = (run[key] + text).slice(0, MOST_CHARACTERS);
    if (run[key].length === MOST_CHARACTERS) stop("output-limit");
  };
  child.stdout?.setEncoding("utf8").on("data", take("stdout"));
  child.stderr?.setEncoding("utf8").on("data", take("stderr"));
  const letGo = onAbort(options.signal, () => stop("interrupted"));
  const timer = setTimeout(() => stop("timeout"), options.timeoutMs ?? TIMEOUT_MS);
  await new Promise<void>((resolve) => {
    child.once("error", (error) => {
      run.end = "not-started";
      run.stderr += error.message;
      resolve();
    });
    child.once("exit", (code) => {
      run.code = code;
      kill();
      // A process that left the group holds the pipes open, so they do not decide on the end.
      setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, PIPES_MS).unref();
    });
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
  letGo();
  return { ...run, durationMs: performance.now() - startedAt };
}
