import { describe, expect, test } from "vitest";
import { bench, staleEnds, turns, usesStale } from "../observe.ts";

/** What a call gets `ms` after its value was loaded, and how many loads there were by then. */
async function callAt(
  ms: number,
  options: { jitter: number; random: () => number },
): Promise<{ value: string; loads: number }> {
  const { clock, read, calls } = bench(options);
  await read("a");
  await clock.advance(ms);
  const value = await read("a");
  await turns();
  return { value, loads: calls.length };
}

describe("jitter", () => {
  test("T14 never makes the time longer", async () => {
    const { clock, read } = bench({ jitter: 0.5, random: () => 0.5 });
    await read("a");
    await clock.advance(101);
    expect(await read("a"), "with jitter a value is not used longer than ttlMs").toBe("a2");
  });

  test("T14 shortens the time of a value", async () => {
    const shortened = { jitter: 0.5, random: () => 0.8 };
    const early = await callAt(59, shortened);
    expect(early.value, "a value is used for ttlMs * (1 - jitter * random())").toBe("a1");
    const later = [];
    for (const ms of [61, 86, 98]) later.push(await callAt(ms, shortened));
    const sentence = "after ttlMs * (1 - jitter * random()) the next call loads, and waits for it";
    expect(later, sentence).toEqual([
      { value: "a2", loads: 2 },
      { value: "a2", loads: 2 },
      { value: "a2", loads: 2 },
    ]);
  });

  test("T14 each value has a random number of its own", async () => {
    let next = 0;
    const { clock, read } = bench({ jitter: 0.5, random: () => next });
    await read("a");
    next = 0.8;
    await read("b");
    next = 0.4;
    await read("c");
    await clock.advance(70);
    const values = [await read("a"), await read("b"), await read("c")];
    const sentence = "each value draws a random number of its own";
    expect(values, sentence).toEqual(["a1", "b2", "c1"]);
    await clock.advance(25);
    const later = [await read("a"), await read("c")];
    expect(later, "a random number of 0 gives a value its whole time").toEqual(["a1", "c2"]);
  });

  test("T14 counts for a value that was set", async () => {
    const { cache, clock, read } = bench({ jitter: 0.5, random: () => 0.5 });
    cache.set("a", "set");
    await clock.advance(76);
    expect(await read("a"), "jitter shortens the time of a value that was set").toBe("a1");
  });

  test("T14 counts for the value of a background load", async () => {
    if (!(await usesStale())) return;
    const { clock, read, calls } = bench({ jitter: 0.5, random: () => 0.5, staleMs: 100 });
    await read("a");
    await clock.advance(100);
    await read("a");
    await turns();
    if (calls.length !== 2) return;
    await clock.advance(76);
    await read("a");
    await turns();
    const sentence = "jitter shortens the time of a value that a background load has brought";
    expect(calls.length, sentence).toBe(3);
  });

  test("T14 staleMs begins when that time is over", async () => {
    if (!(await staleEnds())) return;
    const { clock, read } = bench({ jitter: 0.5, random: () => 0.5, staleMs: 20 });
    await read("a");
    await clock.advance(96);
    const sentence = "staleMs begins when the shortened time is over and is not shortened itself";
    expect(await read("a"), sentence).toBe("a2");
  });

  test("T14 staleMs is not shortened", async () => {
    if (!(await usesStale())) return;
    const { clock, read } = bench({ jitter: 0.5, random: () => 0.5, staleMs: 100 });
    await read("a");
    await clock.advance(170);
    const sentence = "jitter does not shorten staleMs";
    expect(await read("a"), sentence).toBe("a1");
  });

  test("T14 there is no jitter by default", async () => {
    const { clock, read } = bench({ random: () => 0.9 });
    await read("a");
    await clock.advance(99);
    expect(await read("a"), "without jitter a value has its whole time").toBe("a1");
  });

  test("T14 uses Math.random by default", async () => {
    const { clock, read } = bench({ jitter: 1 });
    const keys = Array.from({ length: 60 }, (_, n) => `key ${n}.`);
    for (const key of keys) await read(key);
    await clock.advance(50);
    const values = [];
    for (const key of keys) values.push(await read(key));
    const again = values.filter((each) => each.endsWith(".2")).length;
    // With real random numbers all 60 agree once in 10 ** 18 runs.
    const sentence = "without random the times of values differ by Math.random";
    expect(again > 0 && again < keys.length, sentence).toBe(true);
  });
});
