import { describe, expect, test } from "vitest";
import { rejection, value, watchUnhandled } from "../../../kit.ts";
import {
  bench,
  database,
  gated,
  get,
  notCalled,
  settlesAtOnce,
  SOON,
  timeless,
  turns,
} from "../observe.ts";

describe("loads-missing", () => {
  test("T1 loads a missing value", async () => {
    const { loader, calls } = database();
    const cache = timeless<string>();
    const sentence = "getOrLoad resolves with the value that the loader returns";
    const first = await get(cache.getOrLoad("a", loader), sentence);
    expect(calls, "the loader is called once, with the key").toEqual(["a"]);
    expect(first, sentence).toBe("a1");
  });

  test("T1 uses a stored value again", async () => {
    const { loader } = database();
    const cache = timeless<string>();
    await get(cache.getOrLoad("a", loader), "the first call resolves");
    await turns();
    const again = cache.getOrLoad("a", notCalled);
    const sentence = "a stored value is used again, and no loader is called";
    expect(await get(again, sentence), sentence).toBe("a1");
    const promise: unknown = again;
    expect(promise, "getOrLoad returns a promise even if the value is stored").toBeInstanceOf(
      Promise,
    );
  });

  test("T1 each key has its own value", async () => {
    const { loader } = database();
    const cache = timeless<string>();
    const values = [];
    for (const key of ["a", "b", "a", "b"])
      values.push(await get(cache.getOrLoad(key, loader), "each call resolves"));
    expect(values, "each key has a value of its own").toEqual(["a1", "b1", "a1", "b1"]);
  });
});

describe("one-load", () => {
  test("T2 calls at the same time share a load", async () => {
    const { loader, gates } = gated();
    const cache = timeless<string>();
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    await turns();
    calls.push(cache.getOrLoad("a", loader));
    await turns();
    expect(gates.length, "calls for a key that is being loaded call no second loader").toBe(1);
    gates[0]?.resolve("Ada");
    const sentence = "all calls that share a load get its value";
    for (const call of calls) expect(await get(call, sentence), sentence).toBe("Ada");
  });

  test("T2 calls share a load when a value is too old", async () => {
    const { cache, clock, read } = bench();
    await read("a");
    await clock.advance(150);
    const { loader, gates } = gated();
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    await turns();
    calls.push(cache.getOrLoad("a", loader));
    await turns();
    if (gates.length === 0) return;
    expect(gates.length, "calls for a value that is too old share a load too").toBe(1);
    gates[0]?.resolve("Ada");
    const sentence = "all calls that share a later load get its value";
    for (const call of calls) expect(await get(call, sentence), sentence).toBe("Ada");
  });

  test("T2 a load may take longer than ttlMs", async () => {
    const { cache, clock, loader, calls } = bench();
    const { loader: slow, gates } = gated();
    const first = cache.getOrLoad("a", slow);
    await clock.advance(150);
    const second = cache.getOrLoad("a", loader);
    await turns();
    expect(calls, "a load that takes longer than ttlMs is still shared").toEqual([]);
    gates[0]?.resolve("Ada");
    await get(first, "a load that takes longer than ttlMs resolves");
    await get(second, "a call that shares a long load resolves");
  });

  test("T2 keys do not wait for each other", async () => {
    const slow = gated();
    const { loader } = database();
    const cache = timeless<string>();
    const first = cache.getOrLoad("a", slow.loader);
    await turns();
    const second = cache.getOrLoad("b", loader);
    const soon = await settlesAtOnce(second);
    slow.gates[0]?.resolve("Ada");
    expect(soon, "a load does not wait for that of another key").toBe(true);
    expect(await get(second, "a quick load ends"), "a quick load ends").toBe("b1");
    expect(await get(first, "a slow load still ends"), "a slow load still ends").toBe("Ada");
  });
});

describe("any-value", () => {
  test("T4 stores every value", async () => {
    const things = { undefined, null: null, zero: 0, false: false, "empty text": "" };
    const notStored = [];
    for (const [name, thing] of Object.entries(things))
      if (!(await isStored(thing))) notStored.push(name);
    const sentence = "undefined, null, 0, false and an empty text are stored, none is loaded again";
    expect(notStored, sentence).toEqual([]);
  });
});

/** Whether a second call for a key whose value is `thing` gets it without a second load. */
async function isStored(thing: unknown): Promise<boolean> {
  const cache = timeless<unknown>();
  let loads = 0;
  const loader = async (): Promise<unknown> => {
    loads += 1;
    return thing;
  };
  await value(cache.getOrLoad("a", loader), SOON, "the first call for such a value resolves");
  await turns();
  const call = cache.getOrLoad("a", loader);
  const again = await value(call, SOON, "the second call for such a value resolves");
  return loads === 1 && Object.is(again, thing);
}

describe("failed-load", () => {
  test("T5 all calls that share a load get its reason", async () => {
    const unhandled = watchUnhandled();
    const { loader, gates } = gated();
    const cache = timeless<string>();
    const calls = [cache.getOrLoad("a", loader), cache.getOrLoad("a", loader)];
    for (const call of calls) call.catch(() => undefined);
    await turns();
    if (gates.length !== 1) return;
    const problem = new Error("down");
    gates[0]?.reject(problem);
    const sentence = "all calls that share a failed load reject with its reason";
    for (const call of calls) expect(await rejection(call, SOON, sentence), sentence).toBe(problem);
    await turns();
    const last = "a failed load whose callers handle it leaves no unhandled rejection";
    expect(unhandled, last).toEqual([]);
  });

  test("T5 the next call loads again", async () => {
    watchUnhandled();
    const { loader } = database();
    const cache = timeless<string>();
    const down = async (): Promise<string> => Promise.reject(new Error("down"));
    await rejection(cache.getOrLoad("a", down), SOON, "the call of a failed load rejects");
    await turns();
    const sentence = "after a failed load the next call loads again";
    expect(await get(cache.getOrLoad("a", loader), sentence), sentence).toBe("a1");
    const last = "a value that was loaded after a failure is stored";
    expect(await get(cache.getOrLoad("a", notCalled), last), last).toBe("a1");
  });

  test("T5 a failure stores nothing, whatever its reason", async () => {
    watchUnhandled();
    const { loader } = database();
    const cache = timeless<string>();
    const down = async (): Promise<string> => Promise.reject(undefined);
    const sentence = "a load that fails with undefined rejects";
    expect(await rejection(cache.getOrLoad("a", down), SOON, sentence), sentence).toBe(undefined);
    await turns();
    const last = "after a failure with undefined the next call loads";
    expect(await get(cache.getOrLoad("a", loader), last), last).toBe("a1");
  });

  test("T5 a loader that throws has failed", async () => {
    watchUnhandled();
    const { loader } = database();
    const cache = timeless<string>();
    const problem = new Error("down");
    const throws = (): Promise<string> => {
      throw problem;
    };
    let call: Promise<string> | undefined;
    try {
      call = cache.getOrLoad("a", throws);
    } catch {
      call = undefined;
    }
    if (call === undefined)
      return expect.fail("getOrLoad rejects and does not throw if its loader throws");
    const sentence = "if a loader throws, the call rejects with what it threw";
    expect(await rejection(call, SOON, sentence), sentence).toBe(problem);
    await turns();
    const last = "after a loader that threw, the next call loads again";
    expect(await get(cache.getOrLoad("a", loader), last), last).toBe("a1");
  });

  test("T5 values of other keys stay", async () => {
    watchUnhandled();
    const { loader } = database();
    const cache = timeless<string>();
    const down = async (): Promise<string> => Promise.reject(new Error("down"));
    await get(cache.getOrLoad("b", loader), "the first call resolves");
    await rejection(cache.getOrLoad("a", down), SOON, "the call of a failed load rejects");
    await turns();
    const sentence = "a failed load leaves the values of other keys alone";
    expect(await get(cache.getOrLoad("b", notCalled), sentence), sentence).toBe("b1");
  });
});

describe("own-values", () => {
  test("T7 names of properties are keys", async () => {
    const { loader } = database();
    const cache = timeless<string>();
    const seen = [];
    for (const key of ["constructor", "__proto__", "", "__proto__", "constructor", ""])
      seen.push(await value(cache.getOrLoad(key, loader), SOON, "a call with any key resolves"));
    expect(seen, "every string is a key like any other").toEqual([
      "constructor1",
      "__proto__1",
      "1",
      "__proto__1",
      "constructor1",
      "1",
    ]);
  });

  test("T7 two caches share nothing", async () => {
    const { loader } = database();
    const one = timeless<string>();
    const two = timeless<string>();
    await get(one.getOrLoad("a", loader), "the first call resolves");
    const sentence = "a cache does not know the values of another one";
    expect(await get(two.getOrLoad("a", loader), sentence), sentence).toBe("a2");
    const slow = gated();
    const first = one.getOrLoad("b", slow.loader);
    const last = "a cache does not share the loads of another one";
    expect(await get(two.getOrLoad("b", loader), last), last).toBe("b1");
    slow.gates[0]?.resolve("Ada");
    await get(first, "a slow load still ends");
  });
});
