import { describe, expect, test } from "vitest";
import { codeOf } from "../../../kit.ts";
import { bench, call, ending, reasonOf, start } from "../drive.ts";

describe("times-out", () => {
  test("T3 rejects when the time is over, without waiting for fn", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    await b.clock.advance(1010);
    const end = await ending(b, flight.promise);
    expect(end.status, "a call that takes longer than ms rejects, though fn still waits").toBe(
      "rejected",
    );
  });

  test("T3 does not reject before the time is over", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    await b.clock.advance(980);
    expect(flight.over(), "a call with 1000 ms still waits after 980 ms").toBe(false);
    flight.gate.resolve("in time");
    const end = await ending(b, flight.promise);
    expect(end, "a result after 980 of 1000 ms is in time").toEqual({
      status: "fulfilled",
      value: "in time",
    });
  });

  test("T3 keeps the timeout when fn resolves later", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    await b.clock.advance(1010);
    flight.gate.resolve("too late");
    const end = await ending(b, flight.promise);
    expect(end.status, "a result after the timeout does not turn the call into a success").toBe(
      "rejected",
    );
  });

  test("T3 gives each call its own time", async () => {
    const b = bench();
    const first = await start(b, 1000);
    await b.clock.advance(600);
    const second = await start(b, 1000);
    await b.clock.advance(600);
    expect(first.over(), "the first of two overlapping calls times out").toBe(true);
    expect(second.over(), "the second of two overlapping calls has its own 1000 ms").toBe(false);
    await b.clock.advance(600);
    expect(second.over(), "the second of two overlapping calls times out too").toBe(true);
  });

  test("T3 times out when another call has settled", async () => {
    const b = bench();
    const first = await start(b, 1000);
    const second = await start(b, 1000);
    second.gate.resolve("in time");
    await b.clock.advance(1010);
    expect(first.over(), "a call times out even if a later call settled in time").toBe(true);
  });
});

describe("coded-error", () => {
  test("T4 rejects with an Error with code TIMEOUT", async () => {
    const b = bench();
    const flight = await start(b, 1000);
    await b.clock.advance(1010);
    flight.gate.resolve("too late");
    const reason = reasonOf(await ending(b, flight.promise));
    expect(reason, "a timeout rejects with an Error object, which has a stack").toBeInstanceOf(
      Error,
    );
    expect(codeOf(reason), "the error of a timeout has the code TIMEOUT").toBe("TIMEOUT");
  });
});

describe("zero-and-infinity", () => {
  test("T5 takes 0 as a limit", async () => {
    const b = bench();
    const flight = await start(b, 0);
    await b.clock.advance(20);
    expect(flight.over(), "with a limit of 0 ms, a call that still waits rejects").toBe(true);
  });

  test("T6 takes Infinity as no limit", async () => {
    const b = bench();
    const flight = await start(b, Infinity);
    await b.clock.advance(100_000_000);
    expect(flight.over(), "with a limit of Infinity, a call may take any time").toBe(false);
    flight.gate.resolve("at last");
    const end = await ending(b, flight.promise);
    expect(end, "with a limit of Infinity, a very late result is still in time").toEqual({
      status: "fulfilled",
      value: "at last",
    });
  });
});

describe("timer-cleared", () => {
  test("T7 clears the timer when fn resolves", async () => {
    const b = bench();
    const flight = await start(b, 5000);
    expect(flight.calls(), "fn is called").toBe(1);
    flight.gate.resolve("quick");
    await ending(b, flight.promise);
    expect(b.pending(), "no timer is pending when fn has resolved").toBe("no timer");
  });

  test("T7 clears the timer when fn rejects", async () => {
    const b = bench();
    const flight = await start(b, 5000);
    flight.gate.reject(new Error("down"));
    await ending(b, flight.promise);
    expect(b.clock.pending(), "no timer is pending when fn has rejected").toBe(0);
  });

  test("T7 clears the timer when fn throws synchronously", async () => {
    const b = bench();
    const promise = call(() => {
      throw new Error("down");
    }, 5000);
    await ending(b, promise);
    expect(b.clock.pending(), "no timer is pending when fn has thrown synchronously").toBe(0);
  });

  test("T7 clears the timer of each of several calls", async () => {
    const b = bench();
    const flights = [await start(b, 5000), await start(b, 5000), await start(b, 5000)];
    for (const flight of flights) flight.gate.resolve("quick");
    for (const flight of flights) await ending(b, flight.promise);
    expect(b.clock.pending(), "no timer is pending when three overlapping calls have ended").toBe(
      0,
    );
  });
});
