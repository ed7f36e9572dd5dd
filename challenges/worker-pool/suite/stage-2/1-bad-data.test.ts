import { afterAll, describe, expect, test } from "vitest";
import { Board } from "../board.ts";
import { TASKS, borrowPool, canMeet, clearShelf, isParallel, openPool } from "../bench.ts";
import { ending, rejection, settles } from "../wait.ts";

afterAll(clearShelf);

describe("uncloneable", () => {
  const bad = { do: "say", value: { call: () => 1 } };

  test("W14 rejects a function", async () => {
    const { run } = await borrowPool(1);
    await rejection(
      run(() => 1),
      "data that cannot be cloned rejects its task",
    );
  });

  test("W14 loses no worker", async () => {
    const { run } = openPool(TASKS, 2);
    if (!(await isParallel(run))) return; // judged elsewhere
    for (let i = 0; i < 3; i++) void run(bad);
    const sentence = "after data that cannot be cloned all workers are still in use";
    expect(await canMeet(run, 2, 1000), sentence).toBe(true);
  });

  test("W14 rejects it even if it had to wait in the queue", async () => {
    const { run } = await borrowPool(1);
    const board = new Board();
    const held = run({ do: "say", value: "held", board: board.cells, gate: 0 });
    const waiting = run(bad);
    await board.whenStarted(1, "a task before data that cannot be cloned is run");
    board.open(0);
    await ending(held, "a task before data that cannot be cloned is run");
    await rejection(waiting, "data that cannot be cloned and had to wait rejects its task");
  });

  test("W14 runs the tasks behind it", async () => {
    const { run } = await borrowPool(1);
    const board = new Board();
    void run({ do: "say", value: "held", board: board.cells, gate: 0 });
    for (let i = 0; i < 2; i++) void run(bad);
    const last = run({ do: "say", value: "last", board: board.cells });
    board.open(0);
    await board.whenStarted(2, "a task that waits behind data that cannot be cloned is run");
    await settles(last);
  });
});
