import { STATUS_CODES } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

type Options = {
  code?: string;
  status?: number;
  details?: unknown;
  cause?: unknown;
  isOperational?: boolean;
  retryAfter?: number;
};

/** The name stands on each prototype, so that the first line of the stack is right from the start. */
export class AppError extends Error {
  code: string;
  status: number;
  details: unknown;
  isOperational: boolean;

  constructor(message: string, options: Options = {}) {
    const kind = new.target;
    if (!Object.hasOwn(kind.prototype, "name")) {
      Object.defineProperty(kind.prototype, "name", {
        ...{ value: kind.name, configurable: true, writable: true, enumerable: false },
      });
    }
    if (Object.hasOwn(options, "cause")) super(message, { cause: options.cause });
    else super(message);
    const defaults = KINDS.find(([one]) => this instanceof one())?.[1];
    this.code = options.code ?? defaults?.code ?? "INTERNAL";
    this.status = options.status ?? defaults?.status ?? 500;
    this.details = options.details;
    this.isOperational = options.isOperational !== false;
  }

  toJSON(): object {
    const json: Record<string, unknown> = { name: this.name, message: this.message };
    for (const key of ["code", "status", "details"] as const) {
      if (this[key] !== undefined) json[key] = this[key];
    }
    return json;
  }

  static from(value: unknown): AppError {
    const isOurs = typeof value === "object" && value instanceof AppError;
    return isOurs ? value : new AppError("Unexpected", { cause: value, isOperational: false });
  }
}

export class NotFoundError extends AppError {}
export class ValidationError extends AppError {}
export class RateLimitError extends AppError {
  retryAfter: number | undefined;

  constructor(message: string, options: Options = {}) {
    super(message, options);
    this.retryAfter = options.retryAfter;
  }
}

const KINDS: [() => typeof AppError, { code: string; status: number }][] = [
  [() => NotFoundError, { code: "NOT_FOUND", status: 404 }],
  [() => ValidationError, { code: "VALIDATION_FAILED", status: 422 }],
  [() => RateLimitError, { code: "RATE_LIMITED", status: 429 }],
];

type Logger = Record<"warn" | "error", (error: unknown, place: object) => unknown>;

/** What the answer to an error is, without sending it. */
function answerTo(error: unknown) {
  if (!(error instanceof AppError) || !error.isOperational) {
    return { status: 500, headers: {}, problem: { code: "INTERNAL" } };
  }
  const { status: wanted, code, message: detail, details } = error;
  const status = /^[45]\d\d$/.test(`${wanted}`) ? wanted : 500;
  const after = error instanceof RateLimitError ? error.retryAfter : undefined;
  const headers = after === undefined ? {} : { "retry-after": `${Math.ceil(after)}` };
  return { status, headers, problem: { detail, code, details } };
}

export function errorHandler({ logger }: { logger: Logger }) {
  return async (
    error: unknown,
    { method, url }: IncomingMessage,
    res: ServerResponse,
    next: (error?: unknown) => void,
  ): Promise<void> => {
    const { status, headers, problem } = answerTo(error);
    if (res.headersSent) {
      next(error);
    } else {
      for (const name of res.getHeaderNames()) {
        if (/^(content-|etag$|last-modified$|cache-control$)/.test(name)) res.removeHeader(name);
      }
      const body = Buffer.from(
        JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, ...problem }),
      );
      res
        .writeHead(status, {
          ...{ "content-type": "application/problem+json; charset=utf-8", ...headers },
          ...{ "content-length": body.length, "cache-control": "no-store" },
        })
        .end(body);
    }
    const isExpected = error instanceof AppError && error.isOperational && status < 500;
    try {
      await logger[isExpected ? "warn" : "error"](error, { method, url, status });
    } catch {
      // There is nowhere left to say so.
    }
  };
}

/** The end of a process: one state, and whatever comes changes it once. */
class Ending {
  private state: "running" | "ending" = "running";
  private written: Promise<unknown> = Promise.resolve();
  private readonly log: (error: unknown, event: string) => unknown;
  private readonly shutdown: () => unknown;
  private readonly timeoutMs: number;

  constructor(
    log: (error: unknown, event: string) => unknown,
    shutdown: () => unknown,
    timeoutMs: number,
  ) {
    this.log = log;
    this.shutdown = shutdown;
    this.timeoutMs = timeoutMs;
  }

  failed(error: unknown, event: string): void {
    this.note(error, event);
    this.begin(1);
  }

  begin(code: 0 | 1): void {
    if (this.state === "ending") return;
    this.state = "ending";
    setTimeout(() => process.exit(1), this.timeoutMs).unref();
    const keepsAlive = setInterval(() => undefined, 1000);
    void this.written
      .then(() => this.shutdown())
      .then(
        () => code,
        (error: unknown) => {
          this.note(error, "shutdown failed");
          return 1;
        },
      )
      .then((result) => this.written.then(() => process.exit(result)))
      .finally(() => clearInterval(keepsAlive));
  }

  /** One line after the other, so that they keep their order. */
  private note(error: unknown, event: string): void {
    this.written = this.written.then(() => this.log(error, event)).catch(() => undefined);
  }
}

export function installGuards(options: {
  log: (error: unknown, event: string) => unknown;
  shutdown: () => unknown;
  timeoutMs?: number;
}): () => void {
  const ending = new Ending(options.log, options.shutdown, options.timeoutMs ?? 10_000);
  const stop = new AbortController();
  const on = (event: string, listener: (error: unknown) => void): void => {
    process.on(event, listener);
    stop.signal.addEventListener("abort", () => process.off(event, listener));
  };
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    on(event, (error) => ending.failed(error, event));
  }
  for (const signal of ["SIGINT", "SIGTERM"]) on(signal, () => ending.begin(0));
  return () => stop.abort();
}
