import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { nameScratch } from "../../src/process/sweep-scratch.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { REFERENCE, putFile, readEvents, startTrainer } from "./trainer.ts";

/** Spins in the first listener call, after it has said so in the only place that it may write to. */
const SPINNING = `import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
export class EventEmitter {
  on() {
    writeFileSync(tmpdir() + "/spins", "");
    for (;;) {}
  }
}
`;

/** Waits for ever while it is loaded. */
const WAITING = `await new Promise((resolve) => setInterval(resolve, 1e9));\nexport class EventEmitter {}\n`;

/** Node 22.8 and later keep compiled code in the folder for temporary files, which is no litter. */
const NO_CACHE = { NODE_DISABLE_COMPILE_CACHE: "1" };

test("A folder that a killed run has left is removed by the next run", async () => {
  const cwd = makeTempFolder();
  const scratch = makeTempFolder();
  const gone = nameScratch().replace(String(process.pid), "999999999");
  putFile(join(scratch, `${gone}AbC123`, "inner", "a.txt"), "left");
  putFile(join(scratch, "trainer-notes", "a.txt"), "mine");
  putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
  const env = { ...NO_CACHE, TMPDIR: scratch };
  const { code } = await startTrainer(["test", "event-emitter"], { cwd, env }).ended;
  expect(code).toBe(0);
  expect(readdirSync(scratch)).toEqual(["trainer-notes"]);
});

describe.skipIf(process.platform === "win32")("Ctrl-C", () => {
  test.each([
    ["as soon as it judges", REFERENCE, null],
    ["while the code waits", WAITING, null],
    ["while the code spins", SPINNING, "spins"],
  ])("%s ends with 130 and leaves nothing behind", async (_when, text, sign) => {
    const cwd = makeTempFolder();
    const scratch = makeTempFolder();
    const own = putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), text);
    const env = { ...NO_CACHE, TMPDIR: scratch };
    const running = startTrainer(["test", "event-emitter", "--json"], { cwd, env });
    await running.says("Testing");
    if (sign !== null) await vi.waitFor(() => expect(findNames(scratch)).toContain(sign), 30_000);
    const sentAt = performance.now();
    running.child.kill("SIGINT");
    const { code, stdout } = await running.ended;
    expect(performance.now() - sentAt).toBeLessThan(4000);
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    await vi.waitFor(() => expect(findProcesses(scratch)).toEqual([]), 5000);
    expect(readdirSync(scratch)).toEqual([]);
    expect(readFileSync(own, "utf8")).toBe(text);
    expect(() => readEvents(join(cwd, "practice"))).toThrow("ENOENT");
  });

  test("during the tour leaves no folder", async () => {
    const scratch = makeTempFolder();
    const cwd = makeTempFolder();
    const running = startTrainer(["tour"], { cwd, env: { ...NO_CACHE, TMPDIR: scratch } });
    await running.says("Testing");
    running.child.kill("SIGINT");
    expect(await running.ended).toMatchObject({ code: 130 });
    expect(readdirSync(scratch)).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("during `run` reaches the learner's program", async () => {
    const cwd = makeTempFolder();
    // It ends only when it is told a second time, so the trainer has heard of the first by then.
    const text = `process.on("SIGINT", () => console.error("told"));
process.on("SIGTERM", () => process.exit(0));
setInterval(() => {}, 1e9);
console.error("process " + process.pid + " is ready");
`;
    putFile(join(cwd, "own.js"), text);
    const running = startTrainer(["run", "own.js"], { cwd, group: true });
    let said = "";
    running.child.stderr?.on("data", (part: string) => (said += part));
    await running.says("is ready");
    running.interrupt();
    await running.says("told");
    const [, pid] = /^process (\d+) is ready\n/.exec(said) ?? [];
    expect(pid).toBeDefined();
    process.kill(Number(pid), "SIGTERM");
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/ready\ntold\n$/);
  });
});

/** The names of all files below a folder; one that goes away meanwhile has none. */
function findNames(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
      (path) => path.split("/").at(-1) ?? "",
    );
  } catch {
    return [];
  }
}

/** Ids of the processes that were given a folder for their temporary files; Linux only. */
function findProcesses(folder: string): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      return readFileSync(`/proc/${id}/environ`, "utf8").includes(`TMPDIR=${folder}`);
    } catch {
      return false;
    }
  });
}
