/** Lines are glued from pieces of JSON; each child has its piece ready. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

type Fields = Record<string, unknown>;
type Level = "trace" | "debug" | "info" | "warn" | "error" | "fatal";
type Sink = { write(line: string): unknown; flush?(): unknown };
type Log = (msg: string, fields?: Fields) => void;
type Options = {
  sinks: Sink[];
  level?: Level | "silent";
  base?: Fields;
  now?: () => number;
  redact?: { paths: string[]; censor?: string };
};

export interface Logger extends Record<Level, Log> {
  isEnabled(level: Level): boolean;
  child(fields: Fields): Logger;
  flush(): Promise<void>;
}

const SEVERITY = new Map<string, number>(
  ["trace", "debug", "info", "warn", "error", "fatal", "silent"].map((name, index) => [
    name,
    index,
  ]),
);
const RESERVED = new Set(["time", "level", "msg"]);

export function createLogger(options: Options): Logger {
  const { sinks, level = "info", base, now = Date.now, redact } = options;
  const least = SEVERITY.get(level);
  if (least === undefined) throw new TypeError(`unknown level: ${level}`);
  const toPiece = pieces(redact?.paths ?? [], redact?.censor ?? "[Redacted]");

  const make = (piece: string): Logger => {
    const log = (name: Level): Log => {
      if ((SEVERITY.get(name) ?? 0) < least) return () => undefined;
      return (msg, fields) => {
        const time = new Date(now()).toISOString();
        const head = `{"time":"${time}","level":"${name}","msg":${JSON.stringify(msg)}`;
        const line = `${head}${piece}${fields === undefined ? "" : toPiece(fields)}}\n`;
        for (const sink of sinks) safely(() => sink.write(line));
      };
    };
    return {
      trace: log("trace"),
      debug: log("debug"),
      info: log("info"),
      warn: log("warn"),
      error: log("error"),
      fatal: log("fatal"),
      isEnabled: (name) => (SEVERITY.get(name) ?? 0) >= least,
      child: (fields) => make(piece + toPiece(fields)),
      flush: async () => {
        await Promise.allSettled(sinks.map(async (sink) => sink.flush?.()));
      },
    };
  };
  return make(base === undefined ? "" : toPiece(base));
}

function safely(run: () => unknown): void {
  try {
    const result = run();
    if (result instanceof Promise) result.catch(() => undefined);
  } catch {
    // Nobody to tell.
  }
}

/** Turns fields into `,"name":value` for each of them. */
function pieces(paths: string[], censor: string): (fields: Fields) => string {
  for (const path of paths) {
    if (/^$|^\.|\.\.|\.$/.test(path)) throw new Error(`a name is empty in ${path}`);
  }
  const sources = paths.map((path) =>
    path
      .split(".")
      .map((name) => (name === "*" ? "[^.]*" : name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")))
      .join("\\."),
  );
  const secret = paths.length === 0 ? /(?!)/ : new RegExp(`^(?:${sources.join("|")})$`, "i");

  return (fields) => {
    let text = "";
    for (const name of Object.keys(fields)) {
      if (RESERVED.has(name)) continue;
      const json = valueOf(fields, name, { secret, censor });
      if (json !== undefined) text += `,${JSON.stringify(name)}:${json}`;
    }
    return text;
  };
}

type Secrets = { secret: RegExp; censor: string };

/** The JSON of one field; `undefined` if JSON leaves it out. */
function valueOf(fields: Fields, name: string, { secret, censor }: Secrets): string | undefined {
  if (secret.test(name)) return JSON.stringify(censor);
  /** The objects around the current one, outermost first, with their paths. */
  const around: { original: unknown; shown: unknown; path: string }[] = [
    { original: fields, shown: fields, path: "" },
  ];
  try {
    return JSON.stringify(fields[name], function replace(this: unknown, key: string, value) {
      if (around.length > 1 || key !== "") {
        while (around.length > 1 && around.at(-1)?.shown !== this) around.pop();
      }
      const outer = around.at(-1);
      const path = around.length === 1 ? name : `${outer?.path}.${key}`;
      if (secret.test(path)) return censor;
      if (typeof value === "bigint") return value.toString();
      if (typeof value !== "object" || value === null) return value;
      if (around.some(({ original }) => original === value)) return "[Circular]";
      const shown = value instanceof Error ? describe(value) : value;
      around.push({ original: value, shown, path });
      return shown;
    });
  } catch {
    return '"[unreadable]"';
  }
}

function describe(error: Error): Fields {
  const shown: Fields = { name: error.name, message: error.message, stack: error.stack };
  if ("cause" in error) shown["cause"] = error.cause;
  if ("errors" in error) shown["errors"] = error.errors;
  return Object.assign(shown, error);
}

type RequestOptions = {
  logger: Logger;
  routeOf?: (req: IncomingMessage) => string | undefined;
  makeId?: () => string;
  now?: () => number;
};

export function requestLogger(options: RequestOptions) {
  const { logger, routeOf = () => undefined, makeId = randomUUID } = options;
  const now = options.now ?? (() => Number(process.hrtime.bigint()) / 1e6);
  return (req: IncomingMessage & { log?: Logger }, res: ServerResponse, next: () => void): void => {
    const header = req.headers["x-request-id"];
    const isFine = typeof header === "string" && /^[a-z0-9._-]{1,64}$/i.test(header);
    const id = isFine ? header : makeId();
    const asked = (req.url ?? "/").replace(/\?.*$/s, "");
    const began = now();
    let isOpen = true;
    req.log = logger.child({ id });
    res.setHeader("x-request-id", id);

    const end = (level: Level, msg: string, more: Fields): void => {
      if (!isOpen) return;
      isOpen = false;
      const durationMs = now() - began;
      const route = routeOf(req);
      const fields = { id, method: req.method, path: asked, durationMs, ...more };
      logger[level](msg, route === undefined ? fields : { ...fields, route });
    };
    res.on("finish", () => {
      const status = res.statusCode;
      const level = status < 400 ? "info" : status < 500 ? "warn" : "error";
      end(level, "request completed", { status });
    });
    res.on("close", () => end("warn", "request aborted", {}));
    next();
  };
}
