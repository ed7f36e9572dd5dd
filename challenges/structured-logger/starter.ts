/** How severe a line is, from the least severe on. */
export type Level = "trace" | "debug" | "info" | "warn" | "error" | "fatal";

/** What a line says beside its message. */
export type Fields = Record<string, unknown>;

/** Where lines go. */
export interface Sink {
  write(line: string): unknown;
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
}

/** Writes a line for each call that is severe enough. */
export interface Logger {
  trace(msg: string, fields?: Fields): void;
  debug(msg: string, fields?: Fields): void;
  info(msg: string, fields?: Fields): void;
  warn(msg: string, fields?: Fields): void;
  error(msg: string, fields?: Fields): void;
  fatal(msg: string, fields?: Fields): void;
  /** Whether calls of this level are written. */
  isEnabled(level: Level): boolean;
  /** A logger whose lines have these fields too. */
  child(fields: Fields): Logger;
}

/**
 * Makes a logger that writes lines of JSON to its sinks.
 * @throws when there is no such level
 */
export function createLogger(options: LoggerOptions): Logger {
  throw new Error("Not implemented: createLogger");
}
