/**
 * Loaded first in the judged child and in each process that it starts when a challenge allows
 * processes. Only Node is started, in the same group and with the same permissions, less the one to
 * start more: a process with flags or `NODE_OPTIONS` of its own would leave Node's permission model.
 */
import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { guardStarted } from "./guard-started.ts";
import { listKept, withoutPermissions } from "./kept-flags.ts";

const { apply, defineProperty, get } = Reflect;
const { isArray } = Array;
const { execPath } = process;

const MAY_START = "--allow-child-process";
/** Those that wait for the other process give it options that nobody sees. */
const WAITING = ["execFileSync", "execSync", "spawnSync"];

const kept = listKept(process.execArgv, (flag) => flag !== MAY_START);

if (process.execArgv.includes(MAY_START)) guardStarts();
else guardStarted();

function guardStarts(): void {
  const { prototype } = childProcess.ChildProcess;
  const start: unknown = get(prototype, "spawn");
  if (typeof start !== "function") throw new Error("Node's processes have no method spawn.");
  // Every way to start a process without waiting for it leads here.
  defineProperty(prototype, "spawn", {
    configurable: true,
    writable: true,
    value(this: unknown, options: unknown): unknown {
      return apply(start, this, [makeSafe(options)]);
    },
  });
  for (const name of WAITING) {
    const value = (): never => {
      throw new Error(`A test may not use \`child_process.${name}\``);
    };
    defineProperty(childProcess, name, { value, writable: false, configurable: false });
  }
  syncBuiltinESMExports();
}

function makeSafe(options: unknown): object {
  if (typeof options !== "object" || options === null) throw new TypeError("Options are needed");
  const safe: Record<string, unknown> = { ...options };
  const { file, args, envPairs } = safe;
  if (file !== execPath) throw new Error("A test may start no other program than Node");
  const [name, ...own] = isArray(args) ? args.map(String) : [execPath];
  safe["args"] = [name, ...kept, ...withoutPermissions(own)];
  if (isArray(envPairs)) {
    safe["envPairs"] = envPairs.filter((pair) => !String(pair).startsWith("NODE_OPTIONS="));
  }
  // A session of its own would outlive the group.
  safe["detached"] = false;
  return safe;
}
