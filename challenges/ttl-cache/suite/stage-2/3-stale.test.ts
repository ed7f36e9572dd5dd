import { describe, expect, test } from "vitest";
import { rejection, watchUnhandled } from "../../../kit.ts";
import {
  bench,
  gated,
  get,
  settlesAtOnce,
  SOON,
  staleEnds,
  turns,
  usesStale,
  type Bench,
} from "../observe.ts";

const STALE = "a stale value is returned at once";

/** A cache whose value "a1" is stale. */
async function stale(): Promise<Bench> {
  const made = bench({ staleMs: 150 });
  await made.read("a");
  await made.clock.advance(120);
  return made;
}

describe("stale-at-once", () => {
  test("T11 returns a stale value while a load runs", async () => {
    const { cache } = await stale();
    const { loader, gates } = gated();
    const first = cache.getOrLoad("a", loader);
    await turns();
    const second = cache.getOrLoad("a", loader);
    const soon = await settlesAtOnce(second);
    for (const gate of gates) gate.resolve("new");
    const sentence = "a call does not wait for a background load that is running";
    expect(soon, sentence).toBe(true);
    expect(await get(second, STALE), STALE).toBe("a1");
    await get(first, STALE);
  });

  test("T11 returns a stale value and starts a load", async () => {
    const { cache } = await stale();
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    const soon = await settlesAtOnce(call);
    for (const gate of gates) gate.resolve("new");
    expect(soon, "the call that starts a background load does not wait for it").toBe(true);
    expect(await get(call, STALE), STALE).toBe("a1");
    expect(gates.length, "a call that gets a stale value starts a load").toBe(1);
  });

  test("T11 one load runs, however many calls there are", async () => {
    const { cache } = await stale();
    const { loader, gates } = gated();
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    await turns();
    calls.push(cache.getOrLoad("a", loader));
    await turns();
    for (const gate of gates) gate.resolve("new");
    const sentence = "all calls get the stale value while a load runs in the background";
    for (const call of calls) expect(await get(call, sentence), sentence).toBe("a1");
    expect(gates.length, "one load runs in the background, however many calls there are").toBe(1);
  });

  test("T11 a value that is not too old starts no load", async () => {
    const { clock, read, calls } = bench({ staleMs: 100 });
    await read("a");
    await clock.advance(99);
    await read("a");
    await turns();
    expect(calls.length, "a value whose time is not over starts no load").toBe(1);
  });

  test("T11 a value is stale until staleMs have passed", async () => {
    const { cache, clock, read } = bench({ staleMs: 150 });
    await read("a");
    await clock.advance(249);
    const { loader, gates } = gated();
    const sentence = "a value is used as a stale one until staleMs have passed";
    const call = cache.getOrLoad("a", loader);
    await turns();
    gates[0]?.resolve("new");
    expect(await get(call, sentence), sentence).toBe("a1");
  });

  test("T11 a value that was set becomes stale too", async () => {
    const { cache, clock } = bench({ staleMs: 100 });
    cache.set("a", "set");
    await clock.advance(150);
    const { loader, gates } = gated();
    const sentence = "a value that was set becomes stale like a loaded one";
    const call = cache.getOrLoad("a", loader);
    await turns();
    gates[0]?.resolve("new");
    expect(await get(call, sentence), sentence).toBe("set");
    await turns();
  });
});

describe("refresh-outcome", () => {
  test("T12 the new value replaces the stale one", async () => {
    const { cache, clock, read, loader, calls } = await stale();
    if ((await get(cache.getOrLoad("a", loader), STALE)) !== "a1") return;
    await turns();
    await clock.advance(99);
    const seen = { value: await read("a"), loads: calls.length };
    const sentence = "the value of a background load replaces the stale one for a whole ttlMs";
    expect(seen, sentence).toEqual({ value: "a2", loads: 2 });
  });

  test("T12 nobody gets the error of a background load", async () => {
    const unhandled = watchUnhandled();
    const { cache } = await stale();
    const { loader, gates } = gated();
    const call = cache.getOrLoad("a", loader);
    await turns();
    if (gates.length !== 1) return;
    gates[0]?.reject(new Error("down"));
    await turns();
    const sentence = "a call with a stale value resolves even if the background load fails";
    expect(await get(call, sentence), sentence).toBe("a1");
    const last = "a background load that fails leaves no unhandled rejection";
    expect(unhandled, last).toEqual([]);
  });

  test("T12 a loader that throws is no error of the caller", async () => {
    watchUnhandled();
    const { cache, loader, calls } = await stale();
    const throws = (): Promise<string> => {
      throw new Error("down");
    };
    const sentence = "a call with a stale value resolves even if the loader throws";
    let call: Promise<string> | undefined;
    try {
      call = cache.getOrLoad("a", throws);
    } catch {
      call = undefined;
    }
    if (call === undefined) return expect.fail(sentence);
    expect(await get(call, sentence), sentence).toBe("a1");
    await turns();
    await get(cache.getOrLoad("a", loader), sentence);
    await turns();
    const last = "after a loader has thrown in the background, the next call starts another load";
    expect(calls.length, last).toBe(2);
  });

  test("T12 after a failure the next call loads again", async () => {
    watchUnhandled();
    if (!(await usesStale())) return;
    const { cache, clock, calls, loader } = await stale();
    const down = async (): Promise<string> => Promise.reject(new Error("down"));
    if ((await get(cache.getOrLoad("a", down), STALE)) !== "a1") return;
    await clock.advance(20);
    const again = "after a background load has failed, the stale value is still used";
    expect(await get(cache.getOrLoad("a", loader), again), again).toBe("a1");
    await turns();
    const sentence = "after a background load has failed, the next call starts another one";
    expect(calls.length, sentence).toBe(2);
  });

  test("T12 a failure prolongs nothing", async () => {
    watchUnhandled();
    if (!(await staleEnds())) return;
    const { cache, clock, read } = await stale();
    const down = async (): Promise<string> => Promise.reject(new Error("down"));
    await get(cache.getOrLoad("a", down), STALE);
    await clock.advance(131);
    const sentence = "a background load that fails does not prolong the stale value";
    expect(await read("a"), sentence).toBe("a2");
  });
});

describe("stale-ends", () => {
  test("T13 after staleMs calls wait for a load", async () => {
    const { clock, read } = bench({ staleMs: 100 });
    await read("a");
    await clock.advance(201);
    expect(await read("a"), "after staleMs a value is not used, so the call loads").toBe("a2");
  });

  test("T13 long after that calls wait for a load", async () => {
    const { clock, read } = bench({ staleMs: 100 });
    await read("a");
    await clock.advance(100_000);
    expect(await read("a"), "long after staleMs a value is not used").toBe("a2");
  });

  test("T13 without staleMs no value is stale", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(101);
    expect(await read("a"), "without staleMs a value is not used when its time is over").toBe("a2");
  });

  test("T13 a load that fails after staleMs reaches its caller", async () => {
    watchUnhandled();
    const { cache, clock, read } = bench({ staleMs: 100 });
    await read("a");
    await clock.advance(201);
    const problem = new Error("down");
    const down = async (): Promise<string> => Promise.reject(problem);
    const sentence = "after staleMs a call gets the error of its load, not the older value";
    expect(await rejection(cache.getOrLoad("a", down), SOON, sentence), sentence).toBe(problem);
    await turns();
  });
});
