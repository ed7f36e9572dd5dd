import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { materialize } from "../../src/catalog/bank.ts";
import { loadBank } from "../../src/catalog/io/load-bank.ts";

/** Absolute folder of the package under test. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Absolute path of the built command. */
export const BIN = join(ROOT, "bin", "trainer.js");

/** Where and how a command line runs. */
export interface RunOptions {
  cwd: string;
  /** Added to a plain environment. */
  env?: Record<string, string>;
  /** Another installed copy of the bin. */
  bin?: string;
  /** In a process group of its own, as a shell starts it. */
  group?: boolean;
}

/** How a command line ended and what it said. */
export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

/** A command line that runs. */
export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Sends the whole group what a terminal sends for Ctrl-C. */
  interrupt: () => void;
  /** Settles when stderr says so, or with an error when it ended before. */
  says: (text: string) => Promise<void>;
}

/** Runs the built bin to its end, without a terminal. */
export function runTrainer(args: string[], options: RunOptions): Promise<Ended> {
  return startTrainer(args, options).ended;
}

/** Starts the built bin without a terminal; it is killed with the test at the latest. */
export function startTrainer(args: string[], options: RunOptions): Running {
  const { cwd, env = {}, bin = BIN, group = false } = options;
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    // Wide, so that no sentence is broken into lines.
    env: { ...process.env, LANG: "C.UTF-8", COLUMNS: "200", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: group,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, ...said }));
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (said.stderr.includes(text)) resolve();
      };
      child.stderr.on("data", look);
      child.once("close", () => reject(new Error(`It ended without saying ${text}.`)));
      look();
    });
  const interrupt = (): void => {
    // Zero would be the group of the tests themselves.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  };
  return { child, ended, interrupt, says };
}

/** The one JSON document that `text` must be, nothing before or after it, one level deep. */
export function parseDocument(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error(`Not a document: ${text}`);
  return Object.fromEntries(Object.entries(value));
}

/** The documents in a list; nothing for anything else. */
export function readList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((item) => parseDocument(JSON.stringify(item))) : [];
}

/** The events in the journal of a workspace, in order. */
export function readEvents(workspace: string): Record<string, unknown>[] {
  const text = readFileSync(join(workspace, ".trainer", "journal.jsonl"), "utf8");
  return text.split("\n").filter(Boolean).map(parseDocument);
}

/** Writes a file with its folders and gives its path. */
export function putFile(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** The text of a file of the package, such as a reference solution. */
export function readPackageFile(...path: string[]): string {
  return readFileSync(join(ROOT, ...path), "utf8");
}

/** The whole program of a known mistake of event-emitter. */
export function readMistake(name: string): string {
  const bank = loadBank(ROOT, "event-emitter");
  const mistake = bank.mistakes.find((one) => one.name === name);
  const made = mistake === undefined ? { faults: ["no such mistake"] } : materialize(mistake, bank);
  if (!("text" in made)) throw new Error(`${name}: ${made.faults.join(", ")}`);
  return made.text;
}

/** The requirements of event-emitter, as its content declares them. */
export const REQUIREMENTS = readList(
  parseDocument(readPackageFile("challenges", "event-emitter", "challenge.json"))["requirements"],
).map(({ id, stage }) => ({ id: String(id), stage: Number(stage) }));

/** The reference solution of the challenge that most tests use. */
export const REFERENCE = readPackageFile("solutions", "event-emitter", "event-emitter.ts");

/** The objects in a list of a document. */
export function listOf(document: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const items: unknown = document[key];
  if (!Array.isArray(items)) throw new Error(`No list ${key}`);
  return items.map((item) => parseDocument(JSON.stringify(item)));
}
