import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { Board } from "../board.ts";
import {
  ANSWERED,
  TASKS,
  borrowPool,
  clearShelf,
  fieldOf,
  openPool,
  quietly,
  threadIn,
} from "../bench.ts";
import { rejection, settles, value } from "../wait.ts";

afterAll(clearShelf);

describe("answers", () => {
  test("W1 resolves with falsy data", async () => {
    const { run } = await borrowPool(1);
    const sentence = "falsy data in a reply is a result like any other";
    const values = [0, false, "", null, undefined, Number.NaN, 0n];
    const tasks = values.map((falsy) => run({ do: "say", value: falsy }));
    for (const [at, task] of tasks.entries()) {
      expect(await value(task, sentence), sentence).toBe(values[at]);
    }
  });

  test("W1 resolves with an object, a Map, a Date, bytes and an ArrayBuffer", async () => {
    const { run } = await borrowPool(1);
    const sentence = "whatever can be cloned comes back as it was";
    const bytes = new Uint8Array([1, 2, 3]);
    const values = [{ n: [1, { deep: "yes" }] }, new Map([["k", 1]]), new Date(0), bytes];
    const tasks = values.map((data) => run({ do: "say", value: data }));
    for (const [at, task] of tasks.entries()) {
      expect(await value(task, sentence), sentence).toEqual(values[at]);
    }
    const buffer = await value(run({ do: "say", value: bytes.buffer }), sentence);
    expect(buffer, sentence).toBeInstanceOf(ArrayBuffer);
  });

  test("W1 resolves with data that has an error property of its own", async () => {
    const { run } = await borrowPool(1);
    const sentence = "an error property inside the data does not make the reply an error";
    const data = { error: "text", data: 1 };
    expect(await value(run({ do: "say", value: data }), sentence), sentence).toEqual(data);
  });

  test("W1 takes the worker file as a path or as a URL", async () => {
    const folder = mkdtempSync(path.join(process.cwd(), "workers-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const copy = path.join(folder, "copy.cjs");
    copyFileSync(TASKS, copy);
    const relative = path.relative(process.cwd(), copy);
    const files = [pathToFileURL(copy), relative];
    const hello = { do: "say", value: "hello" };
    const answers = files.map((file) => quietly(async () => openPool(file, 1).run(hello)));
    // All other tests give an absolute path.
    const names = ["a file URL", "a relative path"];
    for (const [at, answer] of answers.entries()) {
      const sentence = `workerPath may be ${names[at]}`;
      expect(await value(answer, sentence), sentence).toBe("hello");
    }
  });
});

describe("error-answers", () => {
  test("W2 rejects with an Error that has the message", async () => {
    const { run } = await borrowPool(1);
    const task = run({ do: "refuse", message: "no such user" });
    const reason = await rejection(task, "an error reply rejects its task");
    expect(reason, "an error reply rejects with an Error").toBeInstanceOf(Error);
    const sentence = "the message of the Error is the text of the reply";
    expect(fieldOf(reason, "message"), sentence).toBe("no such user");
  });

  test("W2 uses the same worker again after an error reply", async () => {
    const { run } = await borrowPool(1);
    const sentence = "the worker that sent an error reply takes the next task";
    const first = threadIn(await value(run({ do: "where" }), ANSWERED));
    const before = threadIn(await value(run({ do: "where" }), ANSWERED));
    if (first !== before) return; // that successes keep their worker is judged elsewhere
    await settles(run({ do: "refuse", message: "no" }));
    const after = threadIn(await value(run({ do: "where" }), sentence));
    expect(after, sentence).toBe(before);
  });

  test("W2 goes on with the queue after an error reply", async () => {
    const { run } = await borrowPool(1);
    void run({ do: "refuse", message: "no" });
    const sentence = "a task that waited behind an error reply is started";
    const answer = await value(run({ do: "say", value: "next" }), sentence);
    expect(answer, sentence).toBe("next");
  });
});

describe("reuse", () => {
  test("W3 runs tasks that come one after the other on the same thread", async () => {
    const { run } = await borrowPool(1);
    const ids = new Set<number>();
    for (let i = 0; i < 3; i++) ids.add(threadIn(await value(run({ do: "where" }), ANSWERED)));
    expect(ids.size, "three tasks in a row use one thread in a pool of one").toBe(1);
  });

  test("W3 runs many tasks at once on few threads", async () => {
    const { run } = await borrowPool(2);
    const tasks = Array.from({ length: 5 }, () => run({ do: "where" }));
    const answers = await value(Promise.all(tasks), ANSWERED);
    const threads = new Set(answers.map(threadIn)).size;
    const sentence = "five tasks at once use at most two threads in a pool of two";
    expect(threads, sentence).toBeLessThanOrEqual(2);
  });
});

describe("order", () => {
  /** What tasks reply that start in the order of their ids. */
  const inOrder = [1, 2, 3, 4].map((id) => expect.objectContaining({ id, ticket: id - 1 }));

  test("W4 starts tasks in the order of the calls", async () => {
    const { run } = await borrowPool(1);
    const board = new Board();
    const task = (id: number) => run({ do: "pause", ms: 0, id, board: board.cells });
    const answers = await value(Promise.all([1, 2, 3, 4].map(task)), ANSWERED);
    expect(answers, "with one worker the tasks start in the order of the calls").toEqual(inOrder);
  });

  test("W4 keeps the order when tasks are added while others run", async () => {
    const { run } = await borrowPool(1);
    const board = new Board();
    const task = (id: number) => run({ do: "pause", ms: 0, id, board: board.cells });
    const first = run({ do: "pause", ms: 0, id: 1, board: board.cells, gate: 0 });
    const early = [task(2), task(3)];
    await board.whenStarted(1, "the first task starts");
    const late = [task(4)];
    board.open(0);
    const answers = await value(Promise.all([first, ...early, ...late]), ANSWERED);
    expect(answers, "a task that is added later starts later").toEqual(inOrder);
  });

  test("W4 gives each caller the reply to its own task", async () => {
    const { run } = await borrowPool(2);
    const board = new Board();
    const slow = run(board.holding("slow"));
    const quick = [1, 2, 3, 4].map((n) => run({ do: "say", value: `quick ${n}` }));
    const sentence = "each caller gets the reply to its own task";
    await board.whenStarted(1, "the slow task starts");
    await settles(Promise.all(quick), 200);
    board.open(0);
    const answers = await value(Promise.all([slow, ...quick]), sentence);
    expect(answers, sentence).toEqual(["slow", "quick 1", "quick 2", "quick 3", "quick 4"]);
  });
});
