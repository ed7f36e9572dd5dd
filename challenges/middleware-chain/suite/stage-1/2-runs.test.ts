import { describe, expect, test } from "vitest";
import { compose } from "@solution";
import { deferred, settled, turn, value } from "../../../kit.ts";
import { around, logOf, quiet, SOON, type Context } from "../onion.ts";

describe("next-twice", () => {
  test("W4 even before the first call has ended", async () => {
    quiet();
    const log: string[] = [];
    const gate = deferred();
    const run = compose<Context>([
      (_, next) => Promise.allSettled([next(), next()]),
      async (_, next) => {
        log.push("second");
        await gate.promise;
        return next();
      },
      () => void log.push("third"),
    ]);
    const running = run({ log: [] });
    await turn();
    log.push("gate");
    gate.resolve();
    const sentence = "two calls of next at once run the rest once, and the second one rejects";
    const ends = await value(running, SOON, sentence);
    const statuses = Array.isArray(ends)
      ? ends.map((end: PromiseSettledResult<unknown>) => end.status)
      : ends;
    expect([statuses, log], sentence).toEqual([
      ["fulfilled", "rejected"],
      ["second", "gate", "third"],
    ]);
  });

  test("W4 a second call runs nothing", async () => {
    quiet();
    const log: string[] = [];
    const outcomes: unknown[] = [];
    const run = compose<Context>([
      async (_, next) => {
        await next();
        outcomes.push(await next().catch((error: unknown) => error));
      },
      (_, next) => {
        log.push("second");
        return next();
      },
      () => void log.push("third"),
    ]);
    const ran = "nothing runs again when next is called a second time";
    await settled(run({ log: [] }), SOON, ran);
    expect(log, ran).toEqual(["second", "third"]);
    const sentence = "the second call of next rejects with an Error";
    expect(outcomes.length === 1 && outcomes[0] instanceof Error, sentence).toBe(true);
  });

  test("W4 the last middleware too", async () => {
    quiet();
    let outer = 0;
    const run = compose<Context>([
      async (_, next) => {
        await next();
        await next();
      },
    ]);
    const sentence = "next of the last middleware may be called only once as well";
    const end = await settled(
      run({ log: [] }, () => (outer += 1)),
      SOON,
      sentence,
    );
    expect([end.status, outer], sentence).toEqual(["rejected", 1]);
  });

  test("W4 a middleware that has stopped stays stopped", async () => {
    quiet();
    const log: string[] = [];
    const run = compose<Context>([
      async (_, next) => {
        await next();
        await next().catch(() => undefined);
      },
      () => void log.push("stops here"),
      () => void log.push("must not run"),
    ]);
    const sentence = "a second call of next does not run what a middleware has stopped";
    await settled(run({ log: [] }), SOON, sentence);
    expect(log, sentence).toEqual(["stops here"]);
  });
});

describe("own-run", () => {
  test("W5 one after the other", async () => {
    quiet();
    const sentence = "a composed function runs as often as it is called";
    const run = compose([around("a"), around("b")]);
    const logs = [await logOf(run, sentence), await logOf(run, sentence)];
    const whole = "a in, b in, b out, a out";
    expect(logs, sentence).toEqual([whole, whole]);
  });

  test("W5 several at once", async () => {
    quiet();
    const gates = [deferred(), deferred()];
    const run = compose<Context & { gate: Promise<void> }>([
      async (context, next) => {
        await context.gate;
        context.log.push("a");
        await next();
      },
      async (context, next) => {
        context.log.push("b");
        await turn();
        await next();
      },
      (context) => void context.log.push("c"),
    ]);
    const contexts = gates.map(({ promise: gate }) => ({ gate, log: new Array<string>() }));
    const runs = contexts.map((context) => run(context));
    gates[1]?.resolve();
    await turn();
    gates[0]?.resolve();
    const sentence = "runs that are under way at the same time do not disturb each other";
    for (const one of runs) await settled(one, SOON, sentence);
    const logs = contexts.map(({ log }) => log.join());
    expect(logs, sentence).toEqual(["a,b,c", "a,b,c"]);
  });
});

describe("outer-next", () => {
  test("W6 the last next calls the one that was given", async () => {
    quiet();
    const run = compose<Context>([async (_, next) => `inner(${String(await next())})`]);
    const sentence = "next of the last middleware calls the next that was given, for its result";
    const result = value(
      run({ log: [] }, async () => "outer"),
      SOON,
      sentence,
    );
    expect(await result, sentence).toBe("inner(outer)");
    const empty = "an empty list calls the next that was given";
    const passed = value(
      compose<Context>([])({ log: [] }, () => "outer"),
      SOON,
      empty,
    );
    expect(await passed, empty).toBe("outer");
  });

  test("W6 each run calls the next of its own", async () => {
    const run = compose<Context>([(_, next) => next()]);
    const sentence = "every run calls the next that it was given itself";
    const results: unknown[] = [];
    for (const name of ["one", "two"]) {
      results.push(
        await value(
          run({ log: [] }, () => name),
          SOON,
          sentence,
        ),
      );
    }
    expect(results, sentence).toEqual(["one", "two"]);
  });

  test("W6 a middleware that stops does not call it", async () => {
    quiet();
    let calls = 0;
    const run = compose<Context>([(_, next) => next(), () => "stop"]);
    const sentence = "the next that was given is not called if a middleware stops before";
    await value(
      run({ log: [] }, () => (calls += 1)),
      SOON,
      sentence,
    );
    expect(calls, sentence).toBe(0);
  });

  test("W6 composed functions are middlewares", async () => {
    quiet();
    const sentence = "a composed function within another one goes on with what is behind it";
    const inner = compose([around("b"), around("c")]);
    const log = await logOf(compose<Context>([around("a"), inner, around("d")]), sentence);
    expect(log, sentence).toBe("a in, b in, c in, d in, d out, c out, b out, a out");
  });

  test("W6 its errors come back too", async () => {
    quiet();
    const thrown = new Error("outer");
    const run = compose<Context>([
      async (_, next) => {
        try {
          return await next();
        } catch (error) {
          return error;
        }
      },
    ]);
    const sentence = "what the next that was given throws rejects next of the last middleware";
    const broken = (): never => {
      throw thrown;
    };
    expect(await value(run({ log: [] }, broken), SOON, sentence), sentence).toBe(thrown);
  });
});

describe("middleware-check", () => {
  /** What kind of error `compose` throws for this. */
  function thrownFor(list: unknown): string {
    try {
      Reflect.apply(compose, undefined, [list]);
      return "nothing";
    } catch (error) {
      return error instanceof TypeError ? "a TypeError" : "something else";
    }
  }

  test("W7 an array is needed", () => {
    const thrown = [undefined, {}, () => undefined, new Set([() => undefined])].map(thrownFor);
    const sentence = "compose throws a TypeError if it gets no array";
    expect(thrown, sentence).toEqual(["a TypeError", "a TypeError", "a TypeError", "a TypeError"]);
  });

  test("W7 functions are needed", () => {
    const fine = (): undefined => undefined;
    const thrown = [[undefined], [fine, null], [fine, {}, fine]].map(thrownFor);
    const sentence = "compose throws a TypeError at once if an element is not a function";
    expect(thrown, sentence).toEqual(["a TypeError", "a TypeError", "a TypeError"]);
  });
});
