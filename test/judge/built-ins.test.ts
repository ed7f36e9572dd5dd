import asyncHooks from "node:async_hooks";
import Module, { builtinModules } from "node:module";
import os from "node:os";
import v8 from "node:v8";
import threads from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { ASYNC_HOOKS, MODULE, OS, THREADS, V8 } from "../../src/judge/built-ins.ts";
import { isClosed, isDecided } from "../../src/judge/built-ins.ts";

/** Functions that were looked at and are hidden from judged code. */
const HIDDEN = new Map([
  [ASYNC_HOOKS, ["createHook", "executionAsyncResource"]],
  [OS, ["setPriority"]],
  [THREADS, []],
  [
    V8,
    [
      ...["getHeapSnapshot", "writeHeapSnapshot", "queryObjects", "setFlagsFromString"],
      ...["setHeapSnapshotNearHeapLimit", "setHeapProfileNearHeapLimit", "startCpuProfile"],
      ...["startHeapProfile", "stopCoverage", "takeCoverage"],
    ],
  ],
  [
    MODULE,
    [
      ...["register", "registerHooks", "enableCompileCache", "flushCompileCache"],
      ...["setSourceMapsSupport", "_debug"],
    ],
  ],
]);

describe("the modules of this Node", () => {
  test.each([...builtinModules, "node:sea", "node:sqlite", "node:test", "node:test/reporters"])(
    "somebody has decided about %s",
    (name) => expect(isDecided(name)).toBe(true),
  );

  test("an unknown one is not decided", () => expect(isDecided("node:telepathy")).toBe(false));

  test.each([
    ...([
      [ASYNC_HOOKS, asyncHooks],
      [MODULE, Module],
      [OS, os],
      [THREADS, threads],
      [V8, v8],
    ] as const),
  ])("somebody has decided about each function of $label", (members, owner) => {
    const isCall = (key: string | symbol): boolean =>
      typeof Object.getOwnPropertyDescriptor(owner, key)?.value === "function";
    const names = Reflect.ownKeys(owner).filter(isCall).map(String);
    const known = new Set([...members.allowed, ...(HIDDEN.get(members) ?? [])]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("isClosed", () => {
  test.each([
    ...[
      "node:sqlite",
      "node:inspector",
      "inspector/promises",
      "node:wasi",
      "wasi",
      "vm",
      "node:vm",
    ],
    ...["node:test", "cluster", "node:repl", "node:trace_events", "node:telepathy"],
    ...["data:text/javascript,1", "node:"],
  ])("refuses %s", (name) => expect(isClosed(name)).toBe(true));

  test.each([
    ...["node:fs", "fs", "node:fs/promises", "node:http", "node:stream", "node:worker_threads"],
    ...[
      "node:child_process",
      "node:async_hooks",
      "node:crypto",
      "node:zlib",
      "node:timers/promises",
    ],
    // Packages of other people.
    ...["sqlite", "test", "p-queue", "./vm.ts", "file:///a/vm.js", "#vm"],
  ])("lets %s pass", (name) => expect(isClosed(name)).toBe(false));
});
