/** An interval in milliseconds, or a cron expression of five fields in local time. */
export type Config = number | string;

/** Works out when jobs are due. */
export class Scheduler {
  /**
   * Returns the first moment strictly after `from` at which `config` is due, or `null` if there is
   * none.
   *
   * @throws An `Error` with the code `INVALID_CRON` for an invalid expression, and a `TypeError` or
   * `RangeError` for any other invalid config.
   */
  static nextRun(config: Config, from: Date = new Date()): Date | null {
    throw new Error("Not implemented: nextRun");
  }
}
