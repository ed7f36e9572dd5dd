import { describe, expect, test } from "vitest";
import { deferred } from "../../../kit.ts";
import { attempt, bench, call, fail, openAndWait, openUp, whatExecuteDoes } from "../drive.ts";

describe("passes-through", () => {
  test("C1 resolves with what the promise of fn resolves with", async () => {
    const { end } = await attempt(bench(), () => Promise.resolve("the answer"));
    expect(end, "execute resolves with the value of the promise that fn returned").toEqual({
      status: "fulfilled",
      value: "the answer",
    });
  });

  test("C1 resolves with a plain return value", async () => {
    const { end } = await attempt(bench(), () => 42);
    expect(end, "a plain return value of fn counts as a resolved promise").toEqual({
      status: "fulfilled",
      value: 42,
    });
  });

  test("C1 rejects when fn rejects or throws", async () => {
    const b = bench({ failureThreshold: 5 });
    const rejected = await fail(b);
    expect(rejected.end.status, "execute rejects when the promise of fn rejects").toBe("rejected");
    const thrown = await attempt(b, () => {
      throw new Error("down");
    });
    expect(thrown.end.status, "execute rejects when fn throws").toBe("rejected");
  });

  test("C1 calls fn of a closed circuit once", async () => {
    let calls = 0;
    await attempt(bench(), () => (calls += 1));
    expect(calls, "execute calls fn exactly once").toBe(1);
  });

  test("C1 counts a synchronous throw as a failure", async () => {
    const b = bench({ failureThreshold: 2 });
    for (let calls = 0; calls < 6; calls += 1) {
      await attempt(b, () => {
        throw new Error("down");
      });
    }
    expect(b.breaker.state, "a synchronous throw of fn counts as a failure").toBe("OPEN");
  });

  test("C1 counts a plain return value as a success", async () => {
    const b = bench();
    await openAndWait(b);
    for (let calls = 0; calls < 4; calls += 1) await attempt(b, () => 42);
    expect(b.breaker.state, "trials that return a plain value close the circuit").toBe("CLOSED");
  });

  test("C1 runs calls of a closed circuit concurrently", async () => {
    const b = bench();
    const started: string[] = [];
    const gate = deferred();
    for (const name of ["first", "second", "third"]) {
      void call(b.breaker, () => {
        started.push(name);
        return gate.promise;
      });
    }
    await b.clock.advance(0);
    expect(started, "a closed circuit calls fn even while other calls are in flight").toEqual([
      "first",
      "second",
      "third",
    ]);
    gate.resolve();
    await b.clock.advance(0);
  });
});

describe("promise-always", () => {
  test("C2 returns a promise when fn throws", async () => {
    const b = bench();
    const outcome = whatExecuteDoes(b.breaker, () => {
      throw new Error("down");
    });
    expect(outcome, "execute does not throw synchronously, even if fn does").toBe(
      "returned a promise",
    );
    await b.clock.advance(0);
  });

  test("C2 returns a promise when fn returns a plain value", async () => {
    const b = bench();
    expect(
      whatExecuteDoes(b.breaker, () => 42),
      "execute returns a promise even if fn returns a plain value",
    ).toBe("returned a promise");
    await b.clock.advance(0);
  });

  test("C2 returns a promise when the circuit is open", async () => {
    const b = bench();
    await openUp(b);
    const outcome = whatExecuteDoes(b.breaker, () => 42);
    expect(outcome, "execute refuses a call with a rejected promise, not with a throw").toBe(
      "returned a promise",
    );
  });
});
