/**
 * Loaded first in the judged child and in each of its threads when a challenge allows threads. A
 * thread that is given flags or `NODE_OPTIONS` of its own would leave Node's permission model, and
 * what is closed in the child is open in a thread.
 */
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";
import { isClosed } from "../../built-ins.ts";
import { guardPipes } from "./guard-pipes.ts";
import { guardProcess } from "./guard-process.ts";
import { hideInsides } from "./hide-insides.ts";
import { refuseModules } from "./refuse-modules.ts";

const { apply, construct, defineProperty } = Reflect;
const { startsWith } = String.prototype;
const { isArray } = Array;

/** Of the process's own flags, those that a thread must have. */
const KEPT = [
  "--permission",
  "--experimental-permission",
  "--allow-",
  "--require",
  "--no-warnings",
];
/** What a thread may not be given. */
const DROPPED = [
  ...["--permission", "--experimental-permission", "--allow-"],
  ...["--no-permission", "--no-experimental-permission"],
];

const kept = pick(process.execArgv, (flag) => isOneOf(flag, KEPT));

guardThreads();
if (!threads.isMainThread) guardThread();

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

/** What the judged child does for its main thread. */
function guardThread(): void {
  guardProcess(false);
  refuseModules(
    (name) => (isClosed(name) ? "fence" : null),
    () => undefined,
  );
  guardPipes(process.cwd());
  hideInsides();
}

function makeSafe(options: object): object {
  const safe: Record<string, unknown> = { ...options };
  const { execArgv, env } = safe;
  if (isArray(execArgv)) {
    const own = pick(execArgv, (flag) => !isOneOf(flag, DROPPED));
    safe["execArgv"] = [...kept, ...own];
  }
  if (isObject(env)) safe["env"] = { ...env, NODE_OPTIONS: "" };
  return safe;
}

function pick(list: readonly unknown[], isWanted: (text: string) => boolean): string[] {
  const picked: string[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const text = String(list[i]);
    if (isWanted(text)) picked[picked.length] = text;
  }
  return picked;
}

function isOneOf(flag: string, beginnings: string[]): boolean {
  for (let i = 0; i < beginnings.length; i += 1) {
    if (apply(startsWith, flag, [beginnings[i]]) === true) return true;
  }
  return false;
}

function isObject(thing: unknown): thing is object {
  return typeof thing === "object" && thing !== null;
}
