import { availableParallelism } from "node:os";
import { describe, expect, test } from "vitest";
import { runSideBySide } from "../../src/process/run-side-by-side.ts";

const { signal } = new AbortController();

describe("runSideBySide", () => {
  test("does every job once, beginning with the first", async () => {
    const jobs = Array.from({ length: 20 }, (_, index) => index);
    const began: number[] = [];
    await runSideBySide(
      jobs,
      async (job) => {
        began.push(job);
        await Promise.resolve();
      },
      { signal },
    );
    expect(began).toEqual(jobs);
  });

  test("does as many at once as there are cores, without waiting for one to end", async () => {
    const cores = availableParallelism();
    let underWay = 0;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    await runSideBySide(
      Array.from({ length: cores }, (_, index) => index),
      async () => {
        underWay += 1;
        if (underWay === cores) open();
        await gate;
      },
      { signal },
    );
    expect(underWay).toBe(cores);
  });

  test("does just as many at once as it is told to, more than there are cores", async () => {
    const atOnce = availableParallelism() + 3;
    let underWay = 0;
    const seen: number[] = [];
    const work = async (): Promise<void> => {
      underWay += 1;
      seen.push(underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
    };
    await runSideBySide(Array.from({ length: atOnce * 3 }), work, { signal, atOnce });
    expect(Math.max(...seen)).toBe(atOnce);
  });

  test("starts nothing more once it is aborted", async () => {
    const stop = new AbortController();
    const began: number[] = [];
    const jobs = Array.from({ length: 50 }, (_, index) => index);
    await runSideBySide(
      jobs,
      async (job) => {
        began.push(job);
        await Promise.resolve();
        stop.abort();
      },
      stop,
    );
    expect(began.length).toBeLessThan(jobs.length);
  });

  test("rejects with what a job rejects with", async () => {
    const fail = async (job: string): Promise<void> => {
      await Promise.resolve();
      throw new Error(job);
    };
    await expect(runSideBySide(["a", "b", "c"], fail, { signal })).rejects.toThrow("a");
  });

  test("is done at once without jobs", async () => {
    await expect(runSideBySide([], () => Promise.resolve(), { signal })).resolves.toBeUndefined();
  });
});
