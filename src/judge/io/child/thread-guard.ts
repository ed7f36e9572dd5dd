/**
 * Loaded first in the judged child and in each of its threads when a challenge allows threads. A
 * thread that is given flags or `NODE_OPTIONS` of its own would leave Node's permission model, and
 * what is closed in the child is open in a thread.
 */
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";
import { guardStarted } from "./guard-started.ts";
import { listKept, withoutPermissions } from "./kept-flags.ts";

const { construct, defineProperty } = Reflect;
const { isArray } = Array;

const kept = listKept(process.execArgv);

guardThreads();
if (!threads.isMainThread) guardStarted();

function guardThreads(): void {
  const { Worker } = threads;
  const guarded: typeof Worker = new Proxy(Worker, {
    construct(target, [file, options]: unknown[], newTarget): object {
      const safe = isObject(options) ? makeSafe(options) : options;
      const made: unknown = construct(
        target,
        [file, safe],
        newTarget === guarded ? target : newTarget,
      );
      if (!isObject(made)) throw new TypeError("This is no thread");
      return made;
    },
  });
  // Every thread leads to it.
  defineProperty(Worker.prototype, "constructor", { value: guarded });
  threads.Worker = guarded;
  syncBuiltinESMExports();
}

function makeSafe(options: object): object {
  const safe: Record<string, unknown> = { ...options };
  const { execArgv, env } = safe;
  if (isArray(execArgv)) {
    safe["execArgv"] = [...kept, ...withoutPermissions(execArgv)];
  }
  if (isObject(env)) safe["env"] = { ...env, NODE_OPTIONS: "" };
  return safe;
}

function isObject(thing: unknown): thing is object {
  return typeof thing === "object" && thing !== null;
}
