/** Drives loggers and reads the lines that they have written. */
import { expect } from "vitest";
import { createLogger, type Level, type Logger, type LoggerOptions } from "@solution";

/** From the least to the most severe. */
export const LEVELS: readonly Level[] = ["trace", "debug", "info", "warn", "error", "fatal"];

/** The content of a line. */
export type Content = Record<string, unknown>;

/** A logger and what it has written. */
export interface Bench {
  logger: Logger;
  lines: string[];
  /** The content of all lines; fails the test with `sentence` if one of them is not JSON. */
  read: (sentence: string) => Content[];
}

/** Makes a logger that writes everything; its time is 0 unless an option says otherwise. */
export function bench(options: Partial<LoggerOptions> = {}): Bench {
  const lines: string[] = [];
  const sink = { write: (line: string): void => void lines.push(line) };
  const logger = createLogger({ sinks: [sink], level: "trace", now: () => 0, ...options });
  return { logger, lines, read: (sentence) => lines.map((line) => parse(line, sentence)) };
}

/** The content of a line; fails the test with `sentence` if it is not a JSON object. */
export function parse(line: string, sentence: string): Content {
  try {
    const content: unknown = JSON.parse(line);
    if (isContent(content)) return content;
  } catch {
    // Told below.
  }
  return expect.fail(`${sentence} (the line was ${JSON.stringify(line)}, which is no JSON object)`);
}

/** The only line that `run` writes; fails the test with `sentence` if it throws or writes none. */
export function lineOf(
  run: (logger: Logger) => void,
  sentence: string,
  options: Partial<LoggerOptions> = {},
): Content {
  const { logger, read } = bench(options);
  try {
    run(logger);
  } catch (error) {
    return expect.fail(`${sentence} (the call threw ${String(error)})`);
  }
  const [line, ...others] = read(sentence);
  if (line !== undefined && others.length === 0) return line;
  return expect.fail(`${sentence} (${line === undefined ? "no line was" : "more were"} written)`);
}

/** What a line says of `fields`, without its own three names. */
export function written(
  fields: Record<string, unknown>,
  sentence: string,
  options: Partial<LoggerOptions> = {},
): Content {
  return withoutHead(lineOf((logger) => logger.info("hello", fields), sentence, options));
}

/** The fields alone. */
export function withoutHead(line: Content): Content {
  const head = ["time", "level", "msg"];
  return Object.fromEntries(Object.entries(line).filter(([name]) => !head.includes(name)));
}

/** Whether something has names. */
export function isContent(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The part of a line at these names, or `undefined`. */
export function at(line: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined,
    line,
  );
}

/** Whether `run` throws. */
export function throws(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}
