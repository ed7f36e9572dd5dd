import { describe, expect, test } from "vitest";
import { all, allSettled, any, race } from "@solution";
import { deferred, turn } from "../../../kit.ts";
import { outlivesRejections, readsGenerators, takesValues } from "../elsewhere.ts";
import {
  begin,
  endOf,
  endWith,
  errorsOf,
  expectAlike,
  expectEnd,
  failsAfter,
  fulfilledWith,
  isPending,
  never,
  rejected,
  rejectedWith,
  watchUnhandled,
} from "../observe.ts";
import { NESTED, ODD, PLAIN, thenable } from "../thenables.ts";

const FOUR = { all, allSettled, race, any };

describe("thenables", () => {
  test("P11 all four take thenables for promises", async () => {
    for (const { says, make, like } of PLAIN) await checkAllFour(says, make, like);
  });

  test("P12 a thenable settles once", async () => {
    for (const { says, make, like } of ODD) await checkAllFour(says, make, like);
  });

  test("P13 a thenable may resolve with another one", async () => {
    for (const { says, make, like } of NESTED) await checkAllFour(says, make, like);
  });

  test("P12 a thenable that settles twice counts once", async () => {
    const twice = (): object =>
      thenable((resolve, reject) => {
        resolve("tea");
        resolve("tea");
        reject("no tea left");
      });
    const gate = deferred<string>();
    const calls = { all: begin(all, [twice(), gate.promise]) };
    const settledCall = begin(allSettled, [twice(), gate.promise]);
    const sentence = "a thenable that calls its callbacks twice counts as one item";
    expect(await isPending(calls.all), `${sentence} of all`).toBe(true);
    expect(await isPending(settledCall), `${sentence} of allSettled`).toBe(true);
    gate.resolve("milk");
    expect(await endOf(calls.all, sentence), sentence).toStrictEqual(
      fulfilledWith(["tea", "milk"]),
    );
  });

  test("P12 a thenable that rejects twice counts once", async () => {
    if (!(await outlivesRejections(any))) return;
    const twice = thenable((_, reject) => {
      reject("no tea left");
      reject("no milk left");
    });
    const gate = deferred<string>();
    const call = begin(any, [twice, gate.promise]);
    const sentence = "a thenable that rejects twice counts as one rejected item of any";
    expect(await isPending(call), sentence).toBe(true);
    gate.reject("no rum left");
    const errors = errorsOf(await endOf(call, sentence));
    if (!Array.isArray(errors)) return;
    expect(errors, sentence).toStrictEqual(["no tea left", "no rum left"]);
  });
});

describe("bad-input", () => {
  test("P14 an iterator that throws rejects", async () => {
    for (const [name, combine] of Object.entries(FOUR)) {
      if (!(await readsGenerators(combine))) continue;
      const reason = new Error("the iterator is broken");
      const sentence = `${name} rejects with what the iterator throws`;
      const end = await endWith(combine, failsAfter([never()], reason), sentence);
      expect(end.status === "rejected" && end.reason === reason, sentence).toBe(true);
    }
  });

  test("P14 what the iterator throws may be any value", async () => {
    for (const [name, combine] of Object.entries(FOUR)) {
      if (!(await readsGenerators(combine))) continue;
      const sentence = `${name} rejects with what the iterator throws, even undefined`;
      await expectEnd(combine, failsAfter([], undefined), rejectedWith(undefined), sentence);
    }
  });

  test("P14 a failing Symbol.iterator rejects", async () => {
    for (const [name, combine] of Object.entries(FOUR)) {
      const items = {
        [Symbol.iterator]: () => {
          throw "no iterator";
        },
      };
      const sentence = `${name} rejects with what Symbol.iterator throws`;
      await expectEnd(combine, items, rejectedWith("no iterator"), sentence);
    }
  });

  test("P14 what is not iterable rejects with a TypeError", async () => {
    for (const [name, combine] of Object.entries(FOUR)) {
      for (const items of [undefined, null, 7, {}, { length: 0 }, { length: 1, 0: "tea" }]) {
        const sentence = `${name} rejects with a TypeError if items is ${JSON.stringify(items)}`;
        const end = await endWith(combine, items, sentence);
        expect(end.status === "rejected" && end.reason instanceof TypeError, sentence).toBe(true);
      }
    }
  });

  test("P14 none of the four throws", async () => {
    for (const [name, combine] of Object.entries(FOUR)) {
      for (const items of [undefined, failsAfter([], "broken")]) {
        const sentence = `${name} returns a rejected promise instead of throwing`;
        expect(howItReturns(combine, items), sentence).toBe("a promise");
      }
    }
  });
});

describe("stays-handled", () => {
  test("P15 rejections after the result", async () => {
    const unhandled = watchUnhandled();
    for (const [name, combine] of Object.entries(FOUR)) {
      const late = [deferred(), deferred()];
      const items = [
        Promise.resolve("tea"),
        rejected("first"),
        ...late.map((each) => each.promise),
      ];
      begin(combine, items);
      await turn();
      for (const each of late) each.reject("no tea left");
      const sentence = `${name} handles rejections that come after the result`;
      expect(await unhandled(), sentence).toEqual([]);
    }
  });

  test("P15 several rejections at once", async () => {
    const unhandled = watchUnhandled();
    for (const [name, combine] of Object.entries(FOUR)) {
      begin(combine, [rejected("no tea left"), rejected("no milk left")]);
      begin(combine, [never(), rejected("no rum left"), rejected("no ice left")]);
      const sentence = `${name} handles the rejection of every item`;
      expect(await unhandled(), sentence).toEqual([]);
    }
  });

  test("P15 rejections behind a plain value", async () => {
    const unhandled = watchUnhandled();
    for (const [name, combine] of Object.entries(FOUR)) {
      if (!(await takesValues(combine))) continue;
      begin(combine, ["tea", rejected("no tea left")]);
      const sentence = `${name} handles the rejection of an item behind a plain value`;
      expect(await unhandled(), sentence).toEqual([]);
    }
  });

  test("P15 items before an iterator that throws", async () => {
    const unhandled = watchUnhandled();
    for (const [name, combine] of Object.entries(FOUR)) {
      if (!(await readsGenerators(combine))) continue;
      const [late, kept] = [deferred(), Promise.resolve("tea")];
      begin(combine, failsAfter([kept, rejected("no tea left"), late.promise], "broken"));
      late.reject("no milk left");
      const sentence = `${name} handles rejections of items that came before the iterator threw`;
      expect(await unhandled(), sentence).toEqual([]);
    }
  });

  test("P15 thenables that reject", async () => {
    const unhandled = watchUnhandled();
    for (const [name, combine] of Object.entries(FOUR)) {
      const broken = (): object => thenable((_, reject) => setImmediate(reject, "no tea left"));
      begin(combine, [Promise.resolve("tea"), broken(), broken()]);
      await turn();
      const sentence = `${name} handles thenables that reject after the result`;
      expect(await unhandled(), sentence).toEqual([]);
    }
  });
});

/** Compares a thenable with a promise that ends in the same way, for each of the four. */
async function checkAllFour(
  says: string,
  make: () => unknown,
  like: () => Promise<unknown>,
): Promise<void> {
  for (const [name, combine] of Object.entries(FOUR)) {
    await expectAlike(combine, [[make()], [like()]], `${name} ${says}`);
  }
}

function howItReturns(combine: (items: never) => unknown, items: unknown): string {
  try {
    const result: unknown = Reflect.apply(combine, undefined, [items]);
    if (!(result instanceof Promise)) return String(result);
    result.catch(() => undefined);
    return "a promise";
  } catch {
    return "it throws";
  }
}
