// over: pino@10
import pino from "pino";
import { entriesOf, flushAll, makeHider, writeAll } from "./two-passes.ts";
import type { Fields, Level, Options } from "./two-passes.ts";

export interface Logger extends Record<Level, (msg: string, fields?: Fields) => void> {
  isEnabled(level: Level): boolean;
  child(fields: Fields): Logger;
  flush(): Promise<void>;
}

/** The package writes lines; what it does not do with values and paths is done before. */
export function createLogger({ sinks, level = "info", base = {}, now, redact }: Options): Logger {
  const isKnown = level === "silent" || Object.hasOwn(pino.levels.values, level);
  if (!isKnown) throw new RangeError(`there is no level ${level}`);
  const hide = makeHider(redact);
  const names = ["time", "level", "msg"];
  const tidy = (fields: Fields): Fields =>
    hide(Object.fromEntries(entriesOf(fields).filter(([name]) => !names.includes(name))));
  const options: pino.LoggerOptions = {
    level,
    base,
    timestamp: () => `,"time":"${new Date((now ?? Date.now)()).toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), bindings: tidy, log: tidy },
    // The package would take the copy of an error for an error.
    serializers: { err: (copy: unknown) => copy },
  };
  const logger = pino(options, { write: (line: string) => writeAll(sinks, line) });

  const wrap = (inner: pino.Logger): Logger => {
    const log =
      (name: Level) =>
      (msg: string, fields: Fields = {}): void =>
        inner[name](fields, msg);
    return {
      trace: log("trace"),
      debug: log("debug"),
      info: log("info"),
      warn: log("warn"),
      error: log("error"),
      fatal: log("fatal"),
      isEnabled: (name) => inner.isLevelEnabled(name),
      child: (fields) => wrap(inner.child(tidy(fields))),
      flush: () => flushAll(sinks),
    };
  };
  return wrap(logger);
}

export { requestLogger } from "./two-passes.ts";
