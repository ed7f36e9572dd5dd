import { describe, expect, test } from "vitest";
import { memoize } from "@solution";
import { deferred, rejection, turn, value } from "../../../kit.ts";
import { counted, ticking, watchUnhandled } from "../observe.ts";

const SOON = 2000;

describe("shared-call", () => {
  test("M9 calls fn once while its promise is pending", async () => {
    const gate = deferred<string>();
    const { fn, calls } = counted((_name: string) => gate.promise);
    const memoized = memoize(fn);
    const promises = [memoized("a"), memoized("a")];
    await turn();
    promises.push(memoized("a"));
    expect(calls.length, "calls share a promise that is pending").toBe(1);
    gate.resolve("connected");
    for (const promise of promises) {
      const sentence = "all callers that share a promise get its value";
      expect(await value(promise, SOON, sentence), sentence).toBe("connected");
    }
  });

  test("M9 remembers a promise that has resolved", async () => {
    const { fn, calls } = counted(async () => "connected");
    const memoized = memoize(fn);
    await value(memoized(), SOON, "the promise of the first call resolves");
    await turn();
    const again = await value(memoized(), SOON, "a promise that has resolved is remembered");
    expect({ again, calls: calls.length }, "a promise that has resolved is remembered").toEqual({
      again: "connected",
      calls: 1,
    });
  });

  test("M9 other arguments have their own promise", async () => {
    const { fn } = counted(async (name: string) => name);
    const memoized = memoize(fn);
    const promises = [memoized("a"), memoized("b")];
    const sentence = "calls with other arguments do not share a promise";
    const values = [];
    for (const promise of promises) values.push(await value(promise, SOON, sentence));
    expect(values, sentence).toEqual(["a", "b"]);
  });

  test("M9 remembers a promise of undefined", async () => {
    const { fn, calls } = counted(async () => undefined);
    const memoized = memoize(fn);
    await value(memoized(), SOON, "the promise of the first call resolves");
    await turn();
    await value(memoized(), SOON, "the promise of the second call resolves");
    expect(calls.length, "a promise that resolved with undefined is remembered").toBe(1);
  });
});

/** A function whose promises the test settles, one for each call. */
function gated() {
  const gates: ReturnType<typeof deferred<string>>[] = [];
  const { fn, calls } = counted((_name: string) => {
    const gate = deferred<string>();
    gates.push(gate);
    return gate.promise;
  });
  return { memoized: memoize(fn), gates, calls };
}

describe("failure-forgotten", () => {
  test("M10 all callers get the reason", async () => {
    watchUnhandled();
    const { memoized, gates, calls } = gated();
    const promises = [memoized("a"), memoized("a")];
    if (calls.length !== 1) return;
    const problem = new Error("down");
    const reasons = promises.map((each) => rejection(each, SOON, "a shared promise rejects"));
    gates[0]?.reject(problem);
    const seen = [await reasons[0], await reasons[1]];
    const sentence = "all who share a promise get the reason of its rejection";
    expect(seen[0], sentence).toBe(problem);
    expect(seen[1], sentence).toBe(problem);
    await turn();
  });

  test("M10 the next call tries again", async () => {
    watchUnhandled();
    const { memoized, gates, calls } = gated();
    const first = rejection(memoized("a"), SOON, "the promise of the first call rejects");
    gates[0]?.reject(new Error("down"));
    await first;
    await turn();
    const second = memoized("a");
    gates[1]?.resolve("up");
    // Without a second call of fn this is still the promise that has rejected.
    second.catch(() => undefined);
    expect(calls.length, "after a rejection the next call calls fn again").toBe(2);
  });

  test("M10 other results stay", async () => {
    watchUnhandled();
    const { memoized, gates, calls } = gated();
    void memoized("b");
    void memoized("b");
    if (calls.length !== 1) return;
    const first = rejection(memoized("a"), SOON, "the promise of the first call rejects");
    gates[1]?.reject(new Error("down"));
    await first;
    await turn();
    void memoized("b");
    const sentence = "a rejection forgets no result of other arguments";
    expect(calls.length, sentence).toBe(2);
  });

  test("M10 forgets a rejection whatever the reason", async () => {
    watchUnhandled();
    const { fn, calls } = counted(() => Promise.reject(undefined));
    const memoized = memoize(fn);
    await rejection(memoized(), SOON, "the promise of the first call rejects");
    await turn();
    await rejection(memoized(), SOON, "the promise of the second call rejects");
    expect(calls.length, "a promise that rejected with undefined is forgotten").toBe(2);
    await turn();
  });
});

describe("late-failure", () => {
  test("M11 leaves a newer result after delete", async () => {
    watchUnhandled();
    const { memoized, gates, calls } = gated();
    const first = rejection(memoized("a"), SOON, "the promise of the first call rejects");
    memoized.delete("a");
    const second = memoized("a");
    if (calls.length !== 2) return;
    gates[1]?.resolve("up");
    await value(second, SOON, "the newer promise resolves");
    gates[0]?.reject(new Error("down"));
    await first;
    await turn();
    memoized("a").catch(() => undefined);
    const sentence = "a promise that was deleted and rejects later leaves the newer one alone";
    expect(calls.length, sentence).toBe(2);
  });

  test("M11 leaves a newer result after clear", async () => {
    watchUnhandled();
    const { memoized, gates, calls } = gated();
    const first = rejection(memoized("a"), SOON, "the promise of the first call rejects");
    memoized.clear();
    const second = memoized("a");
    if (calls.length !== 2) return;
    gates[1]?.resolve("up");
    await value(second, SOON, "the newer promise resolves");
    gates[0]?.reject(new Error("down"));
    await first;
    await turn();
    memoized("a").catch(() => undefined);
    const sentence = "a promise that was cleared and rejects later leaves the newer one alone";
    expect(calls.length, sentence).toBe(2);
  });
});

describe("no-unhandled", () => {
  test("M12 a rejection that callers handle is handled", async () => {
    const unhandled = watchUnhandled();
    const memoized = memoize(() => Promise.reject(new Error("down")));
    const seen: unknown[] = [];
    memoized().catch((reason: unknown) => seen.push(String(reason)));
    memoized().catch((reason: unknown) => seen.push(String(reason)));
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect(unhandled, "memoize makes no promise of its own that nobody handles").toEqual([]);
    expect(seen, "each caller gets the rejection").toEqual(["Error: down", "Error: down"]);
  });
});

describe("forgetting", () => {
  test("M13 delete forgets one result", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    memoized("a");
    memoized("b");
    memoized.delete("a");
    const results = [memoized("b"), memoized("a")];
    const sentence = "delete forgets the result of its arguments and no other";
    expect(results, sentence).toEqual([2, 3]);
  });

  test("M13 delete returns whether there was a result", () => {
    const memoized = memoize(ticking().fn);
    memoized("a");
    const answers = [memoized.delete("a"), memoized.delete("a"), memoized.delete("z")];
    const sentence = "delete returns whether there was a result to forget";
    expect(answers, sentence).toEqual([true, false, false]);
  });

  test("M13 delete finds a falsy result", () => {
    const memoized = memoize((given: unknown) => given);
    memoized(0);
    memoized(undefined);
    const answers = [memoized.delete(0), memoized.delete(undefined)];
    expect(answers, "delete returns true even for a falsy result").toEqual([true, true]);
  });

  test("M13 delete compares the arguments as a call does", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    const user = {};
    const lists: unknown[][] = [[], [undefined], ["a"], ["a", "b"], [user], [Number.NaN]];
    for (const list of lists) memoized(...list);
    const missing = [
      memoized.delete("b"),
      memoized.delete({}),
      memoized.delete("a", "b", "c"),
      memoized.delete(null),
    ];
    expect(missing, "delete finds no result for arguments that had no call").toEqual([
      false,
      false,
      false,
      false,
    ]);
    memoized.delete("a");
    memoized.delete();
    const kept = lists.filter((list) => !memoized.delete(...list));
    const sentence = "delete compares all arguments as a call does";
    expect(kept, sentence).toEqual([[], ["a"]]);
  });

  test("M13 delete uses key", () => {
    const { fn } = ticking();
    const memoized = memoize(fn, { key: (user) => Reflect.get(Object(user), "id") });
    memoized({ id: 1 });
    const deleted = memoized.delete({ id: 1 });
    const seen = { deleted, next: memoized({ id: 1 }) };
    expect(seen, "delete uses key to find the result").toEqual({ deleted: true, next: 2 });
  });

  test("M13 clear forgets everything", () => {
    const { fn } = ticking();
    const memoized = memoize(fn);
    memoized("a");
    memoized();
    memoized("b", "c");
    memoized.clear();
    const results = [memoized("a"), memoized(), memoized("b", "c"), memoized("a")];
    const sentence = "clear forgets all results, and new ones are remembered";
    expect(results, sentence).toEqual([4, 5, 6, 4]);
  });

  test("M13 a call that was deleted still gets its value", async () => {
    const { memoized, gates, calls } = gated();
    const first = memoized("a");
    memoized.delete("a");
    const second = memoized("a");
    expect(calls.length, "after delete the next call calls fn, even if one is pending").toBe(2);
    gates[0]?.resolve("old");
    const sentence = "each caller gets the value of the promise that it was given";
    expect(await value(first, SOON, sentence), sentence).toBe("old");
    await turn();
    void memoized("a");
    const last = "a deleted promise that resolves later does not replace the newer result";
    expect(calls.length, last).toBe(2);
    gates[1]?.resolve("new");
    expect(await value(second, SOON, sentence), sentence).toBe("new");
  });
});
