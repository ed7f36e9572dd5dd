import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  REFERENCE,
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

  test("without a requirement begins with the first one", async () => {
    const { stdout } = await runTrainer(["hint", "event-emitter"], { cwd: makeTempFolder() });
    expect(stdout).toContain("Hint 1 of");
    expect(stdout).toContain("--requirement calls-in-order");
  });

  test("shows every step of every requirement with `--all`", async () => {
    const { stdout } = await runTrainer(["hint", "event-emitter", "--all"], {
      cwd: makeTempFolder(),
    });
    const steps = readPackageFile("challenges", "event-emitter", "hints.md").match(/^### /gm);
    expect(stdout.match(/^Hint \d of \d$/gm)).toHaveLength(steps?.length ?? 0);
  });
});

describe("solution", () => {
  test("is closed before the challenge is solved, and nothing is written", async () => {
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

  test("is open once solved, with the reasons", async () => {
    const cwd = makeTempFolder();
    putSolved(cwd);
    const { code, stdout } = await runTrainer(["solution", "event-emitter"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("export class EventEmitter");
    expect(stdout).toContain("Trade-offs");
    expect(readEvents(join(cwd, "practice"))).toHaveLength(1);
  });

  test("as JSON gives the source and the reasons", async () => {
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
  test("runs the learner's TypeScript with its own output", async () => {
    const cwd = makeTempFolder();
    const text = `const word: string = "typed"; console.log(word); console.error("aside");\n`;
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), text);
    const { code, stdout, stderr } = await runTrainer(["run", "event-emitter"], { cwd });
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
