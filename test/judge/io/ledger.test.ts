import { describe, expect, test } from "vitest";
import { openLedger } from "../../../src/judge/io/child/ledger.ts";
import type { Ledger } from "../../../src/judge/io/child/ledger.ts";

type Work = () => unknown;

/** Tells a watched stand-in for `test` to run `work`, and gives what it would run. */
function enter({ watch }: Ledger, title: string, work: Work): Work {
  const tool = watch((_title: string, given: Work): { given: Work } => ({ given }));
  return tool(title, work).given;
}

describe("openLedger", () => {
  test("enters a test whose function has come to its end", () => {
    const ledger = openLedger();
    const run = enter(ledger, "title", () => 1);
    ledger.begin("requirement > title");
    expect(ledger.hasEnded("requirement > title")).toBe(false);
    expect(run()).toBe(1);
    expect(ledger.hasEnded("requirement > title")).toBe(true);
  });

  test("does not enter a test whose function throws or rejects", async () => {
    const ledger = openLedger();
    const throws = enter(ledger, "throws", () => {
      throw new Error("no");
    });
    const rejects = enter(ledger, "rejects", () => Promise.reject(new Error("no")));
    ledger.begin("throws");
    expect(throws).toThrow("no");
    ledger.begin("rejects");
    await expect(rejects()).rejects.toThrow("no");
    expect([ledger.hasEnded("throws"), ledger.hasEnded("rejects")]).toEqual([false, false]);
  });

  test("enters an asynchronous test at its end, under the name it began with", async () => {
    const ledger = openLedger();
    const run = enter(ledger, "slow", async () => {
      await Promise.resolve();
    });
    ledger.begin("slow");
    const ended = run();
    ledger.begin("next");
    expect(ledger.hasEnded("slow")).toBe(false);
    await ended;
    expect([ledger.hasEnded("slow"), ledger.hasEnded("next")]).toEqual([true, false]);
  });

  test("does not take the end of one test for that of another", () => {
    const ledger = openLedger();
    const easy = enter(ledger, "easy", () => undefined);
    ledger.begin("hard");
    easy();
    expect(ledger.hasEnded("hard")).toBe(false);
  });

  test("is not fooled by a promise that says it has settled", async () => {
    const ledger = openLedger();
    const promise = new Promise(() => undefined);
    for (const key of ["then"]) Reflect.set(promise, key, (onEnd: () => void) => onEnd());
    const run = enter(ledger, "title", () => promise);
    ledger.begin("title");
    void run();
    await Promise.resolve();
    expect(ledger.hasEnded("title")).toBe(false);
  });

  test("enters the rows of a table, whose names are made later", () => {
    const ledger = openLedger();
    const kept: Work[] = [];
    const each = (): ((title: string, work: Work) => void) => (_title, work) => {
      kept.push(work);
    };
    ledger.watch({ each }).each()("adds %i", () => undefined);
    ledger.begin("adds 1");
    kept[0]?.();
    expect(ledger.hasEnded("adds 1")).toBe(true);
  });
});
