/** First everything becomes plain data, then a tree of names hides what is secret. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { finished } from "node:stream";

export type Fields = Record<string, unknown>;
export type Level = "trace" | "debug" | "info" | "warn" | "error" | "fatal";
export type Sink = { write(line: string): unknown; flush?(): unknown };
export type Redaction = { paths: string[]; censor?: string };
export type Options = {
  sinks: Sink[];
  level?: Level | "silent";
  base?: Fields;
  now?: () => number;
  redact?: Redaction;
};

/** Numbers with room in between, as many loggers have them. */
const WEIGHTS: Record<Level, number> = {
  trace: 10,
  debug: 20,
  info: 30,
  warn: 40,
  error: 50,
  fatal: 60,
};

interface Target {
  sinks: Sink[];
  threshold: number;
  now: () => number;
  hide: (fields: Fields) => Fields;
}

class ChainedLogger {
  target: Target;
  own: Fields;
  parent: ChainedLogger | undefined;

  constructor(target: Target, own: Fields, parent?: ChainedLogger) {
    this.target = target;
    this.own = own;
    this.parent = parent;
  }

  trace = (msg: string, fields?: Fields): void => this.log("trace", msg, fields);
  debug = (msg: string, fields?: Fields): void => this.log("debug", msg, fields);
  info = (msg: string, fields?: Fields): void => this.log("info", msg, fields);
  warn = (msg: string, fields?: Fields): void => this.log("warn", msg, fields);
  error = (msg: string, fields?: Fields): void => this.log("error", msg, fields);
  fatal = (msg: string, fields?: Fields): void => this.log("fatal", msg, fields);

  isEnabled = (level: Level): boolean => WEIGHTS[level] >= this.target.threshold;
  child = (fields: Fields): ChainedLogger => new ChainedLogger(this.target, fields, this);
  flush = (): Promise<void> => flushAll(this.target.sinks);

  /** All fields from the outermost ancestor to this one. */
  inherited(): [string, unknown][] {
    return [...(this.parent?.inherited() ?? []), ...entriesOf(this.own)];
  }

  log(level: Level, msg: string, fields: Fields = {}): void {
    if (!this.isEnabled(level)) return;
    const line = new Map<string, unknown>([...this.inherited(), ...entriesOf(fields)]);
    const { sinks, now, hide } = this.target;
    const shown = Object.entries(hide(Object.fromEntries(line)));
    const all = new Map([...shown]);
    all.set("time", new Date(now()).toJSON()).set("level", level).set("msg", msg);
    writeAll(sinks, `${JSON.stringify(Object.fromEntries(all))}\n`);
  }
}

export type Logger = ChainedLogger;

export function createLogger({ sinks, level = "info", base = {}, now, redact }: Options): Logger {
  const isKnown = level === "silent" || Object.keys(WEIGHTS).includes(level);
  if (!isKnown) throw new Error(`level must be one of ${Object.keys(WEIGHTS).join(", ")}`);
  const threshold = level === "silent" ? Infinity : WEIGHTS[level];
  const hide = makeHider(redact);
  return new ChainedLogger({ sinks, threshold, now: now ?? (() => Date.now()), hide }, base);
}

export function writeAll(sinks: Sink[], line: string): void {
  for (const sink of sinks) {
    new Promise((resolve) => resolve(sink.write(line))).catch(() => undefined);
  }
}

export async function flushAll(sinks: Sink[]): Promise<void> {
  const flushes = sinks.map(
    (sink) => new Promise<unknown>((resolve) => resolve(sink.flush?.call(sink))),
  );
  await Promise.allSettled(flushes);
}

/** Plain values of all fields; one that cannot be read is a text. */
export function entriesOf(source: object, around: ReadonlySet<unknown> = new Set([source])) {
  return Object.keys(source).map((name): [string, unknown] => {
    try {
      return [name, toPlain(Reflect.get(source, name), name, around)];
    } catch (error) {
      return [name, `[Throws ${typeof error}]`];
    }
  });
}

function toPlain(value: unknown, name: string, around: ReadonlySet<unknown>): unknown {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (around.has(value)) return "[Circular]";
  const inside = new Set(around).add(value);
  if (value instanceof Error) {
    const names = new Set(["name", "message", "stack", "cause", "errors", ...Object.keys(value)]);
    const parts = [...names].filter((part) => part in value);
    const copies = parts.map((part) => [part, toPlain(Reflect.get(value, part), part, inside)]);
    return Object.fromEntries(copies);
  }
  if ("toJSON" in value && typeof value.toJSON === "function") {
    const json: unknown = value.toJSON(name);
    return json === value ? plainObject(value, inside) : toPlain(json, name, inside);
  }
  return plainObject(value, inside);
}

function plainObject(value: object, inside: ReadonlySet<unknown>): unknown {
  const entries = entriesOf(value, inside);
  if (!Array.isArray(value)) return Object.fromEntries(entries);
  const list: unknown[] = Array.from({ length: value.length });
  for (const [index, item] of entries) list[Number(index)] = item;
  return list;
}

type Tree = Map<string, Tree>;
const LEAF = "";

/** Hides what paths lead to in plain data that nobody else holds. */
export function makeHider({ paths, censor }: Redaction = { paths: [] }) {
  const root: Tree = new Map();
  for (const path of paths) {
    let tree = root;
    for (const name of path.toLowerCase().split(".")) {
      if (name.length === 0) throw new Error(`"${path}" has a name that is empty`);
      const next: Tree = tree.get(name) ?? new Map();
      tree.set(name, next);
      tree = next;
    }
    tree.set(LEAF, new Map());
  }
  const hideIn = (value: unknown, trees: readonly Tree[]): unknown => {
    if (trees.some((tree) => tree.has(LEAF))) return censor ?? "[Redacted]";
    if (typeof value !== "object" || value === null || trees.length === 0) return value;
    const step = (name: string, item: unknown): unknown => {
      const next = trees.flatMap((tree) => [tree.get("*"), tree.get(name.toLowerCase())]);
      return hideIn(
        item,
        next.filter((tree) => tree !== undefined),
      );
    };
    if (Array.isArray(value)) return value.map((item, index) => step(`${index}`, item));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, step(name, item)]),
    );
  };
  return (fields: Fields): Fields => ({ ...Object(hideIn(fields, [root])) });
}

export function requestLogger(options: {
  logger: Pick<Logger, Level | "child">;
  routeOf?: (req: IncomingMessage) => string | undefined;
  makeId?: () => string;
  now?: () => number;
}) {
  const { logger, routeOf, makeId, now = performance.now.bind(performance) } = options;
  return (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const id = idOf(req) ?? (makeId ?? randomUUID)();
    const log = logger.child({ id });
    Reflect.set(req, "log", log);
    res.setHeader("X-Request-Id", id);
    const [startedAt, method, url = ""] = [now(), req.method, req.url];
    const path = url.includes("?") ? url.slice(0, url.indexOf("?")) : url;

    finished(res, (error) => {
      const about: Fields = { method, path, durationMs: now() - startedAt };
      const route = routeOf?.(req);
      if (route !== undefined) about["route"] = route;
      if (error) return log.warn("request aborted", about);
      const { statusCode: status } = res;
      const level = (["info", "warn", "error"] as const)[Math.max(0, Math.floor(status / 100) - 3)];
      log[level ?? "info"]("request completed", { ...about, status });
    });
    next();
  };
}

/** The id that the client has sent, if it is harmless. */
function idOf({ headers }: IncomingMessage): string | undefined {
  const id = headers["x-request-id"];
  if (typeof id !== "string" || id.length === 0 || id.length > 64) return undefined;
  return /[^A-Za-z0-9._-]/.test(id) ? undefined : id;
}
