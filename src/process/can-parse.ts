import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import process from "node:process";
import { clearTimeout, setTimeout } from "node:timers";
import { pathToFileURL } from "node:url";
import { findTooDeep, isShallow } from "../text/nesting.ts";
import { startGroup } from "./start-group.ts";

/** How long a parser may take, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * Parses and lowers the file named by the last argument in a thread, whose stack is half as large as
 * that of a process.
 */
const TRIAL = `
const { Worker } = require("node:worker_threads");
const [tools, path] = process.argv.slice(1);
const work = \`
  const { readFileSync } = require("node:fs");
  const { workerData: { tools, path } } = require("node:worker_threads");
  import(tools).then(({ parseSync, transformSync }) => {
    const text = readFileSync(path, "utf8");
    const lang = /ts$/.test(path) ? "ts" : "js";
    for (const sourceType of ["module", "unambiguous"]) void parseSync(path, text, { lang, sourceType }).program;
    transformSync(path, text, { lang, sourcemap: true, tsconfig: false });
  });
\`;
new Worker(work, { eval: true, workerData: { tools, path } }).once("error", () => process.exit(1));
`;

/**
 * Whether the parser can read a file without overflowing its stack, which nothing in the process
 * survives. A file that is small enough is not tried; any other is parsed first by a process that may
 * die of it.
 */
export async function canParse(path: string, text: string): Promise<boolean> {
  if (findTooDeep(text) !== null) return false;
  if (isShallow(text)) return true;
  const tools = pathToFileURL(createRequire(import.meta.url).resolve("rolldown/utils")).href;
  const { child, kill } = startGroup({
    command: process.execPath,
    args: ["--eval", TRIAL, tools, path],
    cwd: dirname(path),
    env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"] },
    stdio: ["ignore", "ignore", "ignore"],
  });
  const timer = setTimeout(kill, PATIENCE_MS);
  try {
    const ended: unknown[] = await once(child, "close");
    return ended[0] === 0;
  } catch {
    // What cannot be tried is parsed as it is.
    return true;
  } finally {
    clearTimeout(timer);
  }
}
