import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { onAbort } from "../../src/on-abort.ts";
import { makeScratch, withScratch } from "../../src/process/scratch.ts";
import { startGroup } from "../../src/process/start-group.ts";
import type { Group } from "../../src/process/start-group.ts";

const stdio = ["ignore", "pipe", "pipe"] as const;

function run(code: string): Group {
  const { env, execPath } = process;
  return startGroup({ command: execPath, args: ["-e", code], cwd: process.cwd(), env, stdio });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
  const said: unknown[] = await once(child.stdout ?? child, "data");
  kill();
  await once(child, "close");
  // Whoever takes in orphans may need a moment to do so.
  await vi.waitFor(() => expect(isAlive(Number(String(said[0]).trim()))).toBe(false), 5000);
});

test.each(["/no/such/program", "./no-such-program", "no-such-program"])(
  "a program that is not there, %s, is an error of the group",
  async (command) => {
    const { env } = process;
    const cwd = process.cwd();
    const { child } = startGroup({ command, args: [], cwd, env, stdio });
    const failed: unknown[] = await once(child, "error");
    expect(failed[0]).toMatchObject({ code: "ENOENT" });
  },
);

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
