import { describe, expect, test } from "vitest";
import { installGuards } from "@solution";
import { run } from "../process.ts";

const EVENTS = ["uncaughtException", "unhandledRejection", "SIGTERM", "SIGINT"];

describe("takes-back", () => {
  test("H21 no listener is left", () => {
    const counts = (): number[] => EVENTS.map((event) => process.listenerCount(event));
    const before = counts();
    const takeBack = installGuards({ log: () => undefined, shutdown: () => undefined });
    const during = counts();
    takeBack();
    const sentence = "the function that is returned removes every listener that was added";
    expect(counts(), sentence).toEqual(before);
    const added = "there is a listener for both failures and for both signals";
    expect(
      during.map((count, at) => count > (before[at] ?? 0)),
      added,
    ).toEqual([true, true, true, true]);
  });

  test("H21 Node does what it always does", async () => {
    const ending = await run("taken back and throws");
    const sentence = "once the guards are taken back, a failure ends the process without them";
    expect(ending, sentence).toEqual({ said: [], end: 1 });
  });

  test("H21 other listeners stay", async () => {
    const ending = await run("taken back", "SIGTERM");
    const sentence = "listeners of others stay when the guards are taken back";
    expect(ending, sentence).toEqual({ said: ["another listener"], end: 0 });
  });
});

describe("ends-after-failure", () => {
  test("H16 an uncaught exception", async () => {
    const ending = await run("throws");
    const sentence = "an uncaught exception is logged, then shutdown is called, and the code is 1";
    expect(ending, sentence).toEqual({
      said: ["log the very error uncaughtException", "shutdown"],
      end: 1,
    });
  });

  test("H16 an unhandled rejection", async () => {
    const ending = await run("rejects");
    const sentence = "an unhandled rejection is logged, then shutdown is called, and the code is 1";
    expect(ending, sentence).toEqual({
      said: ["log the very error unhandledRejection", "shutdown"],
      end: 1,
    });
  });

  test("H16 whatever was thrown", async () => {
    const ending = await run("throws a text");
    const sentence = "log gets the very value, even if it is no error";
    expect(ending, sentence).toEqual({
      said: ['log "a text" uncaughtException', "shutdown"],
      end: 1,
    });
  });

  test("H16 shutdown is waited for", async () => {
    const ending = await run("slow shutdown");
    const sentence = "the process does not end before the promise of shutdown has resolved";
    expect(ending, sentence).toEqual({
      said: ["log the very error uncaughtException", "shutdown begins", "shutdown ends"],
      end: 1,
    });
  });
});

describe("log-first", () => {
  test("H17 the log is waited for", async () => {
    const { said, end } = await run("slow log");
    const sentence = "the promise of log is waited for before the process ends";
    expect({ said: said.toSorted(), end }, sentence).toEqual({
      said: ["log the very error uncaughtException", "shutdown"],
      end: 1,
    });
  });

  test("H17 the log of a failing shutdown is waited for", async () => {
    const { said } = await run("slow log of shutdown");
    // Whether it is logged at all is a matter of another rule.
    if (!said.includes("log begins")) return;
    const sentence = "the promise of log is waited for, also for what fails in shutdown";
    expect(said.includes("log ends"), sentence).toBe(true);
  });

  test("H17 a log that throws", async () => {
    const sentence = "if log throws, shutdown is called as usual";
    expect(await run("broken log"), sentence).toEqual({
      said: ["log is called", "shutdown"],
      end: 1,
    });
  });

  test("H17 a log that rejects", async () => {
    const sentence = "if log rejects, shutdown is called as usual, and nothing is logged again";
    expect(await run("rejecting log"), sentence).toEqual({
      said: ["log is called", "shutdown"],
      end: 1,
    });
  });
});

describe("ends-after-signal", () => {
  /** What is said apart from the log, of which the brief says nothing. */
  const withoutLog = (said: string[]): string[] => said.filter((line) => !line.startsWith("log"));

  test("H18 SIGTERM", async () => {
    const { said, end } = await run("waits", "SIGTERM");
    const sentence = "after SIGTERM, shutdown is waited for, and the code is 0";
    expect({ said: withoutLog(said), end }, sentence).toEqual({
      said: ["shutdown begins", "shutdown ends"],
      end: 0,
    });
  });

  test("H18 SIGINT", async () => {
    const { said, end } = await run("waits", "SIGINT");
    const sentence = "after SIGINT, shutdown is waited for, and the code is 0";
    expect({ said: withoutLog(said), end }, sentence).toEqual({
      said: ["shutdown begins", "shutdown ends"],
      end: 0,
    });
  });
});

describe("ends-once", () => {
  test("H19 failures during the shutdown", async () => {
    const { said, end } = await run("two failures");
    const logged = "failures that come during the shutdown are logged too";
    expect(said.filter((line) => line.startsWith("log")).toSorted(), logged).toEqual([
      'log "a second one" unhandledRejection',
      'log "the first one" uncaughtException',
      "log the very error uncaughtException",
    ]);
    const sentence = "shutdown is called once and ends, whatever fails during it, with code 1";
    expect([...said.filter((line) => line.startsWith("shutdown")), end], sentence).toEqual([
      "shutdown begins",
      "shutdown ends",
      1,
    ]);
  });
});

describe("ends-anyway", () => {
  test("H20 a shutdown that throws", async () => {
    const sentence = "if shutdown throws, that is logged, and the code is 1";
    expect(await run("failing shutdown"), sentence).toEqual({
      said: ['log "the first one"', "shutdown", "log the very error"],
      end: 1,
    });
  });

  test("H20 a shutdown that rejects after a signal", async () => {
    const { said, end } = await run("rejecting shutdown", "SIGTERM");
    const sentence = "if shutdown rejects after a signal, that is logged, and the code is 1";
    expect({ said: said.slice(-2), end }, sentence).toEqual({
      said: ["shutdown", "log the very error"],
      end: 1,
    });
  });

  test("H20 a shutdown that hangs", async () => {
    const sentence = "a shutdown that takes longer than timeoutMs is not waited for: the code is 1";
    expect(await run("hanging shutdown"), sentence).toEqual({
      said: ["log the very error uncaughtException", "shutdown"],
      end: 1,
    });
    const { end } = await run("hanging shutdown for a signal", "SIGTERM");
    const signal = "after a signal too, a shutdown that hangs ends with code 1";
    expect(end, signal).toBe(1);
  });

  test("H20 a log that hangs", async () => {
    const { end } = await run("hanging log");
    expect(end, "timeoutMs counts for the log as well, and the code is 1").toBe(1);
  });
});
