import http from "node:http";

type Options = {
  code?: string;
  status?: number;
  details?: unknown;
  cause?: unknown;
  isOperational?: boolean;
};

const SHOWN = new WeakMap<object, { code: string; status: number; details: unknown }>();

/** Keeps what it knows outside of the object, behind getters. */
export class AppError extends Error {
  #isOperational: boolean;

  constructor(message: string, options: Options = {}) {
    super(message);
    if (options && "cause" in options) {
      Object.defineProperty(this, "cause", { value: options.cause, enumerable: false });
    }
    const { code = "INTERNAL", status = 500, details } = options;
    SHOWN.set(this, { code, status, details });
    this.#isOperational = options.isOperational ?? true;
    const [, ...frames] = (this.stack ?? "").split("\n    at ");
    this.stack = [`${this.name}: ${message}`, ...frames].join("\n    at ");
  }

  override get name(): string {
    return this.constructor.name;
  }
  get code(): string {
    return SHOWN.get(this)?.code ?? "";
  }
  get status(): number {
    return SHOWN.get(this)?.status ?? 0;
  }
  get details(): unknown {
    return SHOWN.get(this)?.details;
  }
  get isOperational(): boolean {
    return this.#isOperational;
  }

  toJSON(): object {
    return { ...SHOWN.get(this), message: this.message };
  }

  static from(value: unknown): AppError {
    return Object(value) instanceof AppError && value instanceof AppError
      ? value
      : new AppError("An unexpected error", { cause: value, isOperational: false });
  }
}

function kind(name: string, code: string, status: number) {
  const made = class extends AppError {
    constructor(message: string, options: Options = {}) {
      super(message, Object.assign({ code, status }, options));
    }
  };
  return Object.defineProperty(made, "name", { value: name });
}

export const NotFoundError = kind("NotFoundError", "NOT_FOUND", 404);
export const ValidationError = kind("ValidationError", "VALIDATION_FAILED", 422);

export class RateLimitError extends kind("RateLimited", "RATE_LIMITED", 429) {
  readonly retryAfter: number | undefined;
  constructor(message: string, options: Options & { retryAfter?: number } = {}) {
    super(message, options);
    this.retryAfter = options.retryAfter;
  }
}

type Level = "warn" | "error";
type Logger = {
  [level in Level]: (error: unknown, place: { url?: string; method?: string }) => unknown;
};

export const errorHandler =
  ({ logger }: { logger: Logger }) =>
  (
    thrown: unknown,
    req: http.IncomingMessage,
    res: http.ServerResponse,
    next: (error?: unknown) => void,
  ): void => {
    const ours = thrown instanceof AppError && thrown.isOperational ? thrown : null;
    const valid = ours !== null && http.STATUS_CODES[ours.status] !== undefined;
    const status = ours !== null && valid && ours.status >= 400 ? ours.status : odd(ours?.status);
    const level: Level = ours !== null && status < 500 ? "warn" : "error";
    const { method, url } = req;
    const place = { ...(method && { method }), ...(url && { url }) };
    new Promise((resolve) => resolve(logger[level](thrown, place))).catch(() => undefined);
    if (res.headersSent) {
      next(thrown);
      return;
    }
    for (const name of ["length", "encoding", "disposition"]) res.removeHeader(`content-${name}`);
    for (const name of ["etag", "last-modified", "cache-control"]) res.removeHeader(name);
    if (ours instanceof RateLimitError && ours.retryAfter !== undefined) {
      res.setHeader("retry-after", String(Math.ceil(ours.retryAfter)));
    }
    res.statusCode = status;
    res.setHeader("content-type", "application/problem+json");
    const problem: Record<string, unknown> = { status, title: http.STATUS_CODES[status] };
    if (ours === null) Object.assign(problem, { code: "INTERNAL" });
    else Object.assign(problem, { code: ours.code, detail: ours.message, details: ours.details });
    res.end(JSON.stringify(problem));
  };

/** A status without a usual phrase is fine from 400 to 599. */
function odd(status: number | undefined): number {
  return status !== undefined && status % 1 === 0 && status >= 400 && status < 600 ? status : 500;
}

/** Writes down, and knows what is not written yet. */
function keepNotes(log: (error: unknown, event: string) => unknown) {
  const pending = new Set<Promise<void>>();
  const write = async (error: unknown, event: string): Promise<void> => {
    try {
      await log(error, event);
    } catch {
      // A log that fails cannot be told of in the log.
    }
  };
  const note = (error: unknown, event: string): void => {
    const writing = write(error, event);
    pending.add(writing);
    void writing.then(() => pending.delete(writing));
  };
  const allWritten = async (): Promise<void> => {
    while (pending.size > 0) await Promise.all(pending);
  };
  return { note, allWritten };
}

export function installGuards(options: {
  log: (error: unknown, event: string) => unknown;
  shutdown: () => unknown;
  timeoutMs?: number;
}): () => void {
  const { log, shutdown, timeoutMs = 10_000 } = options;
  const { note, allWritten } = keepNotes(log);
  let ending: Promise<void> | undefined;
  const end = async (code: number): Promise<void> => {
    await allWritten();
    try {
      await shutdown();
    } catch (error) {
      note(error, "shutdown");
      code = 1;
    }
    await allWritten();
    process.exit(code);
  };
  const begin = (code: number): void => {
    if (ending !== undefined) return;
    setTimeout(() => process.exit(1), timeoutMs);
    ending = end(code);
  };
  const failed = (event: string) =>
    function onFailure(error: unknown): void {
      note(error, event);
      begin(1);
    };
  const [exception, rejection] = [failed("uncaughtException"), failed("unhandledRejection")];
  const stop = (): void => begin(0);
  process.on("uncaughtException", exception).on("unhandledRejection", rejection);
  process.on("SIGTERM", stop).on("SIGINT", stop);
  return () => {
    process.off("uncaughtException", exception).off("unhandledRejection", rejection);
    process.off("SIGTERM", stop).off("SIGINT", stop);
  };
}
