import type { Capture, Frames } from "./capture-stack.ts";

// The learner's code may replace what it likes.
const { stringify } = JSON;

/** What all resources of one kind have in common. */
export interface MadeKind {
  /** The number of the type's name. */
  type: number;
  /** Whether it runs in the turn of the callback before it, or when a turn is known. */
  turn: "drained" | "timed" | null;
  isTimer: boolean;
  repeats: boolean;
  isHandle: boolean;
  /** Whether it is a worker thread. */
  isThread: boolean;
  /** The call on a learner's line that makes most of them, if there is one. */
  call: CallableFunction | null;
  /** The number of the place of that call; `null` if it is not the first frame. */
  placeCall: (frames: Frames) => number | null;
  /** So many frames hold the learner's line of most; 0 where it is not tried. */
  near: number;
  /** So many frames are looked at in the end. */
  deep: number;
}

/** Deep enough for Node's own calls; what is made most often is called from near by. */
const FRAMES = 16;
const FRAMES_OF_FREQUENT = 9;
const FRAMES_OF_PROMISE = [5, 8] as const;

/** Stands for the type of timers that repeat. */
const INTERVAL = "Timeout, repeated";

const TURNS: ReadonlyMap<string, "drained" | "timed"> = new Map([
  ["TickObject", "drained"],
  ["PROMISE", "drained"],
  ["Microtask", "drained"],
  ["Timeout", "timed"],
  ["Immediate", "timed"],
]);

/** Makes a function that knows the kind of a resource; `name` gives a text in JSON its number. */
export function createKinds(
  capture: Capture,
  name: (json: string) => number,
): (type: string, resource: object) => MadeKind {
  const kinds = new Map<string, MadeKind>();
  const calls = listCalls();
  const make = (type: string, repeats: boolean): MadeKind => {
    const [call, called] = calls.get(repeats ? INTERVAL : type) ?? [null, ""];
    const [near, promises] = FRAMES_OF_PROMISE;
    const isPromise = type === "PROMISE";
    const frequent = isPromise ? promises : FRAMES_OF_FREQUENT;
    return {
      type: name(stringify(type)),
      turn: TURNS.get(type) ?? null,
      isTimer: type === "Timeout",
      repeats,
      isHandle: type.endsWith("WRAP"),
      isThread: type === "WORKER",
      call,
      placeCall: capture.watchCall(called),
      near: isPromise ? near : 0,
      deep: TURNS.has(type) ? frequent : FRAMES,
    };
  };
  let intervals: MadeKind | null = null;
  return (type, resource) => {
    if (type === "Timeout" && isRepeated(resource)) {
      intervals ??= make(type, true);
      return intervals;
    }
    const before = kinds.get(type);
    if (before !== undefined) return before;
    const kind = make(type, false);
    kinds.set(type, kind);
    return kind;
  };
}

/** What makes most of a type, and its name; the learner's code may replace it later. */
function listCalls(): Map<string, [CallableFunction, string]> {
  return new Map<string, [CallableFunction, string]>([
    ["TickObject", [process.nextTick, "nextTick@node:internal/process/task_queues"]],
    ["Microtask", [queueMicrotask, "queueMicrotask@node:internal/process/task_queues"]],
    ["Timeout", [setTimeout, "setTimeout@node:timers"]],
    [INTERVAL, [setInterval, "setInterval@node:timers"]],
    ["Immediate", [setImmediate, "setImmediate@node:timers"]],
  ]);
}

/** Whether a timer is an interval. */
function isRepeated(timer: object): boolean {
  return Reflect.get(timer, "_repeat") !== null;
}
