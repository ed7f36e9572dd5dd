import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";

/** What an error is made with. */
export interface ErrorOptions {
  /** What a program can compare. */
  code?: string;
  /** The HTTP status. */
  status?: number;
  /** More about the error, for clients. */
  details?: unknown;
  cause?: unknown;
  /** Whether it was to be expected, and is no bug. */
  isOperational?: boolean;
}

/** An error that says what a program, a client and a log need to know. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;
  readonly isOperational: boolean;

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    const { code = "INTERNAL", status = 500, details, isOperational = true } = options;
    this.code = code;
    this.status = status;
    this.details = details;
    this.isOperational = isOperational;
    Object.defineProperty(this, "name", { value: new.target.name, configurable: true });
  }

  /** What a client may see: neither stack nor cause. */
  toJSON(): object {
    const { code, status, message, details } = this;
    return { code, status, message, ...(details === undefined ? {} : { details }) };
  }

  /** Makes an error of anything that may have been thrown; never throws. */
  static from(value: unknown): AppError {
    if (value instanceof AppError) return value;
    return new AppError("Something unexpected happened", { cause: value, isOperational: false });
  }
}

/** Something is not there. */
export class NotFoundError extends AppError {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, { code: "NOT_FOUND", status: 404, ...options });
  }
}

/** What a client has sent is wrong; `details` says where. */
export class ValidationError extends AppError {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, { code: "VALIDATION_FAILED", status: 422, ...options });
  }
}

/** A client sends too much. */
export class RateLimitError extends AppError {
  /** How many seconds it should wait. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, { code: "RATE_LIMITED", status: 429, ...options });
    this.retryAfter = options.retryAfter;
  }
}

/** Where an error came up. */
export interface Place {
  method: string | undefined;
  url: string | undefined;
}

/** What errors are written to; it may fail or take its time. */
export interface Logger {
  warn: (error: unknown, place: Place) => unknown;
  error: (error: unknown, place: Place) => unknown;
}

/** The last middleware of an Express app or of a chain. */
export type ErrorHandler = (
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/** Fields of a response that speak of the body that will not come. */
const OF_THE_BODY = [
  ...["Content-Length", "Content-Encoding", "Content-Disposition", "ETag", "Last-Modified"],
  ...["Cache-Control", "Expires"],
];

/** Makes a middleware that answers every error with `application/problem+json`. */
export function errorHandler({ logger }: { logger: Logger }): ErrorHandler {
  return (thrown, req, res, next) => {
    const error = AppError.from(thrown);
    const { isOperational } = error;
    const status = isOperational && isErrorStatus(error.status) ? error.status : 500;
    const level = isOperational && status < 500 ? "warn" : "error";
    note(() => logger[level](thrown, { method: req.method, url: req.url }));
    if (res.headersSent) return next(thrown);
    for (const name of OF_THE_BODY) res.removeHeader(name);
    if (error instanceof RateLimitError && error.retryAfter !== undefined) {
      res.setHeader("Retry-After", Math.ceil(error.retryAfter));
    }
    const { code, message, details } = error;
    const shown = isOperational
      ? { code, detail: message, ...(details === undefined ? {} : { details }) }
      : { code: "INTERNAL" };
    res.statusCode = status;
    res.setHeader("Content-Type", "application/problem+json");
    res.end(JSON.stringify({ title: STATUS_CODES[status], status, ...shown }));
  };
}

function isErrorStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}

/** A logger that fails must change nothing. */
function note(write: () => unknown): void {
  Promise.resolve()
    .then(write)
    .catch(() => undefined);
}

/** What guards need to know. */
export interface GuardOptions {
  /** Writes down what nobody has caught, and what has reported it. */
  log: (error: unknown, event: string) => unknown;
  /** Ends the work in an orderly way. */
  shutdown: () => unknown;
  /** How long all of it may take before the process is ended, in milliseconds. */
  timeoutMs?: number;
}

/** Ends the process in an orderly way after a failure or a signal; returns how to take this back. */
export function installGuards({ log, shutdown, timeoutMs = 10_000 }: GuardOptions): () => void {
  let ends = false;
  const notes: Promise<unknown>[] = [];
  const write = (error: unknown, event: string): void => {
    notes.push((async () => log(error, event))().catch(() => undefined));
  };
  const end = async (code: number): Promise<void> => {
    if (ends) return;
    ends = true;
    setTimeout(() => process.exit(1), timeoutMs);
    let result = code;
    await Promise.all(notes);
    try {
      await shutdown();
    } catch (error) {
      write(error, "shutdown");
      result = 1;
    }
    await Promise.all(notes);
    process.exit(result);
  };
  const fail = (event: string) => (error: unknown) => {
    write(error, event);
    void end(1);
  };
  const listeners: [string, (error: unknown) => void][] = [
    ["uncaughtException", fail("uncaughtException")],
    ["unhandledRejection", fail("unhandledRejection")],
    ["SIGTERM", () => void end(0)],
    ["SIGINT", () => void end(0)],
  ];
  for (const [event, listener] of listeners) process.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) process.off(event, listener);
  };
}
