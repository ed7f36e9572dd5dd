import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLost } from "../../../src/loop/find-lost.ts";
import { recordRun } from "../../../src/loop/io/record-run.ts";
import { parseEvents } from "../../../src/loop/reduce/parse-events.ts";
import { walkEvents } from "../../../src/loop/reduce/walk.ts";
import { openLab } from "../lab.ts";
import type { Lab } from "../lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

/** Makes rows of numbers that are not written down yet, and a line of JSON among them. */
const BUSY = `
for (let at = 0; at < 700; at += 1) setImmediate(() => {});
console.log("half");
for (let at = 0; at < 200; at += 1) Promise.resolve();
`;

/** So many of these were made. */
async function count(code: string, timeMs?: number): Promise<Record<string, unknown>> {
  const { bench, runnable } = await lab.trace("quick.cjs", "");
  writeFileSync(runnable.entry, BUSY + code);
  const limits = { ...bench.limits, ...(timeMs !== undefined && { timeMs }) };
  const { end, events } = await recordRun({ ...bench, limits }, runnable);
  const { threads, tornLines } = parseEvents(events);
  const main = threads.get(0) ?? [];
  const made = (type: string): number =>
    main.filter((event) => event.k === "init" && event.ty === type && event.s !== undefined).length;
  return {
    ...{ immediates: made("Immediate"), promises: made("PROMISE"), tornLines },
    ...{ lost: findLost(events, end), stopped: walkEvents(main).stopped },
  };
}

const ALL = { immediates: 700, promises: 200, tornLines: 0, lost: null, stopped: false };

test.each([
  ["process.exit", "process.exit(3);", 200],
  ["an error that nobody catches", 'throw new Error("x");', 200],
  ["a rejection that nobody handles", "Promise.reject(1);", 201],
])("what was made before %s is written down", async (_title, code, promises) => {
  expect(await count(code)).toEqual({ ...ALL, promises });
});

test.skipIf(process.platform === "win32")(
  "what was made before a run is ended at its time is written down",
  async () => {
    const found = await count("setInterval(() => {}, 10_000);", 4000);
    expect(found).toEqual({ ...ALL, stopped: true });
  },
);

test.skipIf(process.platform === "win32")(
  "what was made before a line that was printed is not lost when the process is killed",
  async () => {
    const found = await count('process.kill(process.pid, "SIGKILL");');
    expect(found).toMatchObject({ immediates: 700, tornLines: 0, lost: null });
  },
);
