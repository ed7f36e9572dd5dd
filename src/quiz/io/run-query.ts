import { realpathSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { onAbort } from "../../on-abort.ts";
import { startGroup } from "../../process/start-group.ts";
import type { Group } from "../../process/start-group.ts";
import { parseEnds } from "../query/parse-batch.ts";
import type { BatchEnd, QueryBatch } from "../query/query-run.ts";

/** Where the database is, and how long it may take. */
export interface QueryOptions {
  packageRoot: string;
  signal: AbortSignal;
  /** Milliseconds after which its process is killed; 60000 when absent. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
const MOST_CHARACTERS = 8_000_000;
const KEPT = ["SystemRoot", "TEMP", "TMP", "TMPDIR"];

/**
 * Runs batches in one process of their own, which may read the built program and nothing else. When it fails
 * as a whole, each of them has failed.
 */
export async function runQueries(
  batches: readonly QueryBatch[],
  options: QueryOptions,
): Promise<BatchEnd[]> {
  const group = start(options.packageRoot);
  const end = watch(group, options);
  const { stdin } = group.child;
  // A process that has ended takes nothing; how it ended is told by `watch`.
  stdin?.on("error", () => undefined);
  stdin?.end(JSON.stringify(batches));
  const ends = await end;
  return typeof ends === "string" ? batches.map(() => ({ kind: "failed", message: ends })) : ends;
}

function start(packageRoot: string): Group {
  const dist = realpathSync(join(packageRoot, "dist"));
  const kept = KEPT.map((name) => [name, process.env[name]] as const);
  return startGroup({
    command: process.execPath,
    args: [...listFlags(process.versions.node, dist), join(dist, "quiz-query.js")],
    cwd: dist,
    env: { ...Object.fromEntries(kept), TZ: "UTC", LANG: "C.UTF-8", NO_COLOR: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** The permission model is called `--permission` from 22.13, 23.5 and 24 on. */
function listFlags(version: string, dist: string): string[] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isStable = major >= 24 || (major === 23 ? minor >= 5 : major === 22 && minor >= 13);
  const permission = isStable ? "--permission" : "--experimental-permission";
  return [
    "--no-warnings",
    "--max-old-space-size=512",
    permission,
    `--allow-fs-read=${join(dist, "*")}`,
  ];
}

/** What was written, or why nothing was. */
async function watch({ child, kill }: Group, options: QueryOptions): Promise<BatchEnd[] | string> {
  let out = "";
  let said = "";
  let failure: string | null = null;
  const stop = (message: string): void => {
    failure ??= message;
    kill();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    if (out.length > MOST_CHARACTERS) stop("it returns too much");
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const letGo = onAbort(options.signal, () => stop("it was interrupted"));
  const timer = setTimeout(() => stop("it did not end in time"), options.timeoutMs ?? TIMEOUT_MS);
  await new Promise<void>((resolve) => {
    child.once("error", (error) => {
      failure ??= error.message;
      resolve();
    });
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
  letGo();
  if (failure !== null) return failure;
  try {
    return parseEnds(out);
  } catch {
    return findReason(said);
  }
}

function findReason(said: string): string {
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? "the database's process ended early";
}
