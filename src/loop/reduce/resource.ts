import type { InitEvent } from "../event.ts";
import type { Site } from "../trace.ts";

/** What an asynchronous resource of Node stands for. */
export type ResourceKind = "tick" | "micro" | "promise" | "timer" | "immediate" | "io" | "scope";

/** One resource, as its making told. */
export interface Resource {
  id: number;
  type: string;
  kind: ResourceKind;
  /** JavaScript made it and enters its scope by a call, whatever the name of its type. */
  isCall: boolean;
  /** A promise that a constructor made: that of `Promise`, or of a subclass. */
  isConstructed: boolean;
  trigger: number;
  /** The resource in whose callback it was made. */
  maker: number;
  /** The learner's line that made it. */
  site: Site | null;
  /** The call on that line, such as `fs.readFile`. */
  api: string;
  /** The line itself schedules a callback, with nothing of Node's in between. */
  direct: boolean;
  /** Milliseconds, for a timer. */
  delay: number | null;
  repeats: boolean;
}

/** What the making of a resource says of it. */
export function readResource(event: InitEvent): Resource {
  const frames = event.api ?? [];
  const isCall = CALLED.test(frames[0] ?? "");
  const kind = isCall ? "scope" : findKind(event.ty);
  const awaiting = event.s?.[4] === 1;
  const api = nameApi(event, kind, frames);
  return {
    id: event.id,
    type: event.ty,
    kind,
    isCall,
    isConstructed: kind === "promise" && frames.at(-1) === "Promise@",
    trigger: event.tr,
    maker: event.ex,
    site: event.s === undefined ? null : toSite(event.s),
    api: event.d !== undefined && kind === "timer" ? `${api} ${event.d} ms` : api,
    direct: event.s !== undefined && !awaiting && isDirect(kind, frames),
    delay: kind === "timer" ? (event.d ?? null) : null,
    repeats: event.rep === 1,
  };
}

/** A raw frame as a place. */
export function toSite([file, line, column, name]: NonNullable<InitEvent["s"]>): Site {
  return name === "" ? { file, line, column } : { file, line, column, function: name };
}

function findKind(type: string): ResourceKind {
  switch (type) {
    case "TickObject":
      return "tick";
    case "Microtask":
      return "micro";
    case "PROMISE":
      return "promise";
    case "Timeout":
      return "timer";
    case "Immediate":
      return "immediate";
    default:
      return SCOPES.test(type) ? "scope" : "io";
  }
}

/** Node's own that stand for a message: their callbacks run inside those of the socket, if that has any. */
const SCOPES = /^(HTTPCLIENTREQUEST|HTTPINCOMINGMESSAGE)$/;

const CALLED = /^(?:new )?AsyncResource@node:async_hooks$/;

const DIRECT = /^(setTimeout|setInterval|setImmediate|nextTick|queueMicrotask|then|catch|finally)@/;

function isDirect(kind: ResourceKind, frames: readonly string[]): boolean {
  const nearest = frames.at(-1);
  if (kind === "io" || kind === "scope") return false;
  return nearest === undefined ? kind === "promise" : DIRECT.test(nearest);
}

function nameApi(event: InitEvent, kind: ResourceKind, frames: readonly string[]): string {
  const nearest = frames.at(-1);
  if (nearest === undefined) return kind === "promise" ? "await" : (NAMES[event.ty] ?? event.ty);
  const at = nearest.indexOf("@");
  const name = nearest.slice(0, at).replace(/^(?:async |new )/, "");
  const file = nearest.slice(at + 1);
  if (kind === "promise" && name === "waitAsync") return "Atomics.waitAsync";
  if (kind === "promise" && file === "") return `promise.${name}`;
  const prefix = PREFIXES.find(([pattern]) => pattern.test(file))?.[1] ?? "";
  // Its functions are all made by one wrapper, which hides their names.
  if (name === "asyncBufferWrapper") return "zlib";
  if (name === "queueMicrotask") return name;
  if (name.startsWith("importModuleDynamically")) return "import()";
  const own = name === "" ? event.ty : name;
  return own.includes(".") ? lowerFirst(own) : `${prefix}${own}`;
}

/** What Node calls otherwise than people do. */
const NAMES: Readonly<Record<string, string>> = { MESSAGEPORT: "message port" };

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^node:internal\/process\/task_queues$/, "process."],
  [/^node:internal\/fs\/promises$/, "fs.promises."],
  [/^node:fs$/, "fs."],
  [/^node:(internal\/)?crypto/, "crypto."],
  [/^node:(internal\/)?dns\/promises/, "dns.promises."],
  [/^node:(internal\/)?dns/, "dns."],
  [/^node:net$/, "net."],
  [/^node:http$/, "http."],
  [/^node:(internal\/)?child_process$/, "child_process."],
  [/^node:zlib$/, "zlib."],
  [/^node:dgram$/, "dgram."],
  [/^node:timers\/promises$/, "timers.promises."],
];

/** `Socket.close` becomes `socket.close`, and `FSWatcher.close` becomes `fsWatcher.close`. */
function lowerFirst(text: string): string {
  return text.replace(/^(?:[A-Z]+(?=[A-Z][a-z]|[^A-Za-z])|[A-Z])/, (capitals) =>
    capitals.toLowerCase(),
  );
}
