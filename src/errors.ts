/** What a `TrainerError` says besides its sentence. */
interface TrainerErrorDetail {
  /** What to type or do next, one sentence. */
  hint?: string;
  cause?: unknown;
}

/**
 * The trainer's own trouble: bad usage, a missing file, content that is not sound. Never thrown for
 * what a learner's code does. `code` is stable and upper case; `hint` says what to type next.
 */
export class TrainerError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, detail: TrainerErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "TrainerError";
    this.code = code;
    this.hint = detail.hint;
  }
}
