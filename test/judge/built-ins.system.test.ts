import { once } from "node:events";
import process from "node:process";
import { expect, test } from "vitest";
import { PROCESS } from "../../src/judge/built-ins.ts";
import { startGroup } from "../../src/process/start-group.ts";

/** Functions of `process` that were looked at and are hidden from judged code. */
const HIDDEN = [
  ...["_debugEnd", "_debugProcess", "_getActiveHandles", "_getActiveRequests", "_linkedBinding"],
  ...["_startProfilerIdleNotifier", "_stopProfilerIdleNotifier", "binding", "dlopen", "execve"],
  ...["initgroups", "setegid", "seteuid", "setgid", "setgroups", "setuid"],
  ...["addUncaughtExceptionCaptureCallback", "setUncaughtExceptionCaptureCallback"],
];
const LIST =
  'console.log(JSON.stringify(Reflect.ownKeys(process).filter((key) => typeof Object.getOwnPropertyDescriptor(process, key).value === "function").map(String)))';

test("somebody has decided about each function of this Node's process", async () => {
  const { child } = startGroup({
    command: process.execPath,
    args: ["--eval", LIST],
    cwd: process.cwd(),
    env: process.env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  await once(child, "close");
  const names: unknown = JSON.parse(text);
  const known = new Set<unknown>([...PROCESS.allowed, ...HIDDEN]);
  expect(names).toContain("nextTick");
  expect(Array.isArray(names) ? names.filter((name) => !known.has(name)) : names).toEqual([]);
});
