import { describe, expect, test } from "vitest";
import { Pool, runWithContext } from "@solution";
import { deferred, rejection, turn, value } from "../../../kit.ts";
import { valueNow, valuesNow } from "../values.ts";

/** Lets all that can run now come to a standstill. */
async function rest(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await turn();
}

describe("pool-limit", () => {
  test("C10 no more than size tasks run at once", async () => {
    const pool = new Pool(2);
    const gates = Array.from({ length: 5 }, () => deferred());
    const started: number[] = [];
    const runs = gates.map(({ promise }, n) =>
      pool.run(() => {
        started.push(n);
        return promise;
      }),
    );
    await rest();
    const first = [...started];
    gates[1]?.resolve();
    await rest();
    const second = [...started];
    for (const gate of gates) gate.resolve();
    await value(Promise.all(runs), 1000, "all tasks of a pool come to their end");
    expect(first, "a pool starts size tasks, and the others wait").toEqual([0, 1]);
    expect(second, "when a task has ended, the one that has waited longest starts").toEqual([
      0, 1, 2,
    ]);
    expect(started, "all tasks start, in the order of their calls").toEqual([0, 1, 2, 3, 4]);
  });

  test("C10 places that were free stay free", async () => {
    const pool = new Pool(2);
    for (let n = 0; n < 5; n += 1)
      await value(
        pool.run(() => n),
        1000,
        "a task of a pool ends",
      );
    const { task, most } = watchRuns();
    for (let round = 0; round < 2; round += 1) {
      const runs = Array.from({ length: 6 }, () => pool.run(task));
      await value(Promise.all(runs), 1000, "a pool that was busy before runs all its tasks again");
    }
    expect(most(), "a pool that was idle runs size tasks at once, as before").toBe(2);
  });

  test("C10 run passes on how a task ends", async () => {
    const pool = new Pool(1);
    const results = await value(
      Promise.all([pool.run(() => 1), pool.run(async () => "two"), pool.run(() => undefined)]),
      1000,
      "run settles when its task has ended",
    );
    expect(results, "run resolves with what the task returns").toEqual([1, "two", undefined]);
    const errors = [new Error("thrown"), new Error("rejected")];
    const runs = [
      pool.run(() => {
        throw errors[0];
      }),
      pool.run(() => Promise.reject(errors[1])),
    ];
    const reasons: unknown[] = [];
    for (const run of runs) {
      run.catch(() => undefined);
      reasons.push(await rejection(run, 1000, "run rejects if its task fails"));
    }
    const sentence = "run rejects with what the task throws or rejects with";
    expect(
      reasons.map((reason, n) => reason === errors[n]),
      sentence,
    ).toEqual([true, true]);
  });

  test("C10 a task that fails frees its place", async () => {
    const pool = new Pool(1);
    const failing = [
      pool.run(() => {
        throw new Error("thrown");
      }),
      pool.run(() => Promise.reject(new Error("rejected"))),
    ];
    for (const run of failing) run.catch(() => undefined);
    const sentence = "after tasks that fail, the next one starts";
    expect(
      await value(
        pool.run(() => "next"),
        1000,
        sentence,
      ),
      sentence,
    ).toBe("next");
  });

  test("C10 a call that comes as a place becomes free does not take it", async () => {
    const pool = new Pool(1);
    const gate = deferred();
    const { task, most } = watchRuns();
    const first = pool.run(() => gate.promise);
    const second = pool.run(task);
    await rest();
    const third = gate.promise.then(() => pool.run(task));
    gate.resolve();
    await value(
      Promise.all([first, second, third]),
      1000,
      "all tasks of a pool end, even if one is called as another ends",
    );
    const sentence = "no more than size tasks run, even if one is called as a place becomes free";
    expect(most(), sentence).toBe(1);
  });

  test("C10 a place that was handed on is taken", async () => {
    const pool = new Pool(1);
    const gates = [deferred(), deferred(), deferred()];
    const started: number[] = [];
    const run = (n: number): Promise<void> =>
      pool.run(async () => {
        started.push(n);
        await gates[n]?.promise;
      });
    const runs = [run(0), run(1)];
    gates[0]?.resolve();
    await rest();
    runs.push(run(2));
    await rest();
    const seen = [...started];
    for (const gate of gates) gate.resolve();
    await value(Promise.all(runs), 1000, "tasks that come one after the other end");
    const sentence = "a task that has waited takes a place like any other, so the next one waits";
    expect(seen, sentence).toEqual([0, 1]);
  });
});

describe("pool-context", () => {
  test("C11 a task that starts at once sees its context", async () => {
    const pool = new Pool(1);
    const seen = await value(
      runWithContext({ id: 7 }, () => pool.run(() => valueNow())),
      1000,
      "a task of a pool ends",
    );
    expect(seen, "a task that finds a free place sees the context of its run").toBe(7);
  });

  test("C11 a task that has waited sees its context", async () => {
    const pool = new Pool(1);
    const ids = [1, 2, 3, 4];
    const runs = ids.map((n) =>
      runWithContext({ id: n }, () =>
        pool.run(async () => {
          const before = valueNow();
          await turn();
          return [before, valueNow()];
        }),
      ),
    );
    const seen = await value(Promise.all(runs), 1000, "tasks that wait come to their end");
    const sentence = "a task that has waited sees the context in which run was called";
    expect(seen, sentence).toEqual(ids.map((n) => [n, n]));
  });

  test("C11 without a context a task has none", async () => {
    const pool = new Pool(1);
    const gate = deferred();
    const first = runWithContext({ id: 1 }, () => pool.run(() => gate.promise));
    const second = pool.run(() => valuesNow());
    gate.resolve();
    await value(first, 1000, "the first task of a pool ends");
    const seen = await value(second, 1000, "a task that has waited ends");
    expect(seen, "a task from outside of all runs has no context").toBeUndefined();
  });

  test("C11 the pool does not keep the context in which it was made", async () => {
    const pool = runWithContext({ id: "maker" }, () => new Pool(1));
    const runs = [1, 2].map((n) => runWithContext({ id: n }, () => pool.run(() => valueNow())));
    const seen = await value(Promise.all(runs), 1000, "tasks of a pool come to their end");
    const sentence = "a pool that was made in a context does not give it to its tasks";
    expect(seen, sentence).toEqual([1, 2]);
  });

  test("C11 after its run the caller has its own context", async () => {
    const pool = new Pool(1);
    const runs = [1, 2, 3].map((n) =>
      runWithContext({ id: n }, async () => {
        await pool.run(() => turn());
        return valueNow();
      }),
    );
    const seen = await value(Promise.all(runs), 1000, "callers of a pool come to their end");
    expect(seen, "who has awaited run has its own context").toEqual([1, 2, 3]);
  });
});

/** A task that takes a turn, and how many of its runs went on at once at most. */
function watchRuns(): { task: () => Promise<void>; most: () => number } {
  let running = 0;
  let most = 0;
  const task = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await turn();
    running -= 1;
  };
  return { task, most: () => most };
}
