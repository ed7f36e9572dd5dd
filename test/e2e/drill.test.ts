import { readdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { buildAgain, findAnswer, readDrills, solveIn } from "./drill-content.ts";
import { openTerminal } from "./open-terminal.ts";
import { listOf, parseDocument, putFile, readEvents, runTrainer, startTrainer } from "./trainer.ts";

const LONG = 180_000;
const SLUG = "event-emitter";

describe("a review without a terminal", () => {
  test.each([
    ["event-emitter", "senior"],
    ["map-limit", "middle"],
    ["kv-store", "junior"],
  ])(
    "of %s for a %s is graded from the file that was printed",
    async (slug, level) => {
      const cwd = makeTempFolder();
      const workspace = solveIn(cwd, slug);
      const printed = await runTrainer(
        ["drill", "review", slug, "--seed", "7", "--level", level, "--json"],
        { cwd },
      );
      expect(printed.code).toBe(0);
      const document = parseDocument(printed.stdout);
      const built = buildAgain(document);
      const names = built.mistakes.map(({ name }) => name);
      for (const name of names) expect(printed.stdout).not.toContain(`"${name}"`);
      expect(document["diff"]).toMatch(/^--- a\/.*\n\+\+\+ b\/.*\n@@ -/);
      const right = findAnswer(built);
      const sheet = putFile(
        join(cwd, "a.json"),
        JSON.stringify({ ...document, answer: { ...right, sure: true } }),
      );
      const graded = await runTrainer(["drill", "review", "--answers", sheet, "--json"], { cwd });
      expect(graded.code).toBe(0);
      const result = parseDocument(graded.stdout);
      expect(result).toMatchObject({ found: names, missed: [], falseAlarms: 0, sure: true });
      for (const one of listOf(result, "mistakes")) expect(one["message"]).toBeTypeOf("string");
      expect(readDrills(workspace)).toMatchObject([
        { drill: "review", slug, seed: "7", found: names, missed: [], falseAlarms: 0 },
      ]);
      expect(readEvents(workspace).filter(({ kind }) => kind === "attempted")).toHaveLength(1);
    },
    LONG,
  );

  test(
    "says what was missed and what was no mistake, and counts in progress",
    async () => {
      const cwd = makeTempFolder();
      solveIn(cwd, SLUG);
      const printed = await runTrainer(["drill", "review", SLUG, "--seed", "7", "--json"], { cwd });
      const document = parseDocument(printed.stdout);
      const harmless = listOf(document, "lines").find(({ text }) => /^\s*\/\/ /.test(String(text)));
      const line = Number(harmless?.["n"] ?? 1);
      const answer = { lines: [line], promises: ["methods"], sure: false };
      const sheet = putFile(join(cwd, "a.json"), JSON.stringify({ ...document, answer }));
      const { code, stdout } = await runTrainer(["drill", "review", "--answers", sheet], { cwd });
      expect(code).toBe(1);
      expect(stdout).toMatch(/Review of event-emitter: 0 of \d mistakes? found, \d false alarms?/);
      expect(stdout).toContain(`Line ${line} is harmless.`);
      expect(stdout).toContain("Breaks: ");
      expect(stdout).toContain("You were unsure.");
      const progress = await runTrainer(["progress", "--json"], { cwd });
      expect(listOf(parseDocument(progress.stdout), "drills")).toMatchObject([
        { drill: "review", done: 1, found: 0 },
      ]);
    },
    LONG,
  );

  test(
    "prints the change with its seed, and what to type to answer",
    async () => {
      const cwd = makeTempFolder();
      solveIn(cwd, SLUG);
      const args = ["drill", "--seed", "7", "--level", "junior"];
      const { code, stdout, stderr } = await runTrainer(args, { cwd });
      expect(code).toBe(0);
      expect(stderr).toContain("Drill: review of event-emitter. You have not done a review yet.");
      expect(stdout).toContain("--seed 7 --level junior --json > answers.json");
      expect(stdout).toMatch(/^ *\d+ │ [-+] /m);
      expect(readDrills(join(cwd, "practice"))).toEqual([]);
    },
    LONG,
  );
});

describe("a drill on a challenge that is not solved", () => {
  test.each(["review", "repair"])(
    "is a %s only with --reveal, which is recorded",
    async (kind) => {
      const cwd = makeTempFolder();
      const args = ["drill", kind, "line-splitter", "--seed", "1", "--json"];
      const refused = await runTrainer(args, { cwd });
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toContain(`trainer drill ${kind} line-splitter --reveal`);
      expect(readdirSync(cwd)).toEqual([]);
      const shown = await runTrainer([...args, "--reveal"], { cwd });
      expect(shown.code).toBe(0);
      const [revealed, ...others] = readEvents(join(cwd, "practice"));
      expect(revealed).toMatchObject({ kind: "revealed", slug: "line-splitter" });
      expect(others).toEqual([]);
    },
    LONG,
  );
});

describe("what cannot be done", () => {
  test.each([
    [["drill"], "Drills need a challenge that you have solved."],
    [["drill", "review"], "Drills need a challenge that you have solved."],
    [["drill", "review", "event-emiter"], "Did you mean `event-emitter`?"],
    [["drill", "review", SLUG, "--level", "expert"], "It can be junior, middle or senior"],
    [["drill", "review", SLUG, "--seed", "a b"], "at most 40 letters, digits and hyphens"],
    [["drill", "review", "--answers", "none.json"], "none.json"],
    [["drill", "repair", "--check"], "There is no file to repair in your workspace."],
    [["drill", "revieww"], "Did you mean `trainer drill review`?"],
    [["drill", SLUG], "You have not solved `event-emitter` yet"],
  ])("is said for %j with what to type", async (args, wanted) => {
    const cwd = makeTempFolder();
    const { code, stdout, stderr } = await runTrainer(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(wanted);
  });

  test("is a file of answers that fits nothing", async () => {
    const cwd = makeTempFolder();
    solveIn(cwd, SLUG);
    const sheet = { drill: "review", challenge: SLUG, seed: "7", level: "middle", draw: 1 };
    const answer = { lines: [1], promises: ["once"], sure: true };
    const text = JSON.stringify({ ...sheet, digest: "00000000", answer });
    putFile(join(cwd, "old.json"), text);
    const old = await runTrainer(["drill", "review", "--answers", "old.json"], { cwd });
    expect(old).toMatchObject({ code: 2, stdout: "" });
    expect(old.stderr).toContain("was made by another version of trainer");
    const other = await runTrainer(["drill", "review", "lru-cache", "--answers", "old.json"], {
      cwd,
    });
    expect(other.stderr).toContain("answers a review of `event-emitter`");
    putFile(join(cwd, "torn.json"), "{");
    const torn = await runTrainer(["drill", "review", "--answers", "torn.json"], { cwd });
    expect(torn.stderr).toContain("torn.json: expected JSON");
  });
});

test.skipIf(process.platform === "win32")(
  "Ctrl-C while a drill is prepared ends with 130 and records nothing",
  async () => {
    const cwd = makeTempFolder();
    const workspace = solveIn(cwd, SLUG);
    const running = startTrainer(["drill", "repair", SLUG, "--seed", "7"], { cwd, group: true });
    await running.says("Preparing a drill");
    running.interrupt();
    expect(await running.ended).toMatchObject({ code: 130, stdout: "" });
    expect(readEvents(workspace)).toHaveLength(1);
    expect(readdirSync(workspace)).toEqual([".trainer"]);
  },
  LONG,
);

describe("a review in a terminal", () => {
  const args = ["drill", "review", SLUG, "--seed", "3", "--level", "junior"];
  const open = { env: { NO_COLOR: "1" }, columns: 60, rows: 30 };

  test(
    "asks with keys, and shows what the judge says",
    async (context) => {
      const cwd = makeTempFolder();
      const workspace = solveIn(cwd, SLUG);
      const terminal = await openTerminal(args, { cwd, ...open }, context);
      await terminal.waitFor("Which lines of the change are wrong?");
      await terminal.press(" ", "Enter: done");
      await terminal.press("\r", "Which requirements does it break?");
      await terminal.press("\u001B[B", "▸");
      await terminal.press(" ", "Enter: done");
      await terminal.press("\r", "How sure are you?");
      await terminal.press("\r", "You were sure");
      expect(await terminal.ended).toBe(1);
      const text = stripVTControlCharacters(terminal.raw());
      expect(text).toContain("Review of event-emitter: 0 of 1 mistake found");
      expect(text).toContain("1 false alarm");
      expect(readDrills(workspace)).toMatchObject([{ drill: "review", found: [] }]);
    },
    LONG,
  );

  test.for([
    ["Escape", "\u001B", 0],
    ["Ctrl-C", "\u0003", 130],
  ] as const)(
    "is left with %s, and nothing is recorded",
    { timeout: LONG },
    async ([_name, key, code], context) => {
      const cwd = makeTempFolder();
      const workspace = solveIn(cwd, SLUG);
      const terminal = await openTerminal(args, { cwd, ...open }, context);
      await terminal.waitFor("Which lines of the change are wrong?");
      await terminal.press(key);
      expect(await terminal.ended).toBe(code);
      expect(readDrills(workspace)).toEqual([]);
    },
  );
});
