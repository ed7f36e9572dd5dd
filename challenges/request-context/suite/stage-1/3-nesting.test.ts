import { describe, expect, test } from "vitest";
import { runWithContext } from "@solution";
import { turn, value } from "../../../kit.ts";
import { valueNow, valuesNow } from "../values.ts";

describe("nesting", () => {
  test("C5 an inner run has both", () => {
    const seen = runWithContext({ id: 7, user: "ada", a: 1 }, () =>
      runWithContext({ user: "grace", b: 2 }, () => valuesNow()),
    );
    const sentence = "an inner run has the values of the outer one, and its own win";
    expect([valueNow(), seen], sentence).toEqual([undefined, { id: 7, user: "grace", a: 1, b: 2 }]);
  });

  test("C5 undefined and null replace too", () => {
    const seen = runWithContext({ id: 7, user: "ada" }, () =>
      runWithContext({ id: null, user: undefined }, () => [valueNow("id"), valueNow("user")]),
    );
    const sentence = "null and undefined replace a value of the outer run";
    expect(seen, sentence).toEqual([null, undefined]);
  });

  test("C5 the outer context is back afterwards", async () => {
    const seen = await value(
      runWithContext({ id: "outer" }, async () => {
        const inner = runWithContext({ id: "inner", b: 2 }, async () => {
          await turn();
          return valueNow();
        });
        const found: unknown[] = [valueNow(), valueNow("b")];
        found.push(await inner);
        found.push(valueNow(), valueNow("b"));
        return found;
      }),
      1000,
      "a run with another inside comes to its end",
    );
    const sentence = "the outer context is as it was, during and after an inner run";
    expect(seen, sentence).toEqual(["outer", undefined, "inner", "outer", undefined]);
  });

  test("C5 it is back after a throw", () => {
    const seen = runWithContext({ id: "outer" }, () => {
      try {
        runWithContext({ id: "inner" }, () => {
          throw new Error("broken");
        });
      } catch {
        // Told by another test.
      }
      return valueNow();
    });
    expect(seen, "after an inner run that throws, the outer context is back").toBe("outer");
  });

  test("C5 siblings share nothing", async () => {
    const seen = await value(
      runWithContext({ id: "outer" }, () =>
        Promise.all(
          ["a", "b"].map((name) =>
            runWithContext({ [name]: 1 }, async () => {
              await turn();
              return [valueNow("a"), valueNow("b"), valueNow("id")];
            }),
          ),
        ),
      ),
      1000,
      "two inner runs come to their end",
    );
    const sentence = "two runs inside the same one do not see each other's values";
    expect(seen, sentence).toEqual([
      [1, undefined, "outer"],
      [undefined, 1, "outer"],
    ]);
  });

  test("C5 the objects stay as they are", () => {
    const [outer, inner] = [{ id: 1 }, { user: "ada" }];
    runWithContext(outer, () => runWithContext(inner, () => valuesNow()));
    const frozen = runWithContext(Object.freeze({ id: 2 }), () =>
      runWithContext(Object.freeze({ user: "grace" }), () => valuesNow()),
    );
    const sentence = "the objects that are passed are not changed, and may be frozen";
    expect([outer, inner, frozen], sentence).toEqual([
      { id: 1 },
      { user: "ada" },
      { id: 2, user: "grace" },
    ]);
  });
});
