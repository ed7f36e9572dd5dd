import { describe, expect, test } from "vitest";
import { startTests } from "vitest/internal/browser";
import type { ChildNote } from "../../message.ts";
import { encode } from "./encode.ts";
import { createRunner, readSuite } from "./judge-runner.ts";
import { provideWorkerState } from "./worker-state.ts";

const ROUNDS = 3;
const TESTS = 30;
/** What suites and solutions import; some take a while when they are first imported. */
const USUAL = ["events", "util", "async_hooks", "fs", "fs/promises", "os", "path", "url"].map(
  (name) => `node:${name}`,
);

/**
 * Runs a suite of no meaning, so that the test tools are compiled and quick when the real one comes.
 * For a child that is booted long before it is needed.
 */
export async function warmUp(): Promise<void> {
  for (const name of USUAL) await import(name);
  const config = provideWorkerState({ pattern: null, testMs: 1000, needsExpect: false });
  const note = (message: ChildNote): void => void encode(message);
  for (let round = 0; round < ROUNDS; round += 1) {
    const runner = createRunner(config, {
      note,
      noteLater: note,
      load: () => Promise.resolve(defineTests()),
      ledger: { begin: () => undefined, hasEnded: () => true },
      inspect: () => undefined,
      listPending: () => [],
    });
    const files = await startTests(["warm-up"], runner);
    note({
      kind: "finished",
      suites: files.map((file) => ({ stage: 1, ...readSuite(file) })),
      left: [],
    });
  }
}

function defineTests(): void {
  describe("warm-up", () => {
    for (let i = 0; i < TESTS; i += 1) {
      test(`passes ${i}`, async () => {
        expect(i, "a number").toBe(i);
        expect([i, { a: "b" }], "a list").toEqual([i, { a: "b" }]);
        expect(() => {
          throw new TypeError("no");
        }, "an error").toThrow(TypeError);
        await expect(Promise.resolve(i), "a promise").resolves.toBe(i);
      });
    }
    test("fails", () => expect({ a: [1] }).toEqual({ a: [2] }));
    test("fails too", () => expect(1).not.toBe(1));
  });
}
