import fs from "node:fs";
import type { Answer, ChildNote, Order } from "../../message.ts";
import { CUT_OFF_EXIT_CODE } from "../../message.ts";
import { parseAnswer, parseOrder, parseProgram } from "../../parse-order.ts";
import type { Program } from "../../program.ts";
import { encode } from "./encode.ts";

/** The child's only way to its parent. It uses nothing that the learner's code could replace. */
export interface Channel {
  /** What to do; there is only one. */
  order: Order;
  /** Waits for the learner's files; to be called once. */
  receive: () => Program;
  note: (note: ChildNote) => void;
  /** The same, but not before the next note: each one wakes the parent up. */
  noteLater: (note: ChildNote) => void;
  /** Asks the parent and waits, without a turn of the event loop, for the answer. */
  ask: (note: ChildNote) => Answer;
}

/** File descriptors that the parent set up: notes go out on one, orders come in on the other. */
const OUT = 3;
const IN = 4;
const CHUNK_BYTES = 65_536;
const NEWLINE = 10;

// Not imported by name: `syncBuiltinESMExports` would exchange such a name for the learner's.
const { readSync, writeSync } = fs;
const { alloc, byteLength, concat, from } = Buffer;
const { wait } = Atomics;
const { kill, pid } = process;
const { apply } = Reflect;
// Not in the types; `process.exit` would run the learner's listeners first.
const reallyExit: unknown = Reflect.get(process, "reallyExit");
const bell = new Int32Array(new SharedArrayBuffer(4));

/** Opens the channel and waits for the order, which comes before the learner's files. */
export function openChannel(): Channel {
  const order = parseOrder(readLine());
  const { secret } = order;
  let held = "";
  const noteLater = (message: ChildNote): void => {
    held += `${secret}${encode(message)}\n`;
  };
  const note = (message: ChildNote): void => {
    noteLater(message);
    writeLine(held);
    held = "";
  };
  const ask = (message: ChildNote): Answer => {
    note(message);
    return parseAnswer(readLine());
  };
  return { order, receive: () => parseProgram(readLine()), note, noteLater, ask };
}

function leave(code: number): never {
  if (typeof reallyExit === "function") apply(reallyExit, process, [code]);
  apply(kill, process, [pid, "SIGKILL"]);
  throw new Error("The process goes on after its end.");
}

/** What has been read behind the last line. */
let behind: Buffer | null = null;

function readLine(): string {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = behind ?? readChunk();
    const end = findNewline(chunk);
    chunks[chunks.length] = end === null ? chunk : chunk.subarray(0, end);
    behind = end === null || end + 1 === chunk.length ? null : chunk.subarray(end + 1);
    if (end !== null) return concat(chunks).toString("utf8");
  }
}

function readChunk(): Buffer {
  const chunk = alloc(CHUNK_BYTES);
  const count = transfer(() => readSync(IN, chunk, 0, CHUNK_BYTES, null));
  return count === 0 ? leave(CUT_OFF_EXIT_CODE) : chunk.subarray(0, count);
}

function findNewline(chunk: Buffer): number | null {
  for (let i = 0; i < chunk.length; i += 1) if (chunk[i] === NEWLINE) return i;
  return null;
}

function writeLine(text: string): void {
  let written = transfer(() => writeSync(OUT, text));
  if (written >= byteLength(text)) return;
  const rest = from(text, "utf8");
  while (written < rest.length) {
    const start = written;
    written += transfer(() => writeSync(OUT, rest, start));
  }
}

/** Tries again while the other side is busy; leaves when it is gone. */
function transfer(move: () => number): number {
  for (;;) {
    try {
      return move();
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "EAGAIN")
        leave(CUT_OFF_EXIT_CODE);
      wait(bell, 0, 0, 1);
    }
  }
}
