import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  listOf,
  parseDocument,
  putFile,
  readEvents,
  REFERENCE,
  ROOT,
  runTrainer,
  startTrainer,
} from "./trainer.ts";

/** Says where it is and waits. */
const HELD = `import { writeFileSync } from "node:fs";
writeFileSync("sign", String(process.pid));
await new Promise((resolve) => setTimeout(resolve, 60_000));
${REFERENCE}`;
const PATIENCE = { timeout: 40_000, interval: 20 };

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "trainer-machine-"));
  mkdirSync(join(home, "temporary"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function readSign(): number {
  const folders = readdirSync(join(home, "temporary")).map((name) => join(home, "temporary", name));
  const signs = folders.map((folder) => join(folder, "sign")).filter((path) => existsSync(path));
  const pid = Number(signs[0] === undefined ? "" : readFileSync(signs[0], "utf8"));
  if (!(pid > 0)) throw new Error("There is no sign yet.");
  return pid;
}

describe.skipIf(process.platform === "win32")("what the machine does to a run", () => {
  test.each(["SIGTRAP", "SIGKILL", "SIGABRT"] as const)(
    "is not the code's fault and not recorded: %s",
    async (signal) => {
      putFile(join(home, "event-emitter", "event-emitter.ts"), HELD);
      const env = { TMPDIR: join(home, "temporary"), TRAINER_WORKSPACE: home };
      const trainer = startTrainer(["test", "event-emitter"], { cwd: home, env });
      process.kill(await vi.waitFor(readSign, PATIENCE), signal);
      const { code, stdout, stderr } = await trainer.ended;
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("Your code could not be tested, because");
      const journal = join(home, ".trainer", "journal.jsonl");
      expect(existsSync(journal) ? readFileSync(journal, "utf8") : "").not.toContain("attempted");
    },
  );
});

describe.skipIf(process.platform === "win32")("a run that the machine ended", () => {
  test("leaves the others of `test --all` alone, and is told at the end", async () => {
    putFile(join(home, "event-emitter", "event-emitter.ts"), HELD);
    const timed = join(ROOT, "solutions", "with-timeout", "with-timeout.ts");
    putFile(join(home, "with-timeout", "with-timeout.ts"), readFileSync(timed, "utf8"));
    const env = { TMPDIR: join(home, "temporary"), TRAINER_WORKSPACE: home };
    const trainer = startTrainer(["test", "--all"], { cwd: home, env });
    process.kill(await vi.waitFor(readSign, PATIENCE), "SIGKILL");
    const { code, stdout, stderr } = await trainer.ended;
    expect(code).toBe(2);
    expect(stdout).toMatch(/untested {2}event-emitter\n\n1 of 2 started challenges solved\n$/);
    expect(stderr).toMatch(/event-emitter:\nError: Your code could not be tested, because/);
    expect(readEvents(home).map(({ slug }) => slug)).toEqual(["with-timeout"]);
  });

  test("does not end a watch, which goes on with the next save", async () => {
    const file = putFile(join(home, "event-emitter", "event-emitter.ts"), HELD);
    const env = { TMPDIR: join(home, "temporary"), TRAINER_WORKSPACE: home };
    const watch = startTrainer(["test", "event-emitter", "--watch"], {
      cwd: home,
      env,
      group: true,
    });
    process.kill(await vi.waitFor(readSign, PATIENCE), "SIGKILL");
    await watch.says("Nothing was recorded. Tests run again when you save.");
    putFile(file, REFERENCE);
    await vi.waitFor(() => expect(readEvents(home)).toHaveLength(1), PATIENCE);
    watch.interrupt();
    const { stdout } = await watch.ended;
    expect(stdout).toContain("Solved");
  });
});

describe("a fault of syntax that only Node sees", () => {
  test("is told with its line", async () => {
    const text = `${REFERENCE}\nclass Extra {\n  add(): void {\n    this.#typo = 1;\n  }\n}\n`;
    const file = putFile(join(home, "event-emitter", "event-emitter.ts"), text);
    const { stdout } = await runTrainer(["test", "event-emitter", "--file", file, "--json"], {
      cwd: home,
      env: { TRAINER_WORKSPACE: home },
    });
    const line = text.slice(0, text.indexOf("#typo")).split("\n").length;
    const verdict = parseDocument(stdout);
    expect(verdict["message"]).toContain(`event-emitter.ts:${line}:10.`);
    expect(listOf(verdict, "requirements")).not.toEqual([]);
  });
});
