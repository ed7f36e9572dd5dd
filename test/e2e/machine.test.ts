import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listOf, parseDocument, putFile, REFERENCE, runTrainer, startTrainer } from "./trainer.ts";

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
