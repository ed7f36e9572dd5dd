import { describe, expect, test } from "vitest";
import { deferred, settled, type Settled } from "../../../kit.ts";
import { firsts, shared } from "../drive.ts";

describe("shared-result", () => {
  test("D16 gives all calls of a burst the result of one run", async () => {
    const b = shared(100, (run) => `run ${run}`);
    const promises = [b.wrapped("a"), b.wrapped("b")];
    await b.clock.advance(60);
    promises.push(b.wrapped("c", 1));
    await b.clock.advance(110);
    expect(b.runs.length, "a burst makes one run").toBe(1);
    const result = { status: "fulfilled", value: "run 1" };
    expect(
      await endings(promises),
      "each call of a burst resolves with the result of its one run",
    ).toEqual([result, result, result]);
    expect(b.runs[0]?.args, "the run of a burst gets the arguments of its last call").toEqual([
      "c",
      1,
    ]);
  });

  test("D16 waits for the promise of fn", async () => {
    const gate = deferred<string>();
    const b = shared(100, () => gate.promise);
    const promise = b.wrapped("a");
    await b.clock.advance(110);
    gate.resolve("found");
    expect(
      await endings([promise]),
      "a call resolves with what the promise of fn resolves with",
    ).toEqual([{ status: "fulfilled", value: "found" }]);
  });

  test("D16 makes a new run for the next burst", async () => {
    const b = shared(100, (run) => run);
    const first = b.wrapped("a");
    await b.clock.advance(110);
    const second = b.wrapped("b");
    await b.clock.advance(110);
    const ends = [...(await endings([first])), ...(await endings([second]))];
    expect(ends, "each burst has a result of its own").toEqual([
      { status: "fulfilled", value: 1 },
      { status: "fulfilled", value: 2 },
    ]);
  });
});

describe("shared-failure", () => {
  test("D17 rejects all calls of the burst", async () => {
    const error = new Error("down");
    const b = shared(100, () => Promise.reject(error));
    const promises = quiet([b.wrapped("a"), b.wrapped("b")]);
    await b.clock.advance(110);
    const ends = await endings(promises);
    expect(
      ends.map((end) => end.status === "rejected" && end.reason === error),
      "each call of a burst rejects with the very error of its run",
    ).toEqual([true, true]);
  });

  test("D17 passes on a reason that is not an Error", async () => {
    const b = shared(100, () => Promise.reject("down"));
    const promises = quiet([b.wrapped("a")]);
    await b.clock.advance(110);
    expect(await endings(promises), "a call rejects with the very reason, even a string").toEqual([
      { status: "rejected", reason: "down" },
    ]);
  });

  test("D17 turns a throw into a rejection", async () => {
    const error = new Error("down");
    const b = shared(100, () => {
      throw error;
    });
    const promises = quiet([b.wrapped("a")]);
    await b.clock.advance(110);
    expect(await endings(promises), "a call rejects with what fn throws").toEqual([
      { status: "rejected", reason: error },
    ]);
  });

  test("D17 does not affect the next burst", async () => {
    const b = shared(100, (run) => (run === 1 ? Promise.reject(new Error("down")) : "up again"));
    const first = quiet([b.wrapped("a")]);
    await b.clock.advance(110);
    await endings(first);
    const second = b.wrapped("b");
    await b.clock.advance(110);
    expect(await endings([second]), "a burst after a failure has a result of its own").toEqual([
      { status: "fulfilled", value: "up again" },
    ]);
  });
});

describe("next-burst", () => {
  test("D18 makes a run of its own for a call during a run", async () => {
    const gate = deferred<string>();
    const b = shared(100, (run) => (run === 1 ? gate.promise : "second"));
    const first = b.wrapped("a");
    await b.clock.advance(110);
    const second = b.wrapped("b");
    await b.clock.advance(50);
    gate.resolve("first");
    await b.clock.advance(200);
    expect(firsts(b.runs), "a call while fn is working leads to another run").toEqual(["a", "b"]);
    expect(
      [...(await endings([first])), ...(await endings([second]))],
      "a call while fn is working gets the next result",
    ).toEqual([
      { status: "fulfilled", value: "first" },
      { status: "fulfilled", value: "second" },
    ]);
  });
});

/** How the calls ended; the last one is looked at first, because some solutions settle only that. */
async function endings(promises: Promise<unknown>[]): Promise<Settled<unknown>[]> {
  const ends: Settled<unknown>[] = [];
  for (const promise of promises.toReversed()) {
    const sentence =
      ends.length === 0
        ? "each call settles when the run of its burst has ended"
        : "the earlier calls of a burst settle too, not only the last one";
    ends.unshift(await settled(promise, 150, sentence));
  }
  return ends;
}

/** Handles rejections early, so that none counts as unhandled while the clock moves. */
function quiet(promises: Promise<unknown>[]): Promise<unknown>[] {
  for (const promise of promises) promise.catch(() => undefined);
  return promises;
}
