import { describe, expect, test } from "vitest";
import { rejection, sleep, value } from "../../../kit.ts";
import { Board, PATIENCE_MS, TASKS, canMeet, openPool, threadIn, until } from "../bench.ts";

const ANSWERED = "execute resolves with the data of the answer";

/** How long a rule lets the pool take until all its threads are at work. */
const GATHER_MS = 10_000;

describe("uncloneable", () => {
  const REJECTED = "data that cannot be cloned rejects its task";

  test("W10 rejects a function, a symbol and an object that holds a function", async () => {
    const { run } = openPool(TASKS, 3);
    const tasks = [run(() => 1), run(Symbol("s")), run({ do: "say", value: { call: () => 1 } })];
    for (const task of tasks) await rejection(task, PATIENCE_MS, REJECTED);
  });

  test("W10 rejects it also when it had to wait in the queue", async () => {
    const { run } = openPool(TASKS, 1);
    const first = run({ do: "say", value: "first" });
    const bad = run({ do: "say", value: () => 1 });
    expect(await value(first, PATIENCE_MS, ANSWERED), "the task before it is run").toBe("first");
    await rejection(bad, PATIENCE_MS, "data that cannot be cloned rejects when its turn comes");
  });

  test("W10 runs the tasks behind it", async () => {
    const { run } = openPool(TASKS, 1);
    void run({ do: "say", value: "first" });
    void run({ do: "say", value: () => 1 });
    void run({ do: "say", value: () => 2 });
    const sentence = "a task behind one that cannot be cloned is run";
    const answer = await value(run({ do: "say", value: "last" }), PATIENCE_MS, sentence);
    expect(answer, sentence).toBe("last");
  });

  test("W10 loses no worker", async () => {
    const { run } = openPool(TASKS, 2);
    if (!(await canMeet(run, 2, 1500))) return; // judged elsewhere
    for (let i = 0; i < 3; i++) void run({ do: "say", value: () => i });
    const sentence = "after tasks that cannot be cloned all workers are still in use";
    expect(await canMeet(run, 2, 4000), sentence).toBe(true);
  });
});
