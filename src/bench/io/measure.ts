import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { onAbort } from "../../on-abort.ts";
import { withScratch } from "../../process/scratch.ts";
import { startGroup } from "../../process/start-group.ts";
import type { Code, Measured } from "../bench.ts";
import { linkSolution } from "../../text/link-solution.ts";
import { parseSamples } from "../parse-samples.ts";

/** One process that measures one contestant. */
export interface Measuring {
  /** Absolute file with the workloads of the challenge. */
  workloads: string;
  /** What stands for `@solution` in it. */
  code: Code;
  /** Absolute file of the built child. */
  child: string;
  /** Time for one workload at one size, in milliseconds. */
  ms: number;
  /** Time after which the process is ended, in milliseconds. */
  limitMs: number;
  signal: AbortSignal;
}

/** How much of what a process said last is kept, in characters. */
const LAST_WORDS = 4000;

/** Measures one contestant in a process of its own; a failure of its code is a value. */
export function measure(measuring: Measuring): Promise<Measured> {
  return withScratch(async (folder) => {
    const target = join(folder, "samples.json");
    const source = prepare(folder, measuring);
    const args = [measuring.child, source, target, String(measuring.ms)];
    const failure = await run(args, { folder, measuring });
    try {
      return { samples: parseSamples(readFileSync(target, "utf8")) };
    } catch {
      return { failure };
    }
  });
}

/** Puts the workloads into the folder with their solution, and gives their URL. */
function prepare(folder: string, { workloads, code }: Measuring): string {
  const source = join(folder, "workloads.ts");
  const text = readFileSync(workloads, "utf8");
  writeFileSync(source, linkSolution(text, pathToFileURL(place(folder, code)).href));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  return pathToFileURL(source).href;
}

/** Where the code is, or is put. */
function place(folder: string, code: Code): string {
  if (code.kind === "file") return code.path;
  // A junction needs no rights on Windows.
  if (code.modules !== null) symlinkSync(code.modules, join(folder, "node_modules"), "junction");
  const path = join(folder, "solution.ts");
  writeFileSync(path, code.text);
  return path;
}

/** Runs the child to its end; gives why it failed if it did. */
function run(
  args: readonly string[],
  { folder, measuring }: { folder: string; measuring: Measuring },
): Promise<string> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const group = startGroup({
    command: process.execPath,
    args: ["--expose-gc", "--import", loader, ...args],
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: undefined, TSX_TSCONFIG_PATH: undefined },
    stdio: ["ignore", "ignore", "pipe"],
    scratch: folder,
  });
  return new Promise((resolve) => {
    let said = "";
    const end = (failure: string): void => {
      clearTimeout(timer);
      letGo();
      group.kill();
      resolve(failure);
    };
    const timer = setTimeout(
      () => end(`it took over ${measuring.limitMs / 1000} s`),
      measuring.limitMs,
    );
    const letGo = onAbort(measuring.signal, () => end("it was interrupted"));
    group.child.stderr?.setEncoding("utf8");
    group.child.stderr?.on("data", (chunk: string) => {
      said = (said + chunk).slice(-LAST_WORDS);
    });
    group.child.once("error", (error) => end(error.message));
    group.child.once("close", () => end(findReason(said)));
  });
}

/** The line of an uncaught error, which says more than the stack around it. */
function findReason(said: string): string {
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  const reason = lines.find((line) => /^(?:\w*Error\b|Uncaught)/.test(line));
  return reason ?? "it ended before everything was measured";
}
