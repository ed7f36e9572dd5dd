import { once } from "node:events";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { onAbort } from "../../src/process/on-abort.ts";
import { makeScratch, withScratch } from "../../src/process/scratch.ts";
import { startGroup } from "../../src/process/start-group.ts";
import type { Group } from "../../src/process/start-group.ts";

const stdio = ["ignore", "pipe", "pipe"] as const;

function run(code: string): Group {
  const { cwd, env } = process;
  return startGroup({ command: process.execPath, args: ["-e", code], cwd: cwd(), env, stdio });
}

test("a group ends with the code of its first process", async () => {
  const { child } = run("process.exit(7)");
  expect(await once(child, "exit")).toEqual([7, null]);
});

test("a group that is killed ends with all that it started", async () => {
  const inner = "setInterval(() => {}, 1000)";
  const { child, kill } = run(
    `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}]); console.log(pid); ${inner}`,
  );
  const [pid]: unknown[] = await once(child.stdout ?? child, "data");
  kill();
  await once(child, "close");
  const alive = spawnSync("kill", ["-0", String(pid).trim()]).status;
  expect(alive).not.toBe(0);
});

test("a program that is not there is an error of the group", async () => {
  const { cwd, env } = process;
  const { child } = startGroup({ command: "/no/such/program", args: [], cwd: cwd(), env, stdio });
  const [error]: unknown[] = await once(child, "error");
  expect(error).toMatchObject({ code: "ENOENT" });
});

test("a scratch folder is there for the work and gone afterwards, even if the work fails", async () => {
  let made = "";
  const work = withScratch((folder) => {
    made = folder;
    expect(existsSync(folder)).toBe(true);
    return Promise.reject(new Error("no"));
  });
  await expect(work).rejects.toThrow("no");
  expect(existsSync(made)).toBe(false);
});

test("two scratch folders are two folders", async () => {
  const [one, other] = [makeScratch(), makeScratch()];
  expect(one.folder).not.toBe(other.folder);
  await Promise.all([one.remove(), other.remove()]);
});

test("an abort that came before is acted on at once, and a later one once", () => {
  let acted = 0;
  const act = (): void => void (acted += 1);
  onAbort(AbortSignal.abort(), act);
  expect(acted).toBe(1);
  const later = new AbortController();
  const letGo = onAbort(later.signal, act);
  letGo();
  later.abort();
  expect(acted).toBe(1);
  expect(onAbort(undefined, act)).toBeTypeOf("function");
});
