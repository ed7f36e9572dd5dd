import { execFileSync, spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Verdict } from "../../src/judge/verdict.ts";

/** The package under test. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/[/\\]$/, "");
const FIXTURES = join(ROOT, "test", "fixtures", "hostile");
const BIN = join(ROOT, "bin", "trainer.js");

/** What a hostile file's verdict must be. */
export interface Expected {
  status: Verdict["status"];
  reason: Verdict["reason"];
  /** Pattern of the verdict's message. */
  message?: string;
  /** Pattern of some finding's message. */
  finding?: string;
  stuckAt?: { line: number; function?: string } | null;
  leaks?: { kind: string; detail?: string; count: number; line?: number }[];
  /** What it printed, to the letter. */
  output?: string;
  challenge?: string;
  /** Whether the reference solution is put behind it. */
  right?: boolean;
  /** What is replaced in the reference by what; each is there. */
  edits?: [was: string, now: string][];
  /** The file that it is put into instead. */
  rightIn?: string;
  /** Names of symbolic links and what they lead to. */
  link?: Record<string, string>;
  /** Longest time in milliseconds, instead of the challenge's limits. */
  maxMs?: number;
  /** Whether only Linux can tell. */
  linux?: boolean;
  /** The first Node that has what it uses. */
  since?: string;
  /** What is expected instead from this Node on. */
  later?: Partial<Expected> & { since: string };
}

/** A hostile file and what is expected of it. */
export interface Hostile {
  name: string;
  expected: Expected;
}

/** What came of one run of the bin. */
export interface HostileRun {
  code: number | null;
  verdict: Verdict;
  durationMs: number;
  /** Command lines of processes that were left. */
  processes: string[];
  /** What was left in the folder for temporary files. */
  scratch: string[];
  /** What the learner's folder holds that it did not hold before, or holds no longer. */
  changed: string[];
}

/** How long killed processes may take to be gone. */
const ENDS_MS = 2000;

/** A place to run a file in. */
export interface Room {
  /** Holds the rest. */
  home: string;
  /** The learner's folder. */
  folder: string;
  /** For temporary files. */
  temporary: string;
  /** Where the bin is started. */
  cwd: string;
}

/** All hostile files that this machine can run. */
export function listHostile(): Hostile[] {
  return readdirSync(FIXTURES).flatMap((name) => {
    const text = readFileSync(join(FIXTURES, name, "expected.json"), "utf8");
    const expected: unknown = JSON.parse(text);
    if (!isExpected(expected)) throw new Error(`${name} does not say what is expected.`);
    const canTell = expected.linux !== true || process.platform === "linux";
    const { later } = expected;
    const here = later !== undefined && isSince(later.since) ? { ...expected, ...later } : expected;
    return canTell && isSince(here.since) ? [{ name, expected: here }] : [];
  });
}

/** Runs a hostile file through the bin. */
export async function runHostile({ name, expected }: Hostile): Promise<HostileRun> {
  const room = openRoom();
  const slug = expected.challenge ?? "event-emitter";
  cpSync(join(FIXTURES, name), room.folder, { recursive: true });
  rmSync(join(room.folder, "expected.json"));
  if (expected.rightIn !== undefined) {
    writeFileSync(join(room.folder, expected.rightIn), readSolution(slug));
  }
  // A folder of that name would not be kept in the repository.
  const packages = join(room.folder, "packages");
  if (existsSync(packages)) renameSync(packages, join(room.folder, "node_modules"));
  for (const entry of readdirSync(room.folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = entry.name;
    const path = join(room.folder, file);
    const isRight = expected.right === true && file === `${slug}.ts`;
    const reference = isRight ? edit(readSolution(slug), expected.edits ?? []) : "";
    const text = readFileSync(path, "utf8").replaceAll("%ROOT%", ROOT.replaceAll("\\", "/"));
    writeFileSync(path, `${text}\n${reference}`);
  }
  for (const [link, target] of Object.entries(expected.link ?? {})) {
    symlinkSync(target.replaceAll("%ROOT%", ROOT), join(room.folder, link));
  }
  try {
    return await runFile(room, slug, `${slug}.ts`);
  } finally {
    closeRoom(room);
  }
}

function edit(text: string, edits: readonly [string, string][]): string {
  return edits.reduce((before, [was, now]) => {
    if (!before.includes(was)) throw new Error(`The reference has no ${was}.`);
    return before.replace(was, now);
  }, text);
}

/** Judges a file of the room and looks at what is left. */
export async function runFile(room: Room, slug: string, file: string): Promise<HostileRun> {
  const before = snapshot(room.folder);
  const began = performance.now();
  const { code, stdout, stderr } = await runBin(room, ["test", slug, "--file", file, "--json"]);
  const durationMs = performance.now() - began;
  const processes = await awaitEnds(room);
  const after = snapshot(room.folder);
  const changed = [...new Set([...before, ...after])].filter(
    (entry) => before.includes(entry) !== after.includes(entry),
  );
  if (!stdout.startsWith("{")) throw new Error(`No verdict but code ${code}: ${stdout}${stderr}`);
  const verdict: unknown = JSON.parse(stdout);
  if (!isVerdict(verdict)) throw new Error(`No verdict: ${stdout}`);
  return { code, verdict, durationMs, processes, scratch: readdirSync(room.temporary), changed };
}

/** Runs the bin in a room. */
async function runBin(
  room: Room,
  args: string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = startBin(room, args);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** Starts the bin in a room. */
export function startBin(
  { home, temporary, cwd }: Room,
  args: string[],
): ChildProcessByStdio<null, Readable, Readable> {
  const env = {
    ...process.env,
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    TRAINER_WORKSPACE: join(home, "workspace"),
    // Node would keep compiled code in the folder for temporary files, which is no litter.
    NODE_DISABLE_COMPILE_CACHE: "1",
  };
  return spawn(process.execPath, [BIN, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Makes a room of its own. */
export function openRoom(): Room {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "hostile-")));
  const folder = join(home, "mine");
  const room = { home, folder, temporary: join(home, "tmp"), cwd: folder };
  mkdirSync(room.folder);
  mkdirSync(join(home, "workspace"));
  mkdirSync(room.temporary);
  return room;
}

/** Removes a room. */
export function closeRoom({ home }: Room): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}

/** The reference solution's text. */
export function readSolution(slug: string): string {
  return readFileSync(join(ROOT, "solutions", slug, `${slug}.ts`), "utf8");
}

/** The processes that are left; those that were killed have a moment to be gone. */
async function awaitEnds(room: Room): Promise<string[]> {
  const end = performance.now() + ENDS_MS;
  let left = listProcesses(room);
  while (left.length > 0 && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = listProcesses(room);
  }
  return left;
}

/** Processes that work for a room: each has one of its folders on its command line. */
export function listProcesses({ home }: Room): string[] {
  if (process.platform === "win32") return [];
  const text = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8", maxBuffer: 10_000_000 });
  return text.split("\n").filter((line) => line.includes(home));
}

function isExpected(thing: unknown): thing is Expected {
  return typeof thing === "object" && thing !== null && "status" in thing && "reason" in thing;
}

function isVerdict(thing: unknown): thing is Verdict {
  return typeof thing === "object" && thing !== null && "requirements" in thing && "leaks" in thing;
}

function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
    const path = join(folder, name);
    try {
      return `${name} ${readFileSync(path, "utf8").length}`;
    } catch {
      return name;
    }
  });
}

function isSince(version: string | undefined): boolean {
  if (version === undefined) return true;
  const wanted = version.split(".").map(Number);
  const mine = process.versions.node.split(".").map(Number);
  const at = wanted.findIndex((part, index) => part !== mine[index]);
  return at === -1 || (mine[at] ?? 0) > (wanted[at] ?? 0);
}
