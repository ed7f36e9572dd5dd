import { executionAsyncId } from "node:async_hooks";
import type { Stack } from "./capture-stack.ts";
import type { EventLog } from "./event-log.ts";

/** What a watch needs of the tracer. */
export interface Watch {
  log: EventLog;
  capture: (limit: number) => Stack;
  quietly: <T>(work: () => T) => T;
}

const FRAMES = 24;
/** Characters; a run that prints more is ended by the trainer. */
const MOST_TEXT = 1_000_000;

/** Tells what is written to standard output and standard error, and by which line. */
export function watchOutput(watch: Watch): void {
  wrapWhenUsed("stdout", "out", watch);
  wrapWhenUsed("stderr", "err", watch);
}

/** A stream is made when it is first asked for, which takes time. */
function wrapWhenUsed(key: "stdout" | "stderr", name: "out" | "err", watch: Watch): void {
  const { get, enumerable = true } = Object.getOwnPropertyDescriptor(process, key) ?? {};
  let made: NodeJS.WriteStream | null = null;
  const make = (): NodeJS.WriteStream => {
    made ??= watch.quietly((): NodeJS.WriteStream => {
      const stream: NodeJS.WriteStream =
        get === undefined ? process[key] : Reflect.apply(get, process, []);
      wrap(stream, name, watch);
      return stream;
    });
    return made;
  };
  if (get === undefined) wrap(process[key], name, watch);
  else Object.defineProperty(process, key, { get: make, configurable: true, enumerable });
}

function wrap(stream: NodeJS.WriteStream, name: "out" | "err", watch: Watch): void {
  const { log, capture, quietly } = watch;
  const write: CallableFunction = stream.write;
  let room = MOST_TEXT;
  Reflect.set(stream, "write", function writeText(this: unknown, ...words: unknown[]): unknown {
    const { site, api } = capture(FRAMES);
    const text = readText(words[0]);
    room -= text.length;
    if (room >= 0) {
      log.push({ k: "out", st: name, x: text, ex: executionAsyncId(), ...(site && { s: site }) });
    }
    // A callback of the learner's is no noise, what the console does is.
    const isConsole = api.some((frame) => frame.includes("@node:internal/console/"));
    const asks = words.slice(1).some((word) => typeof word === "function");
    if (asks && !isConsole) return Reflect.apply(write, stream, words);
    return quietly((): unknown => Reflect.apply(write, stream, words));
  });
}

function readText(chunk: unknown): string {
  if (typeof chunk === "string") return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString("utf8") : "";
}
