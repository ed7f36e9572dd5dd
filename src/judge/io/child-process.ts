import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { StringDecoder } from "node:string_decoder";
import type { Readable, Writable } from "node:stream";
import { startGroup } from "../../process/start-group.ts";
import type { Group } from "../../process/start-group.ts";
import type { Answer, ChildNote, Order } from "../message.ts";
import { parseNote } from "../parse-note.ts";
import type { Work } from "../fair-time.ts";
import type { Program } from "../program.ts";
import { readWork } from "./read-work.ts";
import { watchMemory } from "./watch-memory.ts";

/** How to start the judged child. */
export interface ChildOptions {
  /** Absolute path of the built child entry. */
  entry: string;
  flags: string[];
  cwd: string;
  env: Record<string, string>;
  /** The folder to remove when this process dies without a chance to clean up. */
  scratch: string;
  /** Whether it has time to make itself quick before its order comes. */
  warm: boolean;
  outputBytes: number;
  /** All the memory that it may take, its buffers included. */
  memoryBytes: number;
}

/** What the parent does with what the child says. */
export interface ChildListener {
  onNote: (note: ChildNote) => void;
  /** Something without the secret arrived on the child's channel. */
  onForged: () => void;
  onOutputLimit: () => void;
  onMemoryLimit: () => void;
  /** It ended by itself, and all that it said has been heard. */
  onExit: (code: number | null, signal: string | null) => void;
}

/** The judged child: a process group of its own, killed as a whole. */
export interface JudgeChild {
  /** Says what does not depend on the learner's files; to be called once. */
  prepare: (order: Omit<Order, "secret">) => void;
  /** Begins the run; to be called once, after `prepare`. */
  start: (program: Program, listener: ChildListener) => void;
  answer: (answer: Answer) => void;
  kill: () => void;
  /** Asks the system what it is doing. */
  readWork: () => Work | null;
  /** What it printed, capped at the output limit. */
  output: () => { text: string; truncated: boolean };
  exited: Promise<void>;
}

/** How long the last words of a child that has ended are waited for. */
const LAST_WORDS_MS = 300;
const LONGEST_LINE = 50_000_000;

/** Starts the judged child. It boots while the program is made and waits for its order. */
export function startChild(options: ChildOptions): JudgeChild {
  const group = launch(options);
  const raw = group.child;
  const secret = randomBytes(16).toString("hex");
  const orders = writable(raw, 4);
  const output = collectOutput(raw, options.outputBytes);
  let endWatch: () => void = () => undefined;
  const kill = (): void => {
    endWatch();
    group.kill();
  };
  let isMissing = raw.pid === undefined;
  const exited = new Promise<void>((resolve) => {
    raw.once("error", () => {
      isMissing = true;
      resolve();
    });
    raw.once("exit", () => {
      kill();
      resolve();
    });
  });
  return {
    prepare: (order) => void orders.write(`${JSON.stringify({ secret, ...order })}\n`),
    start: (program, listener) => {
      if (isMissing) return listener.onExit(null, null);
      listen(raw, secret, listener);
      output.onLimit(listener.onOutputLimit);
      const watch = { pid: raw.pid ?? 0, bytes: options.memoryBytes };
      endWatch = watchMemory({ ...watch, onExceeded: listener.onMemoryLimit });
      orders.write(`${JSON.stringify(program)}\n`);
    },
    answer: (answer) => void orders.write(`${JSON.stringify(answer)}\n`),
    kill,
    readWork: () => readWork(raw.pid ?? 0),
    output: output.read,
    exited,
  };
}

function launch({ entry, flags, cwd, env, warm, scratch }: ChildOptions): Group {
  return startGroup({
    command: process.execPath,
    args: [...flags, entry, ...(warm ? ["--warm"] : [])],
    ...{ cwd, env, scratch },
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
  });
}

function listen(raw: ChildProcess, secret: string, listener: ChildListener): void {
  const notes = readable(raw, 3);
  const ended = new Promise<void>((resolve) => notes.once("close", resolve));
  const lines = { begin: secret, onForged: listener.onForged };
  readLines(notes, lines, (line) => {
    const note = parseNote(line, secret);
    if (note === null) listener.onForged();
    else listener.onNote(note);
  });
  raw.once("exit", (code, signal) => {
    const patience = setTimeout(() => notes.destroy(), LAST_WORDS_MS);
    void ended.then(() => {
      clearTimeout(patience);
      listener.onExit(code, signal);
    });
  });
}

/** What every line begins with, and what to do when one does not. */
interface LineRule {
  begin: string;
  onForged: () => void;
}

function readLines(stream: Readable, rule: LineRule, onLine: (line: string) => void): void {
  const decoder = new StringDecoder("utf8");
  const pieces: string[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    const [first = "", ...others] = decoder.write(chunk).split("\n");
    pieces.push(first);
    size += first.length;
    for (const next of others) {
      onLine(pieces.splice(0).join(""));
      pieces.push(next);
      size = next.length;
    }
    const isOurs = size < rule.begin.length || pieces.join("").startsWith(rule.begin);
    if (isOurs && size < LONGEST_LINE) return;
    stream.destroy();
    rule.onForged();
  });
}

/** Keeps what the child prints, up to a limit. */
function collectOutput(
  raw: ChildProcess,
  limit: number,
): { read: JudgeChild["output"]; onLimit: (call: () => void) => void } {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let report: () => void = () => undefined;
  const collect = (chunk: Buffer): void => {
    if (bytes <= limit) chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > limit) report();
  };
  raw.stdout?.on("data", collect);
  raw.stderr?.on("data", collect);
  const read = (): { text: string; truncated: boolean } => ({
    text: Buffer.concat(chunks).subarray(0, limit).toString("utf8"),
    truncated: bytes > limit,
  });
  return { read, onLimit: (call) => (report = call) };
}

function readable(raw: ChildProcess, descriptor: number): Readable {
  const stream = raw.stdio[descriptor];
  if (!stream || !("read" in stream)) throw new Error(`Descriptor ${descriptor} cannot be read.`);
  stream.on("error", () => undefined);
  return stream;
}

function writable(raw: ChildProcess, descriptor: number): Writable {
  const stream = raw.stdio[descriptor];
  if (!stream || !("write" in stream)) throw new Error(`Descriptor ${descriptor} is not writable.`);
  stream.on("error", () => undefined);
  return stream;
}
