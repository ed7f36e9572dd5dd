import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { bindContext, runWithContext } from "@solution";
import { turn } from "../../../kit.ts";
import { valueNow, valuesNow } from "../values.ts";

describe("binding", () => {
  test("C6 a bound listener has the context of its binding", () => {
    const emitter = new EventEmitter();
    const seen: unknown[] = [];
    runWithContext({ id: 7 }, () =>
      emitter.on(
        "x",
        bindContext(() => seen.push(valueNow())),
      ),
    );
    emitter.emit("x");
    runWithContext({ id: 8 }, () => emitter.emit("x"));
    const sentence = "a bound function runs in the context in which it was bound, whoever calls it";
    expect(seen, sentence).toEqual([7, 7]);
  });

  test("C6 a listener that is not bound has that of the emitter", () => {
    const emitter = new EventEmitter();
    const seen: unknown[] = [];
    runWithContext({ id: 7 }, () => emitter.on("x", () => seen.push(valueNow())));
    emitter.emit("x");
    runWithContext({ id: 8 }, () => emitter.emit("x"));
    const sentence = "a listener that is not bound runs in the context of the code that emits";
    expect(seen, sentence).toEqual([undefined, 8]);
  });

  test("C6 without a context it has none", () => {
    const bound = bindContext(() => valuesNow());
    const seen = runWithContext({ id: 8 }, () => [bound(), valueNow()]);
    const sentence = "a function that was bound outside of all runs has no context";
    expect(seen, sentence).toEqual([undefined, 8]);
  });

  test("C6 the caller keeps its own", () => {
    const [good, bad] = runWithContext({ id: 7 }, () => [
      bindContext(() => valueNow()),
      bindContext((): never => {
        throw new Error("broken");
      }),
    ]);
    const seen = runWithContext({ id: 8 }, () => {
      good?.();
      const first = valueNow();
      try {
        bad?.();
      } catch {
        // Told by the next test.
      }
      return [first, valueNow()];
    });
    const sentence = "the context of the caller is back after a bound function, even if it throws";
    expect(seen, sentence).toEqual([8, 8]);
  });

  test("C6 this, arguments and result are those of fn", () => {
    const account = {
      owner: "ada",
      tell: bindContext(function tell(this: { owner: string }, ...words: string[]) {
        return [this.owner, ...words];
      }),
    };
    const sentence = "a bound function passes on this, its arguments and its result";
    expect(account.tell("a", "b"), sentence).toEqual(["ada", "a", "b"]);
  });

  test("C6 what it throws is passed on", () => {
    const error = new Error("broken");
    const bound = bindContext(() => {
      throw error;
    });
    let caught: unknown;
    try {
      bound();
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught === error, "a bound function throws what fn throws").toBe(true);
  });

  test("C6 what it starts goes along", async () => {
    const bound = runWithContext({ id: 7 }, () =>
      bindContext(async () => {
        await turn();
        return valueNow();
      }),
    );
    const seen = await runWithContext({ id: 8 }, () => bound());
    expect(seen, "what a bound function starts has its context too").toBe(7);
  });

  test("C6 two bindings of one function differ", () => {
    const fn = (): unknown => valueNow();
    const bound = [1, 2].map((n) => runWithContext({ id: n }, () => bindContext(fn)));
    const seen = [...bound.map((one) => one()), fn()];
    const sentence = "a function can be bound in several contexts, and stays as it is itself";
    expect(seen, sentence).toEqual([1, 2, undefined]);
  });
});
