/** What an error is made with. */
export interface ErrorOptions {
  /** What a program can compare; `"INTERNAL"` by default. */
  code?: string;
  /** The HTTP status; 500 by default. */
  status?: number;
  /** More about the error, for clients. */
  details?: unknown;
  cause?: unknown;
  /** Whether it was to be expected and is no bug; `true` by default. */
  isOperational?: boolean;
}

/** An error that says what a program, a client and a log need to know. */
export class AppError extends Error {
  code = "";
  status = 0;
  details: unknown = undefined;
  isOperational = false;

  constructor(message: string, options?: ErrorOptions) {
    super();
    throw new Error("Not implemented: constructor");
  }

  /** What a client may see: neither stack nor cause. */
  toJSON(): object {
    throw new Error("Not implemented: toJSON");
  }

  /** Makes an error of anything that may have been thrown; never throws. */
  static from(value: unknown): AppError {
    throw new Error("Not implemented: from");
  }
}

/** Something is not there. */
export class NotFoundError extends AppError {}

/** What a client has sent is wrong; `details` says where. */
export class ValidationError extends AppError {}

/** A client sends too much. */
export class RateLimitError extends AppError {
  /** How many seconds it should wait. */
  retryAfter: number | undefined = undefined;

  constructor(message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message);
    throw new Error("Not implemented: constructor");
  }
}
