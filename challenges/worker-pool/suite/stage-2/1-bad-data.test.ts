import { afterAll, describe, expect, test } from "vitest";
import { Board } from "../board.ts";
import { borrowPool, canMeet, clearShelf, isParallel } from "../bench.ts";
import { ending, rejection, settles } from "../wait.ts";

afterAll(clearShelf);

describe("uncloneable", () => {
  const bad = { do: "say", value: { call: () => 1 } };

  // First, because it needs a pool that has all of its workers.
  test("W14 loses no worker", async () => {
    const { run } = await borrowPool(2);
    if (!(await isParallel(run))) return; // judged elsewhere
    for (let i = 0; i < 3; i++) void run(bad);
    const sentence = "after data that cannot be cloned all workers are still in use";
    expect(await canMeet(run, 2), sentence).toBe(true);
  });

  test("W14 rejects a function", async () => {
    const { run } = await borrowPool(2);
    await rejection(
      run(() => 1),
      "data that cannot be cloned rejects its task",
    );
  });

  test("W14 rejects it even if it had to wait in the queue", async () => {
    const { run } = await borrowPool(2);
    const board = new Board();
    const held = [run(board.holding("one")), run(board.holding("two"))];
    const waiting = run(bad);
    const before = "a task before data that cannot be cloned is run";
    await board.whenStarted(1, before);
    board.open(0);
    for (const task of held) await ending(task, before);
    await rejection(waiting, "data that cannot be cloned and had to wait rejects its task");
  });

  test("W14 runs the tasks behind it", async () => {
    const { run } = await borrowPool(2);
    const board = new Board();
    for (let i = 0; i < 2; i++) void run(board.holding("held"));
    for (let i = 0; i < 2; i++) void run(bad);
    const last = run(board.holding("last"));
    board.open(0);
    await board.whenStarted(3, "a task that waits behind data that cannot be cloned is run");
    await settles(last);
  });
});
