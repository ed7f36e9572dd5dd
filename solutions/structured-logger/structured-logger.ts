import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** From the least to the most severe. */
const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/** How severe a line is. */
export type Level = (typeof LEVELS)[number];

/** What a line says beside its message. */
export type Fields = Record<string, unknown>;

/** Where lines go; what the methods return may be a promise. */
export interface Sink {
  write(line: string): unknown;
  flush?(): unknown;
}

/** Which values are replaced, and by what. */
export interface Redaction {
  /** Names with dots in between; `*` stands for any one name. */
  paths: string[];
  /** `"[Redacted]"` by default. */
  censor?: string;
}

/** What a logger is made with. */
export interface LoggerOptions {
  sinks: Sink[];
  /** `"info"` by default. */
  level?: Level | "silent";
  /** Fields of every line. */
  base?: Fields;
  /** Milliseconds since 1970; `() => Date.now()` by default. */
  now?: () => number;
  redact?: Redaction;
}

/** What a logger and all its children have in common. */
interface Shared {
  sinks: readonly Sink[];
  /** The index of the least severe level that is written. */
  least: number;
  now: () => number;
  cleaner: Cleaner;
}

/** Makes a logger that writes lines of JSON to its sinks. */
export function createLogger(options: LoggerOptions): Logger {
  const { sinks, level = "info", base = {}, now = () => Date.now() } = options;
  const least = level === "silent" ? LEVELS.length : LEVELS.indexOf(level);
  if (least < 0) throw new RangeError(`there is no level ${JSON.stringify(level)}`);
  const cleaner = new Cleaner(options.redact ?? { paths: [] });
  return new Logger({ sinks, least, now, cleaner }, base);
}

/** Writes lines that have some fields in common. */
class Logger {
  readonly #shared: Shared;
  /** Clean already, so that each call has only its own fields to look at. */
  readonly #fields: Fields;

  constructor(shared: Shared, fields: Fields, inherited: Fields = {}) {
    this.#shared = shared;
    this.#fields = { ...inherited, ...shared.cleaner.clean(fields) };
  }

  trace(msg: string, fields?: Fields): void {
    this.#log("trace", msg, fields);
  }

  debug(msg: string, fields?: Fields): void {
    this.#log("debug", msg, fields);
  }

  info(msg: string, fields?: Fields): void {
    this.#log("info", msg, fields);
  }

  warn(msg: string, fields?: Fields): void {
    this.#log("warn", msg, fields);
  }

  error(msg: string, fields?: Fields): void {
    this.#log("error", msg, fields);
  }

  fatal(msg: string, fields?: Fields): void {
    this.#log("fatal", msg, fields);
  }

  /** Whether calls of this level are written. */
  isEnabled(level: Level): boolean {
    return LEVELS.indexOf(level) >= this.#shared.least;
  }

  /** A logger whose lines have these fields too. */
  child(fields: Fields): Logger {
    return new Logger(this.#shared, fields, this.#fields);
  }

  /** Resolves when every sink has passed on its lines, or has failed to. */
  async flush(): Promise<void> {
    await Promise.all(this.#shared.sinks.map((sink) => quietly(() => sink.flush?.())));
  }

  #log(level: Level, msg: string, fields: Fields = {}): void {
    if (!this.isEnabled(level)) return;
    const { sinks, now, cleaner } = this.#shared;
    const own = { time: new Date(now()).toISOString(), level, msg };
    // First for the order of names, last because no field may replace them.
    const parts = { ...own, ...this.#fields, ...cleaner.clean(fields), ...own };
    const line = `${JSON.stringify(parts)}\n`;
    for (const sink of sinks) void quietly(() => sink.write(line));
  }
}

export type { Logger };

/** Runs at once what may throw or reject; the promise never rejects. */
async function quietly(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch {
    // A logger has nobody to tell.
  }
}

/** The names that are left of a path. */
type Path = readonly string[];

/** What leads to a value: the paths that go on from there, and the objects around it. */
interface Place {
  paths: readonly Path[];
  parents: readonly object[];
}

/** Copies fields into what JSON can say, without what is secret. */
class Cleaner {
  readonly #paths: readonly Path[];
  readonly #censor: string;

  constructor({ paths, censor = "[Redacted]" }: Redaction) {
    this.#paths = paths.map((path) => path.toLowerCase().split("."));
    if (this.#paths.some((path) => path.includes(""))) throw new Error("a path has an empty name");
    this.#censor = censor;
  }

  clean(fields: Fields): Fields {
    return this.#copyObject(fields, { paths: this.#paths, parents: [fields] });
  }

  #copyObject(source: object, place: Place): Fields {
    const names = Object.keys(source);
    return Object.fromEntries(names.map((name) => [name, this.#copyField(source, name, place)]));
  }

  #copyField(source: object, name: string, { paths, parents }: Place): unknown {
    const lower = name.toLowerCase();
    const rest = paths
      .filter(([first]) => first === "*" || first === lower)
      .map(([, ...others]) => others);
    if (rest.some((path) => path.length === 0)) return this.#censor;
    try {
      return this.#copyValue(Reflect.get(source, name), name, { paths: rest, parents });
    } catch {
      return "[Unreadable]";
    }
  }

  #copyValue(value: unknown, name: string, { paths, parents }: Place): unknown {
    if (typeof value === "bigint") return String(value);
    // A copy must not have a method: JSON.stringify would call its toJSON.
    if (typeof value === "function") return undefined;
    if (typeof value !== "object" || value === null) return value;
    if (parents.includes(value)) return "[Circular]";
    const source = toSource(value, name);
    const inside = { paths, parents: [...parents, value] };
    if (Array.isArray(source))
      return Array.from(source, (_, index) => this.#copyField(source, String(index), inside));
    if (typeof source === "object" && source !== null) return this.#copyObject(source, inside);
    return this.#copyValue(source, name, inside);
  }
}

/** What is written of an object: of an error its parts, else what `toJSON` returns. */
function toSource(value: object, name: string): unknown {
  if (value instanceof Error) {
    const { name: kind, message, stack, cause } = value;
    const errors: unknown = Reflect.get(value, "errors");
    return Object.assign({ name: kind, message, stack, cause, errors }, value);
  }
  const toJSON: unknown = Reflect.get(value, "toJSON");
  return typeof toJSON === "function" ? Reflect.apply(toJSON, value, [name]) : value;
}

/** What a request logger is made with. */
export interface RequestLoggerOptions {
  logger: Logger;
  /** The pattern that a router has matched, such as `/orders/:id`. */
  routeOf?: (req: IncomingMessage) => string | undefined;
  /** `() => crypto.randomUUID()` by default. */
  makeId?: () => string;
  /** The time in milliseconds; `() => performance.now()` by default. */
  now?: () => number;
}

/** A step in front of a handler. */
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** An id from outside that is short and has no odd characters. */
const HARMLESS_ID = /^[\w.-]{1,64}$/;

/** Gives each request an id, a logger of its own and one line at its end. */
export function requestLogger({
  logger,
  routeOf,
  makeId = () => randomUUID(),
  now = () => performance.now(),
}: RequestLoggerOptions): Middleware {
  return (req, res, next) => {
    const start = now();
    const given = String(req.headers["x-request-id"] ?? "");
    const id = HARMLESS_ID.test(given) ? given : makeId();
    const log = logger.child({ id });
    const { method, url = "" } = req;
    const [path] = url.split("?");
    res.setHeader("X-Request-Id", id);
    Object.assign(req, { log });
    // Emitted once, after `finish` or when the connection has closed.
    res.once("close", () => {
      const durationMs = now() - start;
      const fields = { method, path, route: routeOf?.(req), durationMs };
      const { statusCode: status, writableFinished } = res;
      if (writableFinished) log[levelOf(status)]("request completed", { ...fields, status });
      else log.warn("request aborted", fields);
    });
    next();
  };
}

function levelOf(status: number): Level {
  if (status >= 500) return "error";
  return status >= 400 ? "warn" : "info";
}
