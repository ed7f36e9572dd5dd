import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadHints } from "../../src/catalog/io/load-hints.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  REFERENCE,
  REQUIREMENTS,
  ROOT,
  parseDocument,
  putFile,
  readEvents,
  readPackageFile,
  runTrainer,
} from "./trainer.ts";

const SOLVED = `{"kind":"attempted","at":"2026-01-02T03:04:05.000Z","slug":"event-emitter","file":"event-emitter/event-emitter.ts","status":"solved","reason":null,"met":["once"],"missed":[],"durationMs":5}\n`;

function putSolved(cwd: string): void {
  putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), SOLVED);
}

/** Writes an attempt of a plain run into the journal. */
function putAttempt(cwd: string, { met = [], missed = [] }: { met?: string[]; missed?: string[] }) {
  const event = { ...parseDocument(SOLVED), scope: "all", status: "unsolved", met, missed };
  putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), `${JSON.stringify(event)}\n`);
}

function idsUpTo(stage: number): string[] {
  return REQUIREMENTS.filter((one) => one.stage <= stage).map(({ id }) => id);
}

describe("hint", () => {
  test("goes step by step to the last one, which it shows again", async () => {
    const cwd = makeTempFolder();
    const args = ["hint", "event-emitter", "--requirement", "once"];
    const pages: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const { code, stdout, stderr } = await runTrainer(args, { cwd });
      expect(code).toBe(0);
      const step = /Hint (\d) of (\d)/.exec(stdout);
      pages.push(`${step?.[0] ?? "none"}${stderr === "" ? "" : " again"}`);
    }
    const steps = Number(pages[0]?.at(-1));
    const last = `Hint ${steps} of ${steps}`;
    expect(pages.slice(0, 2)).toEqual([`Hint 1 of ${steps}`, `Hint 2 of ${steps}`]);
    expect(pages[steps - 1]).toBe(last);
    expect(pages.slice(steps)).toEqual(pages.slice(steps).map(() => `${last} again`));
    const hinted = readEvents(join(cwd, "practice")).map(({ requirement, step }) => [
      requirement,
      step,
    ]);
    expect(hinted).toEqual(Array.from({ length: steps }, (_, index) => ["once", index + 1]));
  });

  test("begins with how to start, then goes on to the first requirement that is not met", async () => {
    const cwd = makeTempFolder();
    const hint = () => runTrainer(["hint", "event-emitter"], { cwd });
    const { stdout } = await hint();
    expect(stdout).toMatch(/^How to start\nHint 1 of \d\n/);
    expect(stdout).toContain("trainer hint event-emitter --requirement start");
    expect(stdout).toContain("→ trainer new event-emitter");
    putAttempt(cwd, { met: ["calls-in-order"], missed: ["once"] });
    const [first = "", second = ""] = REQUIREMENTS.map(({ id }) => id);
    expect(first).toBe("calls-in-order");
    const later = await hint();
    expect(later.stdout).toContain(`--requirement ${second}`);
    expect(later.stdout).toContain("→ trainer test event-emitter");
  });

  test("shows every step of the stages that are open with `--all`", async () => {
    const cwd = makeTempFolder();
    const all = () => runTrainer(["hint", "event-emitter", "--all"], { cwd });
    const hints = loadHints(ROOT, "event-emitter");
    const openAt = (stage: number): number => {
      const locked = REQUIREMENTS.filter((one) => one.stage > stage).map(({ id }) => id);
      return hints.filter(({ requirement }) => !locked.includes(requirement)).length;
    };
    expect((await all()).stdout.match(/^Hint \d of \d$/gm)).toHaveLength(openAt(1));
    putAttempt(cwd, { met: idsUpTo(1) });
    expect((await all()).stdout.match(/^Hint \d of \d$/gm)).toHaveLength(openAt(2));
    expect(openAt(2)).toBeGreaterThan(openAt(1));
  });

  test("for a requirement of a locked stage says so, and that it unlocks", async () => {
    const cwd = makeTempFolder();
    const args = ["hint", "event-emitter", "--requirement", "snapshot"];
    const { code, stdout, stderr } = await runTrainer(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`snapshot` belongs to stage 2, which is locked.");
    expect(stderr).toContain("trainer new event-emitter");
    putAttempt(cwd, { met: idsUpTo(1) });
    expect((await runTrainer(args, { cwd })).stdout).toContain("Hint 1 of");
  });
});

describe("solution", () => {
  test("is closed before a stage is complete, and nothing is written", async () => {
    const cwd = makeTempFolder();
    const { code, stdout, stderr } = await runTrainer(["solution", "event-emitter"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`trainer solution event-emitter --reveal`");
    await expect(async () => readEvents(join(cwd, "practice"))).rejects.toThrow("ENOENT");
  });

  test("opens with `--reveal`, which is recorded once and remembered", async () => {
    const cwd = makeTempFolder();
    const first = await runTrainer(["solution", "event-emitter", "--reveal"], { cwd });
    const again = await runTrainer(["solution", "event-emitter", "--reveal"], { cwd });
    const plain = await runTrainer(["solution", "event-emitter"], { cwd });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain("export class EventEmitter");
    expect([again, plain]).toEqual([first, first]);
    expect(readEvents(join(cwd, "practice")).map(({ kind }) => kind)).toEqual(["revealed"]);
    const listed = await runTrainer(["list", "--json", "--search", "event-emitter"], { cwd });
    expect(parseDocument(listed.stdout)["challenges"]).toContainEqual(
      expect.objectContaining({ slug: "event-emitter", revealed: true }),
    );
  });

  test("explains the stages that are complete, without the code", async () => {
    const cwd = makeTempFolder();
    putAttempt(cwd, { met: idsUpTo(1) });
    const [shown, json, diff] = await Promise.all([
      runTrainer(["solution", "event-emitter"], { cwd }),
      runTrainer(["solution", "event-emitter", "--json"], { cwd }),
      runTrainer(["solution", "event-emitter", "--diff"], { cwd }),
    ]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain("Stage 1: ");
    expect(shown.stdout).not.toMatch(/Stage 2: |In two minutes|export class/);
    const document = parseDocument(json.stdout);
    expect(document).toMatchObject({ challenge: "event-emitter", source: null });
    expect(document["why"]).toMatch(/^# [^]*## Stage 1: /);
    expect(document["why"]).not.toContain("## Stage 2");
    expect({ code: diff.code, stdout: diff.stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("is open once solved, with the whole explanation", async () => {
    const cwd = makeTempFolder();
    putSolved(cwd);
    const { code, stdout } = await runTrainer(["solution", "event-emitter"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("export class EventEmitter");
    expect(stdout).toContain("In two minutes");
    expect(readEvents(join(cwd, "practice"))).toHaveLength(1);
  });

  test("is recorded while the challenge is solved again, once for each time", async () => {
    const cwd = makeTempFolder();
    const slug = "event-emitter";
    putSolved(cwd);
    const kinds = () => readEvents(join(cwd, "practice")).map(({ kind }) => kind);
    await runTrainer(["new", slug, "--again"], { cwd });
    const brief = await runTrainer(["show", slug], { cwd });
    expect(brief.stdout).toContain(`→ trainer test ${slug}`);
    expect(brief.stdout).not.toContain("trainer solution");
    const opened = await runTrainer(["solution", slug], { cwd });
    expect(opened.stdout).toContain("export class EventEmitter");
    expect(opened.stderr).toContain("You are solving `event-emitter` again, so this is recorded.");
    expect((await runTrainer(["solution", slug, "--json"], { cwd })).stderr).toBe("");
    expect(kinds()).toEqual(["attempted", "started", "revealed"]);
    await runTrainer(["new", slug, "--again"], { cwd });
    await runTrainer(["drill", "review", slug, "--seed", "1"], { cwd });
    expect(kinds().slice(3)).toEqual(["reset", "started", "revealed"]);
  });

  test("as JSON gives the source and the explanation", async () => {
    const cwd = makeTempFolder();
    putSolved(cwd);
    const { stdout } = await runTrainer(["solution", "event-emitter", "--json"], { cwd });
    expect(parseDocument(stdout)).toEqual({
      schemaVersion: 1,
      challenge: "event-emitter",
      source: REFERENCE,
      why: readPackageFile("solutions", "event-emitter", "WHY.md"),
    });
  });

  test("with `--diff` compares the learner's file, whatever its line ends", async () => {
    const cwd = makeTempFolder();
    putSolved(cwd);
    const own = `\uFEFF${REFERENCE.replaceAll("\n", "\r\n")}export const mine = 1;\r\n`;
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), own);
    const { code, stdout } = await runTrainer(["solution", "event-emitter", "--diff"], { cwd });
    expect(code).toBe(0);
    const changed = stdout.split("\n").filter((line) => /^\s*[-+] /.test(line));
    expect(changed.filter((line) => line.includes("mine = 1"))).toHaveLength(1);
    expect(changed.filter((line) => line.includes("class EventEmitter"))).toEqual([]);
  });

  test("with `--diff` and no file of one's own says what to type", async () => {
    const cwd = makeTempFolder();
    putSolved(cwd);
    const { code, stderr } = await runTrainer(["solution", "event-emitter", "--diff"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("trainer new event-emitter");
  });
});

describe("run", () => {
  test("plays the example of the brief on the learner's file", async () => {
    const cwd = join(makeTempFolder(), "a folder");
    putFile(
      join(cwd, "practice", "event-emitter", "event-emitter.ts"),
      `${REFERENCE}console.error("loaded");\n`,
    );
    const { code, stdout, stderr } = await runTrainer(["run", "event-emitter"], { cwd });
    const file = join("practice", "event-emitter", "event-emitter.ts");
    expect(stderr).toBe(`Running the example of the brief on ${file}\nloaded\n`);
    expect(stdout).toContain("log 7 tea\n");
    expect(code).toBe(0);
  });

  test("plays an example that consists of several files", async () => {
    const cwd = makeTempFolder();
    const text = readPackageFile("solutions", "worker-pool", "worker-pool.ts");
    putFile(join(cwd, "practice", "worker-pool", "worker-pool.ts"), text);
    const { code, stdout } = await runTrainer(["run", "worker-pool"], { cwd });
    expect(stdout).toContain("[ 1, 4, 9 ]");
    expect(code).toBe(0);
  });

  test("shows the learner's own line when the example fails", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter"], { cwd });
    const { code, stderr } = await runTrainer(["run", "event-emitter"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/practice.event-emitter.event-emitter\.ts:\d+/);
    expect(stderr).toContain("The file ended with code 1.");
  });

  test("runs TypeScript by its path with its own output", async () => {
    const cwd = makeTempFolder();
    const text = `const word: string = "typed"; console.log(word); console.error("aside");\n`;
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), text);
    const file = join("practice", "event-emitter", "event-emitter.ts");
    const { code, stdout, stderr } = await runTrainer(["run", file], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "typed\n", stderr: "aside\n" });
  });

  test("runs any file by its path", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "a folder", "b.mjs"), `console.log(import.meta.url.endsWith("b.mjs"));\n`);
    const { code, stdout } = await runTrainer(["run", join("a folder", "b.mjs")], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "true\n" });
  });

  test("exits with 1 when the file fails", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "b.js"), "process.exit(7);\n");
    const { code, stderr } = await runTrainer(["run", "b.js"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("The file ended with code 7.");
  });

  test("says that there is no such file", async () => {
    const { code, stderr } = await runTrainer(["run", "nope.ts"], { cwd: makeTempFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("There is no file");
  });
});
