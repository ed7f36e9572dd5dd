import { describe, expect, test } from "vitest";
import { compose } from "@solution";
import { deferred, rejection, settled, STRAY_EVENTS, takeOver, turn, value } from "../../../kit.ts";

type Context = { log: string[] };
type Next = () => Promise<unknown>;
type Middleware = (context: Context, next: Next) => unknown;

const SOON = 600;

/** A middleware that writes down when it begins and when it ends; the last ones take the longest. */
function around(name: string): Middleware {
  return async (context, next) => {
    context.log.push(`${name} in`);
    await next();
    for (let left = name.charCodeAt(0) - 95; left > 0; left -= 1) await turn();
    context.log.push(`${name} out`);
  };
}

/** Lets nothing that is left unhandled end the run: what comes of it is seen elsewhere. */
function quiet(): void {
  takeOver(STRAY_EVENTS, () => undefined, 2);
}

/** Runs a composed function to its end and gives what was written down. */
async function logOf(
  run: (context: Context) => Promise<unknown>,
  sentence: string,
): Promise<string> {
  const context: Context = { log: [] };
  await value(run(context), SOON, sentence);
  return context.log.join(", ");
}

describe("onion", () => {
  test("W1 down in order and up in reverse", async () => {
    const sentence = "what stands behind await next() runs when all that come later have finished";
    const log = await logOf(compose([around("a"), around("b"), around("c")]), sentence);
    expect(log, sentence).toBe("a in, b in, c in, c out, b out, a out");
  });

  test("W1 all get the same context", async () => {
    const seen: unknown[] = [];
    const context: Context = { log: [] };
    const run = compose<Context>([
      (given, next) => (seen.push(given), next()),
      (given, next) => (seen.push(given), next()),
    ]);
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
      (_, next) => (log.push("second"), next()),
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
