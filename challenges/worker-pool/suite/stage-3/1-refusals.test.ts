import { afterAll, describe, expect, test } from "vitest";
import { sleep, turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import {
  ANSWERED,
  TASKS,
  borrowPool,
  clearShelf,
  countAlive,
  listStrays,
  openPool,
  quietly,
  readStats,
} from "../bench.ts";
import { comesTrue, ending, settles, value } from "../wait.ts";

afterAll(clearShelf);

describe("never-throws", () => {
  /** What a call does before its promise settles. */
  const outcome = (call: () => unknown): string => {
    try {
      const result = call();
      if (!(result instanceof Promise)) return "returns no promise";
      result.catch(() => undefined);
      return "returns a promise";
    } catch (error) {
      return `throws ${String(error)}`;
    }
  };

  test("W17 returns a promise for data that cannot be cloned", async () => {
    const { pool } = await borrowPool(1);
    const sentence = "execute returns a promise, even for data that cannot be cloned";
    const seen = outcome(() => pool.execute(() => 1));
    expect(seen, sentence).toBe("returns a promise");
  });

  test("W17 returns a promise after destroy", async () => {
    const { pool } = openPool(TASKS, 1);
    const first = outcome(() => pool.destroy());
    expect(first, "destroy returns a promise").toBe("returns a promise");
    const second = outcome(() => pool.destroy());
    expect(second, "a second destroy returns a promise").toBe("returns a promise");
    const seen = outcome(() => pool.execute(1));
    expect(seen, "execute on a destroyed pool returns a promise").toBe("returns a promise");
  });
});

describe("independent-pools", () => {
  test("W20 keeps the tasks and the end of two pools apart", async () => {
    const first = openPool(TASKS, 1);
    const second = await borrowPool(1);
    const board = new Board();
    for (let i = 0; i < 2; i++) void first.run(board.holding("held"));
    const apart = "a task is run by the pool it was given to";
    expect(await value(second.run({ do: "say", value: "mine" }), apart), apart).toBe("mine");
    expect(readStats(first.pool).queued, "the queue of another pool is left alone").toBe(1);
    await settles(quietly(() => first.pool.destroy()));
    const alone = "destroying one pool leaves another pool alone";
    expect(await value(second.run({ do: "say", value: "more" }), alone), alone).toBe("more");
  });
});

describe("stray-messages", () => {
  test("W19 is not harmed by messages without a task", async () => {
    const { run, threads } = openPool(TASKS, 1);
    const board = new Board();
    const batches = [
      [{ data: "talk" }, { error: "talk" }],
      [null, undefined, "talk", 7],
    ];
    await ending(run({ do: "chatter", batches, board: board.cells }), ANSWERED);
    const surfaced = async (batch: number): Promise<string[]> => {
      await turn();
      board.open(batch);
      await comesTrue(() => board.posted > batch || countAlive(threads) === 0);
      await sleep(10);
      return listStrays();
    };
    const reply = "a reply without a task causes no exception in the main thread";
    expect(await surfaced(0), reply).toEqual([]);
    const other = "a message that is not an object causes no exception in the main thread";
    expect(await surfaced(1), other).toEqual([]);
  });
});
