import { describe, expect, test } from "vitest";
import { turn } from "../../../kit.ts";
import { Board } from "../board.ts";
import { TASKS, countAlive, fieldOf, openPool } from "../bench.ts";
import { comesTrue, rejection, settles, value } from "../wait.ts";

describe("thrown-errors", () => {
  const CRASHED = "a task whose worker throws is rejected";
  const AN_ERROR = "a task whose worker throws rejects with an Error";

  test("W9 rejects with the message of a thrown error and leaves the other tasks alone", async () => {
    const { run, threads } = openPool(TASKS, 2);
    const board = new Board();
    const other = run(board.holding("unharmed"));
    await board.whenStarted(1, "the first task starts");
    const crash = run({ do: "throw", message: "disk is full" });
    const queued = [run({ do: "say", value: "a" }), run({ do: "say", value: "b" })];
    const seen: string[] = [];
    for (const task of queued) task.catch(() => seen.push("a queued task was rejected"));
    // A pool that runs one task at a time gets no crash before the gate opens.
    await settles(crash);
    await comesTrue(() => countAlive(threads) < threads.length);
    await turn();
    board.open(0);
    const reason = await rejection(crash, CRASHED);
    expect(reason, AN_ERROR).toBeInstanceOf(Error);
    const sentence = "the message of the rejection contains the message of the thrown error";
    expect(fieldOf(reason, "message"), sentence).toContain("disk is full");
    const running = "a crash of one worker leaves the task of another worker alone";
    expect(await value(other, running), running).toBe("unharmed");
    const waiting = "a crash does not reject the tasks in the queue";
    expect(seen, waiting).toEqual([]);
  });

  test("W9 rejects with the message of an unhandled rejection", async () => {
    const { run } = openPool(TASKS, 1);
    const reason = await rejection(run({ do: "reject", message: "disk is full" }), CRASHED);
    const sentence = "an unhandled rejection in the worker counts like a thrown error";
    expect(fieldOf(reason, "message"), sentence).toContain("disk is full");
  });

  test("W9 rejects with the text of a thrown value that is not an error", async () => {
    const values = ["just text", undefined];
    const tasks = values.map((thrown) =>
      openPool(TASKS, 1).run({ do: "throwValue", value: thrown }),
    );
    const sentence = "a thrown value that is not an error is in the message as text";
    for (const [at, task] of tasks.entries()) {
      const reason = await rejection(task, CRASHED);
      expect(reason, AN_ERROR).toBeInstanceOf(Error);
      expect(fieldOf(reason, "message"), sentence).toContain(String(values[at]));
    }
  });
});

describe("exits", () => {
  test("W10 rejects with WORKER_EXITED when the exit code is not 0", async () => {
    const { run } = openPool(TASKS, 1);
    const lost = "a task whose worker exits is rejected";
    const reason = await rejection(run({ do: "exit", code: 7 }), lost);
    const sentence = "a task whose worker exits rejects with the code WORKER_EXITED";
    expect(fieldOf(reason, "code"), sentence).toBe("WORKER_EXITED");
  });

  test("W10 rejects with WORKER_EXITED when the exit code is 0", async () => {
    const { run } = openPool(TASKS, 1);
    const sentence = "an exit with code 0 during a task is a failure like any other exit";
    const reason = await rejection(run({ do: "exit", code: 0 }), sentence);
    expect(fieldOf(reason, "code"), sentence).toBe("WORKER_EXITED");
  });
});

describe("error-objects", () => {
  test("W11 rejects with an Error when a worker exits", async () => {
    const { run } = openPool(TASKS, 1);
    const seen: unknown[] = [];
    const task = run({ do: "exit", code: 1 });
    task.catch((reason: unknown) =>
      seen.push(reason instanceof Error ? "an Error" : typeof reason),
    );
    await settles(task); // that it rejects is judged elsewhere
    const sentence = "an exit during a task rejects with an Error object";
    expect(seen, sentence).toEqual(seen.map(() => "an Error"));
  });
});
