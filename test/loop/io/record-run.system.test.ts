import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

describe("an endless chain of callbacks is ended and what was seen is kept", () => {
  test.each([
    ["tick", "(function f() { process.nextTick(f); })();"],
    ["microtask", "(function f() { queueMicrotask(f); })();"],
    ["immediate", "(function f() { setImmediate(f); })();"],
  ])("%s", async (name, code) => {
    const text = `console.log("begun"); ${code}`;
    const { trace } = await lab.trace(`${name}.cjs`, text, { maxEvents: 2000 });
    expect(trace.end.stopped).toBe("events");
    expect(trace.printed).toEqual(["begun"]);
    expect(trace.steps.length).toBeGreaterThan(100);
  });
});

test("a server that never ends is ended after its time, with all that happened before", async () => {
  const text = 'require("net").createServer().listen(0, () => console.log("listening"));';
  const { bench, runnable } = await lab.trace("quick.cjs", "");
  writeFileSync(runnable.entry, text);
  const limits = { ...bench.limits, timeMs: 1500 };
  const { end, events } = await recordRun({ ...bench, limits }, runnable);
  const walk = walkEvents(parseEvents(events).threads.get(0) ?? []);
  expect(end.stopped).toBe("time");
  expect(walk.stopped).toBe(process.platform !== "win32");
  expect(walk.steps.flatMap(({ prints }) => prints.map(({ text: line }) => line))).toEqual([
    "listening\n",
  ]);
});

const SIGNALS = `
process.on("SIGUSR2", () => {
  console.log("heard");
  clearTimeout(timer);
  process.removeAllListeners("SIGUSR2");
});
const timer = setTimeout(() => console.log("never"), 30_000);
setTimeout(() => process.kill(process.pid, "SIGUSR2"), 5);
`;

test.skipIf(process.platform === "win32")(
  "a snippet hears the signal by which the trainer ends a run, and dies of it as ever",
  async () => {
    const { trace } = await lab.trace("signals.cjs", SIGNALS);
    expect(trace).toMatchObject({ printed: ["heard"], end: { exit: 0, signal: null } });
    expect(trace.checks).toMatchObject({ sameAsPlain: true, unlabelled: 0 });
    const heard = trace.steps.find(({ prints }) => prints.length > 0);
    expect(heard).toMatchObject({ phase: "poll", runsAt: { line: 3 } });
    const text =
      'setTimeout(() => process.kill(process.pid, "SIGUSR2"), 5); setTimeout(() => {}, 30_000);';
    expect((await lab.trace("dies.cjs", text)).trace.end).toMatchObject({ signal: "SIGUSR2" });
  },
);

test("a snippet that exits early tells its code", async () => {
  const text = 'console.log("a"); setTimeout(() => console.log("never")); process.exit(3);';
  const { trace } = await lab.trace("early.cjs", text);
  expect(trace).toMatchObject({ printed: ["a"], end: { exit: 3, stopped: null } });
});

test("a snippet that reads standard input finds its end", async () => {
  const text = 'process.stdin.on("data", console.log).on("end", () => console.log("end"));';
  const { trace } = await lab.trace("input.cjs", text);
  expect(trace.printed).toEqual(["end"]);
});

test("a snippet below a folder of installed packages is the learner's own all the same", async () => {
  mkdirSync(join(lab.folder, "node_modules", "some", "node_modules", "other"), { recursive: true });
  writeFileSync(
    join(lab.folder, "node_modules", "some", "node_modules", "other", "index.js"),
    'module.exports = () => setImmediate(() => console.log("theirs"));',
  );
  const text = 'require("other")();\nsetTimeout(() => console.log("mine"), 20);';
  const { trace } = await lab.trace("node_modules/some/snippet.cjs", text);
  expect(trace.printed).toEqual(["theirs", "mine"]);
  const origins = trace.steps.slice(1).map(({ scheduledBy }) => scheduledBy);
  expect(origins).toMatchObject([{ site: { line: 1 } }, { site: { line: 2 } }]);
  expect(trace.steps.at(-1)).toMatchObject({ prints: [{ site: { line: 2 } }] });
});

test("a syntax error is a run with nothing in it", async () => {
  const { trace, stderr } = await lab.trace("broken.cjs", "console.log(");
  expect(trace).toMatchObject({ printed: [], end: { exit: 1 } });
  expect(stderr).toContain("SyntaxError");
});

test("a program that the snippet starts is not traced into the same file", async () => {
  const text = `
const { execFileSync } = require("node:child_process");
const code = "console.log(Object.keys(process.env).some((name) => name.startsWith('TRAINER')))";
console.log(String(execFileSync(process.execPath, ["-e", code])).trim());
`;
  const { trace } = await lab.trace("child.cjs", text);
  expect(trace.printed).toEqual(["false"]);
});

test("a worker thread is traced apart", async () => {
  const text = `
const { Worker, isMainThread } = require("node:worker_threads");
if (isMainThread) new Worker(__filename).on("exit", () => console.log("gone"));
else setTimeout(() => console.log("timer of the worker"), 1);
`;
  const { trace } = await lab.trace("worker.cjs", text);
  const [worker] = trace.threads;
  expect(trace.threads).toHaveLength(1);
  expect(worker?.steps.find(({ phase }) => phase === "timers")).toMatchObject({
    scheduledBy: { site: { line: 4 }, api: "setTimeout 1 ms" },
    prints: [{ text: "timer of the worker\n" }],
  });
});

test("what a snippet replaces does not break the tracer", async () => {
  const text = `
Array.prototype.push = null;
JSON.stringify = () => "no";
Error.prepareStackTrace = () => { throw new Error("no"); };
setTimeout(() => console.log("still here"));
`;
  const { trace } = await lab.trace("hostile.cjs", text);
  expect(trace.printed).toEqual(["still here"]);
  expect(trace.checks.sameAsPlain).toBe(true);
});

test("TypeScript is traced at its own lines, as either kind of module", async () => {
  const text = `interface Point {
  x: number;
}
enum Kind { One = 1 }
const point: Point = { x: Kind.One };
setTimeout((): void => console.log(point.x), 0);
`;
  for (const mode of ["cjs", "esm"] as const) {
    const { trace } = await lab.trace("typed.ts", text, { mode });
    expect(trace.printed).toEqual(["1"]);
    expect(trace.steps.find(({ phase }) => phase === "timers")?.scheduledBy.site?.line).toBe(6);
  }
});
