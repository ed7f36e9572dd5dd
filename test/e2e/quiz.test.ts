import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { listOf, parseDocument, putFile, readEvents, runTrainer } from "./trainer.ts";

const CARD = "event-loop/timer-or-immediate-after-a-read";
const ENTER = "\r";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

/** Any answer that fits the kind of a card. */
function guess(card: Record<string, unknown>): unknown {
  const shown = listOf({ choices: card["choices"] ?? card["right"] ?? [] }, "choices");
  const keys = shown.map(({ key }) => key);
  switch (card["kind"]) {
    case "one":
      return keys[0];
    case "several":
    case "order":
    case "match":
      return keys;
    case "true-false":
      return true;
    case "recall":
      return [1];
    case "bug":
      return 1;
    case "spoken":
      return { sure: true, said: [] };
    case "incident":
      return { sure: true, cause: "a", first: "1" };
    case "review":
      return { sure: true, lines: [firstChanged(card)] };
    case "chain":
    case "walkthrough":
      return guessTalk(card);
    case "arithmetic":
      return "1 ns";
    case "query":
      return "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    default:
      return "guess";
  }
}

/** The number of the first line of a change that is not empty. */
function firstChanged({ lines }: Record<string, unknown>): unknown {
  const rows = listOf({ lines }, "lines");
  return rows.find(({ sign, text }) => sign !== " " && String(text).trim() !== "")?.["n"];
}

/** Nothing said to each part of a card. */
function guessTalk({ links, stages, sums }: Record<string, unknown>): object[] {
  const parts = Array.isArray(stages) ? stages.length : Number(links);
  return Array.from({ length: parts }, (_none, at) => ({
    sure: true,
    said: [],
    ...(at === 1 && { sums: Array.from({ length: Number(sums ?? 0) }, () => "") }),
  }));
}

describe("quiz without a terminal", () => {
  test("prints the questions of the same seed alike, without answers", async () => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--json", "--seed", "7", "--count", "2000"];
    const first = await runTrainer(words, { cwd });
    const again = await runTrainer(words, { cwd });
    const document = parseDocument(first.stdout);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toBe(first.stdout);
    expect(document).toMatchObject({ schemaVersion: 1, seed: "7", node: process.version });
    for (const card of listOf(document, "cards")) {
      expect(card).toMatchObject({ answer: null, reviews: 0 });
      expect(Object.keys(card)).not.toEqual(expect.arrayContaining(["why"]));
      expect(card["question"]).not.toMatch(/```text prints/);
    }
  });

  test("grades what it printed, and all is right with the answers that it gave", async () => {
    const cwd = makeTempFolder();
    const { stdout } = await runTrainer(["quiz", "--json", "--count", "2000"], { cwd });
    const sheet = parseDocument(stdout);
    const cards = listOf(sheet, "cards");
    const guessed = cards.map((card) => ({ ...card, answer: guess(card) }));
    const file = putFile(join(cwd, "a.json"), JSON.stringify({ ...sheet, cards: guessed }));
    const first = await runTrainer(["quiz", "--answers", file, "--json"], { cwd });
    const results = listOf(parseDocument(first.stdout), "results");
    expect(first.code).toBe(1);
    expect(results).toHaveLength(cards.length);
    const right = results.map(({ id, right: answer }) => ({ id, answer }));
    putFile(file, JSON.stringify({ ...sheet, cards: right }));
    const second = await runTrainer(["quiz", "--answers", file, "--json"], { cwd });
    expect(second.code).toBe(0);
    expect(parseDocument(second.stdout)).toMatchObject({ right: cards.length, wrong: 0 });
    const events = readEvents(join(cwd, "practice"));
    expect(events).toHaveLength(2 * cards.length);
    expect(events.at(-1)).toMatchObject({ kind: "reviewed", correct: true, grade: "good" });
  });

  test("grades a file by the Node that printed it, whichever runs now", async () => {
    const cwd = makeTempFolder();
    const cards = [{ id: "myths/key-from-a-password", answer: "a" }];
    const grade = async (node: string) => {
      putFile(join(cwd, "a.json"), JSON.stringify({ seed: "1", node, cards }));
      return runTrainer(["quiz", "--answers", "a.json", "--json"], { cwd });
    };
    expect(listOf(parseDocument((await grade("v24.0.0")).stdout), "results")).toHaveLength(1);
    const { code, stderr } = await grade("v20.19.0");
    expect(code).toBe(2);
    expect(stderr).toContain("a.json: cards[0].id: expected the id of a card");
  });

  // Nobody can make a folder there, not even root.
  test.runIf(process.platform === "linux")(
    "says once that its journal cannot be written, and grades all the same",
    async () => {
      const cwd = makeTempFolder();
      const { stdout: questions } = await runTrainer(["quiz", "--json", "--count", "3"], { cwd });
      const sheet = parseDocument(questions);
      const cards = listOf(sheet, "cards").map((card) => ({ ...card, answer: guess(card) }));
      putFile(join(cwd, "a.json"), JSON.stringify({ ...sheet, cards }));
      const words = ["quiz", "--answers", "a.json", "--workspace", "/sys/kernel", "--json"];
      const { stdout, stderr } = await runTrainer(words, { cwd });
      expect(listOf(parseDocument(stdout), "results")).toHaveLength(3);
      expect(stderr.match(/it was not saved to your journal/g)).toHaveLength(1);
    },
  );

  test("tells each wrong place of a file of answers and grades none", async () => {
    const cwd = makeTempFolder();
    const cards = [
      { id: CARD, answer: "z" },
      { id: "event-loop/nothing", answer: "a" },
    ];
    putFile(join(cwd, "a.json"), JSON.stringify({ seed: "1", cards }));
    const { code, stderr } = await runTrainer(["quiz", "--answers", "a.json"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("a.json: cards[0].answer: expected one of a, b, c, d");
    expect(stderr).toContain("a.json: cards[1].id: expected the id of a card");
    const { stdout } = await runTrainer(["quiz", "--list", "--json"], { cwd });
    expect(parseDocument(stdout)).toMatchObject({ seen: 0 });
  });

  test("prints a card as text with what to type", async () => {
    const words = ["quiz", "--card", CARD, "--seed", "7"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain("Inside a callback of `fs.readFile`");
    expect(stdout).toContain(`trainer quiz --card ${CARD} --seed 7 --json > answers.json`);
  });

  test("lists the topics and shows in progress what was answered", async () => {
    const cwd = makeTempFolder();
    putFile(
      join(cwd, "a.json"),
      JSON.stringify({ seed: "1", cards: [{ id: "event-loop/list-in-small-steps", answer: 7 }] }),
    );
    expect((await runTrainer(["quiz", "--answers", "a.json"], { cwd })).code).toBe(0);
    const list = await runTrainer(["quiz", "--list"], { cwd });
    expect(list.stdout).toMatch(/event-loop .* 1 of \d+ +1 /);
    const progress = await runTrainer(["progress"], { cwd });
    expect(progress.stdout).toMatch(/event-loop .* 1 of \d+ +1 /);
    const { stdout } = await runTrainer(["progress", "--json"], { cwd });
    expect(parseDocument(stdout)["theory"]).toMatchObject({ seen: 1, known: 1, due: 0 });
  });

  test("says when nothing is due", async () => {
    const { code, stdout } = await runTrainer(["quiz", "--due"], { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain("No card is due.");
  });

  test("plans new cards for every day before an exam", async () => {
    const words = ["quiz", "--list", "--exam", "2999-01-01", "--json"];
    const { stdout } = await runTrainer(words, { cwd: makeTempFolder() });
    const { cards, due } = parseDocument(stdout);
    expect(due).toBeGreaterThan(0);
    expect(due).toBeLessThan(Number(cards));
  });

  test.each([
    [["--card", "event-loop/nothing-such"], "There is no card `event-loop/nothing-such`."],
    [["--deck", "cooking"], "It can be fundamentals"],
    [["--exam", "soon"], "`soon` is not a date."],
    [["--count", "0"], "It must be a number from 1 to 9999."],
    [["--seed", "a b"], "It must be at most 40 letters, digits and hyphens."],
    [["--answers", "nowhere.json"], "there is no such file or folder"],
    [["--list", "--card", CARD], "Option `--list` cannot be used with option `--card <id>`."],
    [["--card", CARD, "--due"], "Option `--card <id>` cannot be used with option `--due`."],
  ])("rejects %j", async (words, sentence) => {
    const { code, stderr } = await runTrainer(["quiz", ...words], { cwd: makeTempFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe("quiz in a terminal", () => {
  test("asks, explains, proves, takes back and grades, each in the journal at once", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", CARD, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd }, context);
    const events = (): unknown[] => readEvents(join(cwd, "practice"));
    await terminal.waitFor("?: don't know, u: undo, q: quit");
    await terminal.press("?", "1-2: grade");
    await terminal.waitFor("Didn't know");
    await terminal.waitFor("A delay of 0 becomes 1 ms");
    await terminal.waitFor("Source https://nodejs.org/api/timers.html");
    expect(events()).toMatchObject([{ kind: "reviewed", correct: false, grade: "again" }]);
    await terminal.press("p", "It prints what the card says.");
    await terminal.press("u", "?: don't know, u: undo, q: quit");
    expect(events()[1]).toMatchObject({ kind: "regraded", card: CARD, grade: null });
    await terminal.press("a", "1-4: grade");
    expect(events()[2]).toMatchObject({ kind: "reviewed", correct: true, grade: "good" });
    await terminal.press("4", "1 of 1 card correct on the first try");
    expect(events()[3]).toMatchObject({ kind: "regraded", card: CARD, grade: "easy" });
    expect(await terminal.ended).toBe(0);
  });

  test("asks the only card once, however it is answered", async (context) => {
    const words = ["quiz", "--card", CARD, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd: makeTempFolder() }, context);
    await terminal.waitFor("?: don't know, u: undo, q: quit");
    await terminal.press("u", "There is nothing to undo.");
    await terminal.press("?", "1-2: grade");
    await terminal.waitFor(`Card   ${CARD}`);
    await terminal.press(ENTER, "0 of 1 card correct on the first try");
    await terminal.waitFor(`Missed: ${CARD}`);
    expect(await terminal.ended).toBe(1);
  });

  test("lets the topic and the number be chosen", async (context) => {
    const terminal = await openTerminal(["quiz"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("Which cards?");
    await terminal.press(ENTER, "How many?");
    await terminal.press(ENTER, "don't know");
    // Some cards take letters as their answer.
    await terminal.press(CTRL_D, "You answered no cards");
    expect(await terminal.ended).toBe(0);
  });

  test("keeps what was answered when it is interrupted", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", CARD, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd }, context);
    await terminal.waitFor("Card 1 of");
    await terminal.press("?", "1-2: grade");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    expect(readEvents(join(cwd, "practice"))).toMatchObject([{ kind: "reviewed" }]);
  });
});
