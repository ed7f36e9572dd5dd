import { describe, expect, test } from "vitest";
import { compose } from "@solution";
import { rejection, settled, turn, value } from "../../../kit.ts";
import { around, logOf, quiet, SOON, type Context, type Middleware } from "../onion.ts";

describe("onion", () => {
  test("W1 down in order and up in reverse", async () => {
    const sentence = "what stands behind await next() runs when all that come later have finished";
    const log = await logOf(compose(["a", "b", "c", "d"].map(around)), sentence);
    const whole = "a in, b in, c in, d in, d out, c out, b out, a out";
    expect(log, sentence).toBe(whole);
  });

  test("W1 all get the same context", async () => {
    const seen: unknown[] = [];
    const context: Context = { log: [] };
    const look: Middleware = (given, next) => {
      seen.push(given);
      return next();
    };
    const run = compose<Context>([look, look]);
    const sentence = "every middleware gets the context that the composed function was given";
    await value(run(context), SOON, sentence);
    expect(
      seen.map((one) => one === context),
      sentence,
    ).toEqual([true, true]);
  });

  test("W1 without next the way down ends", async () => {
    const sentence = "a middleware that does not call next ends the way down";
    const stop: Middleware = (context) => void context.log.push("stop");
    const log = await logOf(compose([around("a"), stop, around("c")]), sentence);
    expect(log, sentence).toBe("a in, stop, a out");
  });

  test("W1 middlewares need not be async", async () => {
    const sentence = "a middleware that is no async function is waited for through its promise";
    const plain: Middleware = (context, next) => {
      context.log.push("plain");
      return next();
    };
    const log = await logOf(compose([around("a"), plain, around("c")]), sentence);
    expect(log, sentence).toBe("a in, plain, c in, c out, a out");
  });

  test("W7 an empty list is allowed", async () => {
    const sentence = "the function composed of an empty list resolves with undefined";
    const result = await value(compose<Context>([])({ log: [] }), SOON, sentence);
    expect(result, sentence).toBe(undefined);
  });
});

describe("return-values", () => {
  test("W2 next resolves with what the next one returns", async () => {
    const run = compose<Context>([
      async (_, next) => `a(${String(await next())})`,
      (_, next) => next().then((text) => `b(${String(text)})`),
      () => "c",
    ]);
    const sentence = "next resolves with what the next middleware returns, and so on to the top";
    expect(await value(run({ log: [] }), SOON, sentence), sentence).toBe("a(b(c))");
  });

  test("W2 next always returns a promise", async () => {
    const kinds: boolean[] = [];
    const run = compose<Context>([
      (_, next) => {
        const result = next();
        kinds.push(result instanceof Promise);
        return result;
      },
      () => "no promise",
    ]);
    const sentence = "next returns a promise, even of a middleware that returns none";
    const result: unknown = run({ log: [] });
    kinds.push(result instanceof Promise);
    await value(result, SOON, sentence);
    expect(kinds, sentence).toEqual([true, true]);
  });

  test("W2 the last next gives undefined", async () => {
    const run = compose<Context>([async (_, next) => [await next()]]);
    const sentence = "next of the last middleware resolves with undefined";
    expect(await value(run({ log: [] }), SOON, sentence), sentence).toEqual([undefined]);
  });
});

describe("errors-go-up", () => {
  test("W3 what a middleware throws reaches the top", async () => {
    quiet();
    const thrown = new Error("broken");
    const seen: unknown[] = [];
    const run = compose<Context>([
      async (_, next) => {
        try {
          await next();
        } catch (error) {
          seen.push(error);
          throw error;
        }
      },
      (_, next) => next(),
      () => {
        throw thrown;
      },
    ]);
    const sentence = "what a middleware throws comes through every next to the composed function";
    seen.push(await rejection(run({ log: [] }), SOON, sentence));
    expect(seen.length === 2 && seen.every((one) => one === thrown), sentence).toBe(true);
  });

  test("W3 whatever is rejected with", async () => {
    quiet();
    const run = compose<Context>([
      (_, next) => next(),
      async () => {
        await turn();
        throw "a text";
      },
    ]);
    const sentence = "the composed function rejects with exactly what a middleware rejects with";
    expect(await rejection(run({ log: [] }), SOON, sentence), sentence).toBe("a text");
  });

  test("W3 an error that is caught is over", async () => {
    quiet();
    const run = compose<Context>([
      async (_, next) => `first: ${String(await next())}`,
      async (_, next) => next().catch((error: Error) => `caught ${error.message}`),
      () => Promise.reject(new Error("broken")),
    ]);
    const sentence = "a middleware that catches the error of next goes on as usual";
    expect(await value(run({ log: [] }), SOON, sentence), sentence).toBe("first: caught broken");
  });

  test("W3 nothing is thrown at once", async () => {
    quiet();
    const outcomes: string[] = [];
    const broken: Middleware = () => {
      throw new Error("broken");
    };
    const run = compose<Context>([
      (_, next) => {
        try {
          return next().catch(() => outcomes.push("next rejected"));
        } catch {
          return outcomes.push("next threw");
        }
      },
      broken,
    ]);
    try {
      await settled(run({ log: [] }), SOON, "a composed function settles after an error");
      await compose([broken])({ log: [] }).catch(() => outcomes.push("the whole rejected"));
    } catch {
      outcomes.push("the whole threw");
    }
    const sentence = "neither next nor the composed function throws: both reject";
    expect(outcomes, sentence).toEqual(["next rejected", "the whole rejected"]);
  });
});
