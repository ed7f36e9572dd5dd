import { describe, expect, test } from "vitest";
import { createLogger, type LoggerOptions } from "@solution";
import { bench, LEVELS, throws } from "../drive.ts";

type Setting = NonNullable<LoggerOptions["level"]>;

/** The levels whose calls write at each setting. */
function writtenAt(settings: readonly Setting[]): Record<string, string> {
  return Object.fromEntries(
    settings.map((level) => {
      const written = LEVELS.filter((called) => {
        const { logger, lines } = bench({ level });
        logger[called]("hello");
        return lines.length > 0;
      });
      return [level, written.join(" ")];
    }),
  );
}

/** The levels that are enabled at each setting. */
function enabledAt(settings: readonly Setting[], child = false): Record<string, string> {
  return Object.fromEntries(
    settings.map((level) => {
      const { logger } = bench({ level });
      const asked = child ? logger.child({ a: 1 }) : logger;
      return [level, LEVELS.filter((one) => asked.isEnabled(one)).join(" ")];
    }),
  );
}

const EXPECTED = {
  trace: "trace debug info warn error fatal",
  debug: "debug info warn error fatal",
  info: "info warn error fatal",
  warn: "warn error fatal",
  error: "error fatal",
  fatal: "fatal",
};

describe("level-filter", () => {
  test("L4 less severe calls write nothing", () => {
    const sentence = "calls of level and of more severe ones are written, and no others";
    expect(writtenAt(LEVELS), sentence).toEqual(EXPECTED);
  });

  test("L4 the default is info", () => {
    const sentence = "without level, info and what is more severe is written";
    const written = LEVELS.filter((called) => {
      const lines: string[] = [];
      createLogger({ sinks: [{ write: (line) => lines.push(line) }] })[called]("hello");
      return lines.length > 0;
    });
    expect(written.join(" "), sentence).toBe(EXPECTED.info);
  });

  test("L4 silent writes nothing", () => {
    expect(writtenAt(["silent"]), "with silent, no call writes anything").toEqual({ silent: "" });
  });
});

describe("is-enabled", () => {
  test("L4 isEnabled knows which calls are written", () => {
    const sentence = "isEnabled is true for level and more severe ones, and false for others";
    expect(enabledAt([...LEVELS, "silent"]), sentence).toEqual({ ...EXPECTED, silent: "" });
  });

  test("L4 isEnabled writes nothing", () => {
    const { logger, lines } = bench();
    logger.isEnabled("fatal");
    expect(lines, "isEnabled only answers, and writes nothing").toEqual([]);
  });

  test("L6 a child is enabled as its parent is", () => {
    const sentence = "isEnabled of a child answers as that of its parent does";
    expect(enabledAt(["warn", "silent"], true), sentence).toEqual({
      warn: EXPECTED.warn,
      silent: "",
    });
  });
});

describe("no-wasted-work", () => {
  test("L5 no field is read", () => {
    let reads = 0;
    const fields = {
      get price() {
        reads += 1;
        return { toJSON: () => void (reads += 1) };
      },
    };
    const { logger } = bench({ level: "error" });
    logger.info("hello", fields);
    logger.warn("hello", fields);
    expect(reads, "a call that writes nothing reads none of its fields").toBe(0);
  });

  test("L5 now is not called", () => {
    let calls = 0;
    const { logger } = bench({ level: "error", now: () => (calls += 1) });
    calls = 0;
    logger.info("hello");
    logger.warn("hello");
    expect(calls, "a call that writes nothing does not ask for the time").toBe(0);
  });
});

describe("level-check", () => {
  test("L9 a level that does not exist throws", () => {
    const wrong = ["loud", "", "INFO", "constructor", "__proto__", "information"];
    const accepted = wrong.filter((level) => {
      // What TypeScript would refuse comes from a configuration file.
      const sinks = [{ write: () => undefined }];
      const options: LoggerOptions = { sinks };
      Reflect.set(options, "level", level);
      return !throws(() => createLogger(options));
    });
    expect(accepted, "createLogger throws for a level that is not in the list").toEqual([]);
  });
});
