import { createLimiter } from "@solution";
import { describe, expect, test } from "vitest";
import { codeOf, turn } from "../../../kit.ts";
import { bench } from "../drive.ts";
import { lane } from "../lane.ts";

describe("queue-full", () => {
  test("M23 rejects at once when the queue is full", async () => {
    bench();
    const calls = lane(2, 1);
    await calls.add(6);
    expect(
      [0, 1, 2].map(calls.over),
      "a full queue drops none of the calls that are running or waiting",
    ).toEqual([false, false, false]);
    expect(calls.over(5), "a call far beyond the bound of the queue rejects immediately").toBe(
      true,
    );
    expect(calls.over(3), "the first call for which there is no room rejects immediately").toBe(
      true,
    );
    const end = await calls.ending(3);
    const reason = end.status === "rejected" ? end.reason : "nothing, it resolved";
    expect(reason, "a full queue rejects with an Error object").toBeInstanceOf(Error);
    expect(codeOf(reason), "the error of a full queue has the code QUEUE_FULL").toBe("QUEUE_FULL");
    for (const n of [0, 1, 2]) await calls.end(n);
    expect(calls.begun, "a refused function is never called, and all others are").toEqual([
      0, 1, 2,
    ]);
    expect([0, 1, 2].map(calls.over), "the calls before the refused one settle").toEqual([
      true,
      true,
      true,
    ]);
  });

  test("M23 does not throw when the queue is full", () => {
    bench();
    const limiter = createLimiter(1, { maxQueue: 0 });
    const ignore = (): void => undefined;
    let threw = false;
    try {
      limiter.run(turn).catch(ignore);
      limiter.run(turn).catch(ignore);
    } catch {
      threw = true;
    }
    expect(threw, "run rejects if the queue is full, it does not throw").toBe(false);
  });

  test("M23 lets maxQueue calls wait", async () => {
    bench();
    const calls = lane(1, 3);
    await calls.add(5);
    expect(
      [1, 2, 3, 4].map(calls.over),
      "maxQueue calls may wait while limit calls are running, and no more",
    ).toEqual([false, false, false, true]);
  });

  test("M23 accepts calls when there is room again", async () => {
    bench();
    const calls = lane(1, 1);
    await calls.add(3);
    await calls.end(0);
    await calls.add(1);
    expect(calls.over(3), "when a waiting call has begun, another one may wait").toBe(false);
    await calls.end(1);
    await calls.end(3);
    expect(calls.begun, "a call that was accepted later begins").toEqual([0, 1, 3]);
    await calls.add(2);
    expect(
      [4, 5].map(calls.over),
      "when all calls have ended, the slots and the queue are free again",
    ).toEqual([false, false]);
  });

  test("M23 lets nobody wait if maxQueue is 0", async () => {
    bench();
    const calls = lane(2, 0);
    await calls.add(3);
    expect(calls.running(), "with maxQueue 0, limit calls run").toBe(2);
    expect(calls.over(2), "with maxQueue 0, no call waits").toBe(true);
    await calls.end(0);
    await calls.add(1);
    expect(calls.begun, "with maxQueue 0, a call begins when a slot is free").toEqual([0, 1, 3]);
  });

  test("M23 has no bound by default", async () => {
    bench();
    const calls = lane(1);
    await calls.add(3000);
    expect(calls.over(2999), "without maxQueue, any number of calls may wait").toBe(false);
  });
});

describe("clear", () => {
  test("M24 rejects all waiting calls with the reason", async () => {
    bench();
    const calls = lane(1);
    await calls.add(3);
    const reason = new Error("shutting down");
    calls.limiter.clear(reason);
    const ends = [await calls.ending(1), await calls.ending(2)];
    expect(
      ends.map(({ status }) => status !== "pending"),
      "after a clear, no waiting call stays pending",
    ).toEqual([true, true]);
    expect(
      ends.map(({ status }) => status),
      "clear rejects each waiting call",
    ).toEqual(["rejected", "rejected"]);
    expect(
      ends.map((end) => end.status === "rejected" && end.reason === reason),
      "clear rejects with the very reason that it gets",
    ).toEqual([true, true]);
    await calls.end(0);
    expect(calls.begun, "a function that was cleared is never called").toEqual([0]);
  });

  test("M24 takes any value for a reason", async () => {
    bench();
    for (const reason of ["closed", "", 0]) {
      const calls = lane(1);
      await calls.add(2);
      calls.limiter.clear(reason);
      expect(
        await calls.ending(1),
        `clear rejects with its reason, even if it is ${JSON.stringify(reason)}`,
      ).toEqual({ status: "rejected", reason });
    }
  });

  test("M24 lets running calls go on", async () => {
    bench();
    const calls = lane(1);
    await calls.add(2);
    calls.limiter.clear(new Error("shutting down"));
    await calls.add(0);
    expect(calls.over(0), "clear does not touch a running call").toBe(false);
    await calls.end(0, "fine");
    expect(await calls.ending(0), "a running call settles as usual after a clear").toEqual({
      status: "fulfilled",
      value: "fine",
    });
  });

  test("M24 keeps the limiter usable", async () => {
    bench();
    const calls = lane(1, 2);
    await calls.add(3);
    calls.limiter.clear(new Error("slow"));
    expect(
      [calls.limiter.active, calls.limiter.pending],
      "after a clear, nobody waits and running calls still count",
    ).toEqual([1, 0]);
    await calls.add(2);
    expect(calls.over(4), "after a clear, the queue has room again").toBe(false);
    expect(calls.running(), "after a clear, running calls keep their slots").toBe(1);
    await calls.end(0);
    await calls.end(3);
    expect(calls.begun, "calls after a clear begin in their order").toEqual([0, 3, 4]);
  });
});

describe("resize", () => {
  test("M25 begins waiting calls when the limit grows", async () => {
    bench();
    const calls = lane(1);
    await calls.add(6);
    calls.limiter.resize(3);
    await calls.add(0);
    expect(calls.begun.length > 1, "a waiting call begins immediately when the limit grows").toBe(
      true,
    );
    expect(calls.begun, "all waiting calls that fit now begin immediately, in order").toEqual([
      0, 1, 2,
    ]);
    await calls.end(1);
    await calls.end(0);
    expect(calls.running(), "after the limit has grown, as many calls run as it allows").toBe(3);
  });

  test("M25 does not begin a call before there is room when the limit shrinks", async () => {
    bench();
    const calls = lane(3);
    await calls.add(6);
    calls.limiter.resize(1);
    await calls.add(0);
    expect([0, 1, 2].map(calls.over), "running calls go on when the limit shrinks").toEqual([
      false,
      false,
      false,
    ]);
    await calls.end(0);
    await calls.end(1);
    expect(
      calls.begun.length,
      "when the limit has shrunk, no call begins while limit calls are running",
    ).toBe(3);
    await calls.end(2);
    expect(calls.begun, "the next call begins when fewer than the new limit are running").toEqual([
      0, 1, 2, 3,
    ]);
    await calls.end(3);
    await calls.end(4);
    expect(calls.most(), "after the limit has shrunk, calls still begin one by one").toBe(3);
    expect(calls.begun.length, "after the limit has shrunk, every call gets its turn").toBe(6);
  });

  test("M25 holds for calls that come later", async () => {
    bench();
    const calls = lane(2);
    await calls.add(1);
    calls.limiter.resize(1);
    await calls.add(1);
    expect(calls.running(), "the new limit holds for calls that come later").toBe(1);
    calls.limiter.resize(Infinity);
    await calls.add(4);
    expect(calls.running(), "with resize(Infinity), all calls run").toBe(6);
  });

  test("M25 moves the bound of the queue", async () => {
    bench();
    const calls = lane(1, 1);
    await calls.add(1);
    calls.limiter.resize(2);
    await calls.add(2);
    expect(
      [1, 2].map(calls.over),
      "a larger limit leaves more room before the queue is full",
    ).toEqual([false, false]);
    calls.limiter.resize(1);
    await calls.add(1);
    expect(calls.over(3), "the queue stays full when the limit shrinks").toBe(true);
  });
});
