import { spawnSync } from "node:child_process";
import type { SpawnSyncReturns } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { CAN_FILL_DISK } from "../workspace/full-disk.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  BIN,
  REFERENCE,
  REQUIREMENTS,
  parseDocument,
  putFile,
  readEvents,
  runTrainer,
} from "./trainer.ts";

const STARTED = `{"kind":"started","at":"2026-01-02T03:04:05.000Z","slug":"scheduler","file":"scheduler/scheduler.ts"}`;

function putJournal(cwd: string, text: string): string {
  return putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), text);
}

describe("the journal", () => {
  test("with a torn last line is read up to it, and the next event stays whole", async () => {
    const cwd = makeTempFolder();
    const path = putJournal(cwd, `${STARTED}\n{"kind":"attem`);
    const listed = await runTrainer(["list", "--json", "--status", "started"], { cwd });
    expect(parseDocument(listed.stdout)["challenges"]).toHaveLength(1);
    expect(listed.stderr).toContain("1 unreadable line");
    await runTrainer(["new", "event-emitter"], { cwd });
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    expect(lines.slice(0, 2)).toEqual([STARTED, `{"kind":"attem`]);
    expect(parseDocument(lines[2] ?? "")).toMatchObject({ kind: "started", slug: "event-emitter" });
  });

  test("keeps events of a kind that it does not know", async () => {
    const cwd = makeTempFolder();
    const unknown = `{"kind":"from-the-future","at":"2030-01-01T00:00:00Z","slug":"scheduler"}`;
    const path = putJournal(cwd, `${unknown}\n${STARTED}\n`);
    const { code, stdout } = await runTrainer(["progress", "--json"], { cwd });
    expect(code).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({ started: 1, unknownEvents: 1, tornLines: 0 });
    await runTrainer(["new", "event-emitter"], { cwd });
    expect(readFileSync(path, "utf8").startsWith(`${unknown}\n${STARTED}\n`)).toBe(true);
  });

  test("with CRLF and a byte order mark is read", async () => {
    const cwd = makeTempFolder();
    putJournal(cwd, `\uFEFF${STARTED}\r\n`);
    const { stdout, stderr } = await runTrainer(["progress", "--json"], { cwd });
    expect(parseDocument(stdout)).toMatchObject({ started: 1, tornLines: 0 });
    expect(stderr).toBe("");
  });

  test("takes the events of many copies at once", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter"], { cwd });
    const first = REQUIREMENTS.filter(({ stage }) => stage === 1);
    const requirements = first.slice(0, 6).map(({ id }) => id);
    await Promise.all(
      requirements.map((id) =>
        runTrainer(["hint", "event-emitter", "--requirement", id, "--all"], { cwd }),
      ),
    );
    const hinted = readEvents(join(cwd, "practice")).filter(({ kind }) => kind === "hinted");
    expect(new Set(hinted.map(({ requirement }) => requirement))).toEqual(new Set(requirements));
  });

  test("that is a folder is said", async () => {
    const cwd = makeTempFolder();
    mkdirSync(join(cwd, "practice", ".trainer", "journal.jsonl"), { recursive: true });
    const { code, stderr } = await runTrainer(["list"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("it is a folder, not a file");
  });
});

test.skipIf(!existsSync("/dev/full"))("a journal that is a device is refused", async () => {
  const cwd = makeTempFolder();
  mkdirSync(join(cwd, "practice", ".trainer"), { recursive: true });
  symlinkSync("/dev/full", join(cwd, "practice", ".trainer", "journal.jsonl"));
  const { code, stderr } = await runTrainer(["new", "event-emitter"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("is not a file");
  expect(existsSync(join(cwd, "practice", "event-emitter"))).toBe(false);
});

describe.skipIf(!CAN_FILL_DISK)("a journal that cannot grow", () => {
  const FULL = `${STARTED}\n`.repeat(200);

  /** Runs the bin where no file grows past 16 KB, which the journal has reached already. */
  function runOnFullDisk(args: string[], cwd: string): SpawnSyncReturns<string> {
    const script = `trap "" XFSZ; ulimit -f 16; exec "$0" "$@"`;
    return spawnSync("bash", ["-c", script, process.execPath, BIN, ...args], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, LANG: "C.UTF-8" },
    });
  }

  test("does not cost a reset its word on where the old file is", () => {
    const cwd = makeTempFolder();
    const path = putJournal(cwd, FULL);
    const own = putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "mine");
    const { status, stdout, stderr } = runOnFullDisk(["reset", "event-emitter"], cwd);
    expect(status).toBe(0);
    expect(stdout).toContain("event-emitter.1.bak.ts");
    expect(stderr).toContain("Cannot write");
    expect(readFileSync(join(dirname(own), "event-emitter.1.bak.ts"), "utf8")).toBe("mine");
    expect(readFileSync(path, "utf8")).toBe(FULL);
  });

  test("does not cost a verdict", () => {
    const cwd = makeTempFolder();
    const path = putJournal(cwd, FULL);
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
    const { status, stdout, stderr } = runOnFullDisk(["test", "event-emitter", "--json"], cwd);
    expect(status).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({ status: "solved" });
    expect(stderr).toContain("Cannot write");
    expect(stderr).toContain("not saved to your journal");
    expect(readFileSync(path, "utf8")).toBe(FULL);
  });

  test("keeps the reference closed, because opening it is to be recorded", () => {
    const cwd = makeTempFolder();
    putJournal(cwd, FULL);
    const { status, stdout, stderr } = runOnFullDisk(
      ["solution", "event-emitter", "--reveal"],
      cwd,
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Cannot write");
  });
});
