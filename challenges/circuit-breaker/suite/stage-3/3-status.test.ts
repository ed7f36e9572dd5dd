import { describe, expect, test } from "vitest";
import { bench, closeUp, fail, openAndWait, openUp, start, succeed, timedBench } from "../drive.ts";

describe("status", () => {
  test("C22 shows a new breaker", () => {
    const { breaker } = timedBench();
    const { state, failureCount, successCount, lastFailureTime } = breaker.status;
    expect(
      { state, failureCount, successCount, lastFailureTime },
      "a new breaker is CLOSED, with counts of 0 and null as lastFailureTime",
    ).toEqual({
      state: "CLOSED",
      failureCount: 0,
      successCount: 0,
      lastFailureTime: null,
    });
  });

  test("C22 counts consecutive failures while CLOSED", async () => {
    const b = timedBench({ failureThreshold: 9 });
    await fail(b);
    await fail(b);
    expect(b.breaker.status.failureCount, "failureCount is 2 after two failures").toBe(2);
    await succeed(b);
    expect(b.breaker.status.failureCount, "failureCount is 0 after a success").toBe(0);
  });

  test("C22 counts successful trials while HALF_OPEN", async () => {
    const b = timedBench({ successThreshold: 9 });
    await openAndWait(b);
    await succeed(b);
    await succeed(b);
    const { state, successCount } = b.breaker.status;
    expect({ state, successCount }, "successCount is 2 after two successful trials").toEqual({
      state: "HALF_OPEN",
      successCount: 2,
    });
  });

  test("C22 shows successCount 0 while CLOSED", async () => {
    const b = timedBench({ successThreshold: 2 });
    await succeed(b);
    expect(
      b.breaker.status.successCount,
      "successCount stays 0 after a success in a closed circuit",
    ).toBe(0);
    await openAndWait(b);
    await closeUp(b);
    const { successCount } = b.breaker.status;
    expect(successCount, "successCount is 0 once trials have closed the circuit").toBe(0);
  });

  test("C22 shows failureCount 0 when trials have closed the circuit", async () => {
    const b = timedBench({ failureThreshold: 2 });
    await openAndWait(b);
    await closeUp(b);
    const { failureCount } = b.breaker.status;
    expect(failureCount, "failureCount is 0 once trials have closed the circuit").toBe(0);
  });

  test("C22 shows the time of the latest failure", async () => {
    const b = timedBench({ failureThreshold: 3 });
    await b.clock.advance(300);
    await fail(b);
    expect(b.breaker.status.lastFailureTime, "lastFailureTime is Date.now() at the failure").toBe(
      1_000_300,
    );
    await b.clock.advance(200);
    await succeed(b);
    expect(b.breaker.status.lastFailureTime, "a success leaves lastFailureTime alone").toBe(
      1_000_300,
    );
    await fail(b);
    expect(
      b.breaker.status.lastFailureTime,
      "lastFailureTime is the time of the latest failure, not of the first",
    ).toBe(1_000_500);
  });

  test("C22 leaves lastFailureTime alone when a call is refused", async () => {
    const b = timedBench();
    await openUp(b);
    const before = b.breaker.status.lastFailureTime;
    await b.clock.advance(500);
    await fail(b);
    expect(b.breaker.status.lastFailureTime, "a refused call leaves lastFailureTime alone").toBe(
      before,
    );
  });

  test("C22 shows the time of a failed trial", async () => {
    const b = timedBench();
    await openAndWait(b);
    const now = Date.now();
    await fail(b);
    expect(
      b.breaker.status.lastFailureTime,
      "lastFailureTime is the time of a failed trial too",
    ).toBe(now);
  });

  test("C22 shows the time of a timeout", async () => {
    const b = bench({ failureThreshold: 9, timeout: 5000 });
    await start(b);
    await b.clock.advance(8000);
    const shown = b.breaker.status.lastFailureTime ?? 0;
    expect(
      shown >= 1_005_000 && shown < 1_008_000 ? "the time of the timeout" : shown,
      "lastFailureTime is the time of a timeout too",
    ).toBe("the time of the timeout");
  });

  test("C22 shows OPEN after an opening", async () => {
    const b = timedBench();
    await openUp(b);
    expect(b.breaker.status.state, "status shows OPEN when the circuit is open").toBe("OPEN");
  });

  test("C22 is a fresh object each time", async () => {
    const b = timedBench({ failureThreshold: 9 });
    const first = b.breaker.status;
    await fail(b);
    const second = b.breaker.status;
    expect(first.failureCount, "a status that was read earlier does not change later").toBe(0);
    Reflect.set(second, "failureCount", 99);
    Reflect.set(second, "state", "OPEN");
    const { failureCount, state } = b.breaker.status;
    expect(
      { failureCount, state },
      "writing to a status object does not change the breaker",
    ).toEqual({ failureCount: 1, state: "CLOSED" });
    expect(b.breaker.status === b.breaker.status, "two reads of status give two objects").toBe(
      false,
    );
  });
});
