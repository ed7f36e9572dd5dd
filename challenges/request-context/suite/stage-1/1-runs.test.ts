import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { runWithContext } from "@solution";
import { deferred, settled, turn, value } from "../../../kit.ts";
import { valueNow, valuesNow } from "../values.ts";

async function* ticks(): AsyncGenerator<number> {
  await turn();
  yield 1;
}

describe("runs-at-once", () => {
  test("C1 fn is called at once and once", () => {
    const seen: string[] = [];
    runWithContext({ id: 1 }, () => void seen.push("fn"));
    seen.push("after");
    expect(seen, "fn is called once, before runWithContext returns").toEqual(["fn", "after"]);
  });

  test("C1 its result is passed on", () => {
    const promise = Promise.resolve(1);
    const results = [
      runWithContext({}, () => 7),
      runWithContext({}, () => undefined),
      runWithContext({}, () => promise),
    ];
    const sentence = "runWithContext returns what fn returns, a promise as it is";
    expect([results[0], results[1], results[2] === promise], sentence).toEqual([
      7,
      undefined,
      true,
    ]);
  });

  test("C1 what it throws is passed on", () => {
    const error = new Error("broken");
    let caught: unknown;
    try {
      runWithContext({}, () => {
        throw error;
      });
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught === error, "runWithContext throws what fn throws").toBe(true);
  });

  test("C1 a rejection is passed on", async () => {
    const failing = runWithContext({}, async () => {
      await turn();
      throw new Error("broken");
    });
    const sentence = "a promise that fn returns rejects for the caller";
    expect((await settled(failing, 1000, sentence)).status, sentence).toBe("rejected");
  });
});

describe("goes-along", () => {
  test("C2 fn sees its values", () => {
    const list = [1];
    const values = { id: 7, user: "ada", none: null, list };
    const seen = runWithContext(values, () => valuesNow());
    expect(seen, "getContext returns an object with the values of the run").toEqual(values);
    expect(seen?.["list"] === list, "values are in the context as they are, not copied").toBe(true);
  });

  test("C2 functions that are called see it", () => {
    const inner = (): unknown => valueNow();
    const seen = runWithContext({ id: 7 }, () => [1].map(() => inner()));
    expect(seen, "functions that fn calls see the context").toEqual([7]);
  });

  test("C2 timers and queues see it", async () => {
    const starts: Record<string, (call: () => void) => void> = {
      setTimeout: (call) => void setTimeout(call, 1),
      setImmediate: (call) => void setImmediate(call),
      nextTick: (call) => process.nextTick(call),
      queueMicrotask: (call) => queueMicrotask(call),
      setInterval: (call) => {
        const timer = setInterval(() => {
          clearInterval(timer);
          call();
        }, 1);
      },
    };
    const seen: Record<string, unknown> = {};
    for (const [name, start] of Object.entries(starts)) {
      const called = deferred<unknown>();
      runWithContext({ id: name }, () => start(() => called.resolve(valueNow())));
      seen[name] = await value(called.promise, 1000, `a callback of ${name} runs`);
    }
    const sentence = "callbacks of timers and queues see the context in which they were set";
    const expected = Object.fromEntries(Object.keys(starts).map((name) => [name, name]));
    expect(seen, sentence).toEqual(expected);
  });

  test("C2 promises and awaits see it", async () => {
    const seen = await value(
      runWithContext({ id: 7 }, async () => {
        const found: unknown[] = [valueNow()];
        await Promise.resolve();
        found.push(valueNow());
        await turn();
        found.push(valueNow());
        await wait(1);
        found.push(valueNow());
        await Promise.reject(new Error("x")).catch(() => found.push(valueNow()));
        await Promise.resolve().finally(() => found.push(valueNow()));
        for await (const _ of ticks()) found.push(valueNow());
        return found;
      }),
      1000,
      "a run that awaits comes to its end",
    );
    const sentence = "handlers of promises and code after an await see the context";
    expect(seen, sentence).toEqual([7, 7, 7, 7, 7, 7, 7]);
  });

  test("C2 a promise from elsewhere does not change it", async () => {
    const gate = deferred();
    const inside = runWithContext({ id: 7 }, async () => {
      await gate.promise;
      return valueNow();
    });
    runWithContext({ id: 8 }, () => gate.resolve());
    const seen = await value(inside, 1000, "a run that waits for another comes to its end");
    const sentence = "code after an await sees its own context, whoever settles the promise";
    expect(seen, sentence).toBe(7);
  });

  test("C2 callbacks of Node see it", async () => {
    const called = deferred<unknown>();
    runWithContext({ id: 7 }, () => randomBytes(8, () => called.resolve(valueNow())));
    const seen = await value(called.promise, 1000, "a callback of Node is called");
    expect(seen, "callbacks of Node's functions see the context").toBe(7);
  });

  test("C2 waiting for an event does not lose it", async () => {
    const emitter = new EventEmitter();
    const inside = runWithContext({ id: 7 }, async () => {
      await once(emitter, "ready");
      return valueNow();
    });
    emitter.emit("ready");
    const seen = await value(inside, 1000, "a run that waits for an event comes to its end");
    expect(seen, "code that has awaited an event sees its own context").toBe(7);
  });
});

describe("ends-with-the-run", () => {
  test("C3 outside there is none", () => {
    expect(valuesNow(), "outside of a run, getContext returns undefined").toBeUndefined();
  });

  test("C3 after a run there is none", () => {
    runWithContext({ id: 7 }, () => undefined);
    expect(valuesNow(), "when fn has returned, there is no context any more").toBeUndefined();
  });

  test("C3 after a throw there is none", () => {
    try {
      runWithContext({ id: 7 }, () => {
        throw new Error("broken");
      });
    } catch {
      // Told by another test.
    }
    expect(valuesNow(), "when fn has thrown, there is no context any more").toBeUndefined();
  });

  test("C3 the caller of an async fn has none", async () => {
    const gate = deferred();
    const running = runWithContext({ id: 7 }, async () => {
      await gate.promise;
    });
    const during = valuesNow();
    gate.resolve();
    await value(running, 1000, "an async run comes to its end");
    const sentence = "who calls or awaits an async run does not get its context";
    expect([during, valuesNow()], sentence).toEqual([undefined, undefined]);
  });

  test("C3 what was started before has none", async () => {
    const seen: unknown[] = [];
    const before = new Promise<void>((resolve) => {
      setImmediate(() => {
        seen.push(valuesNow());
        resolve();
      });
    });
    runWithContext({ id: 7 }, () => undefined);
    await value(before, 1000, "an immediate from before the run is called");
    const sentence = "what was started before a run does not get its context";
    expect(seen, sentence).toEqual([undefined]);
  });

  test("C3 empty values are a context", () => {
    const seen = runWithContext({}, () => valuesNow());
    expect(seen, "a run without values has a context too, which is empty").toEqual({});
  });
});

describe("no-mixing", () => {
  test("C4 runs that overlap do not mix", async () => {
    const wrong: string[] = [];
    const work = async (id: number): Promise<void> => {
      for (let step = 0; step < 4; step += 1) {
        if ((id + step) % 3 === 0) await turn();
        else if ((id + step) % 3 === 1) await Promise.resolve();
        else await new Promise((resolve) => process.nextTick(resolve));
        if (valueNow() !== id) wrong.push(`run ${id} saw ${String(valueNow())}`);
      }
    };
    const runs = Array.from({ length: 100 }, (_, id) => runWithContext({ id }, () => work(id)));
    await value(Promise.all(runs), 1500, "a hundred runs at once come to their end");
    const sentence = "each of a hundred runs at the same time sees its own context";
    expect(wrong.slice(0, 3), sentence).toEqual([]);
  });

  test("C4 two runs with the same object do not mix", () => {
    const values = { id: 7 };
    const contexts = [1, 2].map(() => runWithContext(values, () => valuesNow()));
    const sentence = "two runs with the same values both see them";
    expect(contexts, sentence).toEqual([{ id: 7 }, { id: 7 }]);
  });
});
