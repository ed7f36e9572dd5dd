import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";

type Options = {
  code?: string;
  status?: number;
  details?: unknown;
  cause?: unknown;
  isOperational?: boolean;
};

/** Each class says by static members what its errors have unless the options say otherwise. */
export class AppError extends Error {
  static code = "INTERNAL";
  static status = 500;
  readonly code: string;
  readonly status: number;
  readonly details: unknown;
  readonly isOperational: boolean;

  constructor(message: string, options: Options = {}) {
    super(message);
    const kind = new.target;
    this.name = kind.name;
    if ("cause" in options) this.cause = options.cause;
    this.code = options.code ?? kind.code;
    this.status = options.status ?? kind.status;
    this.details = options.details;
    this.isOperational = options.isOperational ?? true;
    Error.captureStackTrace(this, kind);
  }

  toJSON(): object {
    const { code, status, message, details } = this;
    return { error: this.name, code, status, message, details };
  }

  static from(value: unknown): AppError {
    if (value instanceof AppError) return value;
    return new AppError("This should not happen", { cause: value, isOperational: false });
  }
}

export class NotFoundError extends AppError {
  static override code = "NOT_FOUND";
  static override status = 404;
}

export class ValidationError extends AppError {
  static override code = "VALIDATION_FAILED";
  static override status = 422;
}

export class RateLimitError extends AppError {
  static override code = "RATE_LIMITED";
  static override status = 429;
  retryAfter: number | undefined;

  constructor(message: string, { retryAfter, ...options }: Options & { retryAfter?: number } = {}) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}

type Log = (error: unknown, place: { method?: string; url?: string }) => unknown;

/** Calls something whose failure is of no interest. */
async function quietly(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch {
    // Nobody can do anything about it.
  }
}

function clear(res: ServerResponse): void {
  const ofTheBody = ["content-length", "content-encoding", "etag", "last-modified"];
  for (const name of [...ofTheBody, "cache-control"]) res.removeHeader(name);
}

export function errorHandler({ logger }: { logger: { warn: Log; error: Log } }) {
  return (
    thrown: unknown,
    req: IncomingMessage,
    res: ServerResponse,
    next: (error?: unknown) => void,
  ): void => {
    const error = AppError.from(thrown);
    const isSafe = error.isOperational;
    const isStatus = Number.isInteger(error.status) && error.status > 399 && error.status < 600;
    const status = isSafe && isStatus ? error.status : 500;
    const { method = "", url = "" } = req;
    const place = { method, url };
    void quietly(() =>
      isSafe && status < 500 ? logger.warn(thrown, place) : logger.error(thrown, place),
    );
    if (res.headersSent) return next(thrown);
    clear(res);
    if (error instanceof RateLimitError && error.retryAfter !== undefined) {
      res.setHeader("Retry-After", `${Math.ceil(error.retryAfter)}`);
    }
    const { code, message: detail, details } = error;
    const title = STATUS_CODES[status];
    const problem = isSafe ? { title, status, detail, code, details } : { title, status };
    res.writeHead(status, { "Content-Type": "application/problem+json" });
    res.end(JSON.stringify({ code: "INTERNAL", ...problem }));
  };
}

type GuardOptions = {
  log: (error: unknown, event: string) => unknown;
  shutdown: () => unknown;
  timeoutMs?: number;
};

/** The whole end is one async function that waits for the first reason to begin. */
export function installGuards({ log, shutdown, timeoutMs = 10_000 }: GuardOptions): () => void {
  let begin: (code: number) => void = () => undefined;
  const begun = new Promise<number>((resolve) => (begin = resolve));
  let written = Promise.resolve();
  const write = (error: unknown, event: string): void => {
    const before = written;
    const now = quietly(() => log(error, event));
    written = before.then(() => now);
  };
  const end = async (): Promise<void> => {
    let code = await begun;
    setTimeout(() => process.exit(1), timeoutMs);
    await written;
    try {
      await shutdown();
    } catch (error) {
      write(error, "shutdown");
      code = 1;
    }
    await written;
    process.exit(code);
  };
  void end();
  const onFailure = (event: string) => (error: unknown) => {
    write(error, event);
    begin(1);
  };
  const onSignal = (): void => begin(0);
  const pairs: [string, (error: unknown) => void][] = [
    ["uncaughtException", onFailure("uncaughtException")],
    ["unhandledRejection", onFailure("unhandledRejection")],
    ["SIGTERM", onSignal],
    ["SIGINT", onSignal],
  ];
  return listen(pairs);
}

/** Adds listeners and returns how to remove them. */
function listen(pairs: [string, (error: unknown) => void][]): () => void {
  for (const [event, listener] of pairs) process.on(event, listener);
  return () => {
    for (const [event, listener] of pairs) process.off(event, listener);
  };
}
