import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { listOf, parseDocument, putFile, readEvents, runTrainer } from "./trainer.ts";

const SPOKEN = "distributed/commit-in-two-phases";
const SUM = "data/transfers-on-one-row";
const INCIDENT = "memory/which-objects-stay";
const REVIEW = "streams/save-an-upload";
const ENTER = "\r";
const UP = "\u001B[A";

/** Grades one answer by a file; gives the result of its card. */
async function grade(cwd: string, id: string, answer: unknown) {
  putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards: [{ id, answer }] }));
  const { code, stdout } = await runTrainer(["quiz", "--answers", "a.json", "--json"], { cwd });
  return { code, result: listOf(parseDocument(stdout), "results")[0] ?? {} };
}

/** The keys of a result's points of some kinds. */
function keysOf(result: Record<string, unknown>, ...kinds: string[]): string[] {
  const points = listOf({ points: result["points"] }, "points");
  const own = points.filter(({ kind }) => kinds.length === 0 || kinds.includes(String(kind)));
  return own.map(({ key }) => String(key));
}

describe("a spoken answer in a file", () => {
  test("is given in three steps, and shows what is right after the last one", async () => {
    const cwd = makeTempFolder();
    const first = await grade(cwd, SPOKEN, { sure: true });
    expect(first.code).toBe(0);
    expect(first.result).toMatchObject({ correct: null, grade: null, sentencesFor: [] });
    expect(JSON.stringify(first.result)).not.toMatch(/"(kind|level|why|right)":"?(must|wrong)/);
    const keys = keysOf(first.result);
    const second = await grade(cwd, SPOKEN, { sure: true, said: keys });
    expect(second.result).toMatchObject({ correct: null });
    expect(second.result).not.toHaveProperty("why");
    const asked = second.result["sentencesFor"];
    expect(asked).toHaveLength(Math.ceil(keys.length / 3));
    expect(existsSync(join(cwd, "practice", ".trainer", "journal.jsonl"))).toBe(false);
    const sentences = Object.fromEntries(keys.map((key) => [key, "I said so."]));
    const all = await grade(cwd, SPOKEN, { sure: true, said: keys, sentences });
    expect(all.code).toBe(1);
    expect(all.result).toMatchObject({ correct: false, grade: "again", score: { against: 2 } });
    const said = keysOf(all.result, "must");
    const right = await grade(cwd, SPOKEN, { sure: true, said, sentences });
    expect(right.code).toBe(0);
    expect(right.result).toMatchObject({ correct: true, grade: "good", score: { share: 1 } });
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "reviewed", card: SPOKEN, correct: false, grade: "again" },
      { kind: "reviewed", card: SPOKEN, correct: true, grade: "good" },
    ]);
  });

  test("loses the ticks whose sentence is empty", async () => {
    const cwd = makeTempFolder();
    const keys = keysOf((await grade(cwd, SPOKEN, { sure: false })).result);
    const sentences = Object.fromEntries(keys.map((key) => [key, ""]));
    const { code, result } = await grade(cwd, SPOKEN, { sure: false, said: keys, sentences });
    expect(code).toBe(1);
    expect(result).toMatchObject({ score: { hits: 0, against: 0 } });
  });

  test("shows the points as text too, and what to add", async () => {
    const cwd = makeTempFolder();
    const cards = [{ id: SPOKEN, answer: { sure: true } }];
    putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards }));
    const { stdout } = await runTrainer(["quiz", "--answers", "a.json"], { cwd });
    expect(stdout).toContain("A coordinator asks all participants to prepare");
    expect(stdout).toContain('Add what you said to the answer, such as "said": ["a", "c"].');
    expect(stdout).not.toContain("Source");
  });
});

describe("only one kind", () => {
  test("is asked with `--kind`, and the command to type next says so", async () => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--kind", "arithmetic", "--deck", "http"];
    const { stdout } = await runTrainer([...words, "--json"], { cwd });
    const cards = listOf(parseDocument(stdout), "cards");
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) expect(card).toMatchObject({ kind: "arithmetic", deck: "http" });
    expect(cards.flatMap((card) => listOf(card, "given"))).toContainEqual({
      left: "Round trip",
      right: "80 ms",
    });
    const text = await runTrainer([...words, "--seed", "7"], { cwd });
    expect(text.stdout).toContain("trainer quiz --deck http --kind arithmetic --seed 7 --json");
  });

  test("may have no card in a deck", async () => {
    const words = ["quiz", "--kind", "arithmetic", "--deck", "modules"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain("No card fits.");
  });
});

describe("a sum in a file", () => {
  test.each([
    ["111 orders/s", true],
    ["about 111", true],
    ["6,667 per minute", true],
    ["1000/s", false],
  ])("%s is right: %s", async (answer, correct) => {
    const { result } = await grade(makeTempFolder(), SUM, answer);
    expect(result).toMatchObject({ correct, right: "111 orders/s", tolerance: 0.05 });
    expect(result["steps"]).toContain("the lock is held for: 3 × (2 ms + 1 ms) = 9 ms");
  });

  test("is told when it is no number", async () => {
    const cwd = makeTempFolder();
    putFile(
      join(cwd, "a.json"),
      JSON.stringify({ seed: "7", cards: [{ id: SUM, answer: "a lot" }] }),
    );
    const { code, stderr } = await runTrainer(["quiz", "--answers", "a.json"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("cards[0].answer: expected a number with its unit, such as 250 ms");
  });
});

describe("an incident in a file", () => {
  test("is answered in three steps, and shows what is right after the last one", async () => {
    const cwd = makeTempFolder();
    const shown = await runTrainer(["quiz", "--card", INCIDENT, "--json"], { cwd });
    const [card = {}] = listOf(parseDocument(shown.stdout), "cards");
    expect(String(listOf(card, "artefacts")[0]?.["text"])).toContain("delta");
    expect(card).not.toHaveProperty("causes");
    const first = await grade(cwd, INCIDENT, { sure: true });
    expect(first.result).toMatchObject({ correct: null, grade: null });
    expect(first.result).not.toHaveProperty("steps");
    const causes = listOf(first.result, "causes").map(({ key }) => key);
    const second = await grade(cwd, INCIDENT, { sure: true, cause: causes[0] });
    expect(second.result).toMatchObject({ correct: null });
    expect(JSON.stringify(second.result)).not.toMatch(/"(why|right)":/);
    const answer = { sure: true, cause: causes[0], first: "1" };
    const { result } = await grade(cwd, INCIDENT, answer);
    const right = await grade(cwd, INCIDENT, result["right"]);
    expect(right.result).toMatchObject({ correct: true, grade: "good" });
    expect(readEvents(join(cwd, "practice"))).toHaveLength(2);
  });

  test("is told as text too, with what to add", async () => {
    const cwd = makeTempFolder();
    const cards = [{ id: INCIDENT, answer: { sure: true } }];
    putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards }));
    const { stdout } = await runTrainer(["quiz", "--answers", "a.json"], { cwd });
    expect(stdout).toContain('such as "cause": "a"');
    expect(stdout).not.toContain("Source");
  });
});

describe("a review in a file", () => {
  test("has its lines in order, and is told which flaws were found", async () => {
    const cwd = makeTempFolder();
    const first = await grade(cwd, REVIEW, { sure: false, lines: [1] });
    expect(first.code).toBe(1);
    const flaws = listOf(first.result, "flaws");
    expect(flaws.every(({ found }) => found === false)).toBe(true);
    const right = await grade(cwd, REVIEW, first.result["right"]);
    expect(right.result).toMatchObject({ correct: true, grade: "good", alarms: [], ordered: true });
    const [, numbers = ""] = /\[([\d,]+)\]/.exec(JSON.stringify(first.result["right"])) ?? [];
    const turned = { sure: true, lines: numbers.split(",").map(Number).toReversed() };
    expect((await grade(cwd, REVIEW, turned)).result).toMatchObject({
      correct: false,
      ordered: false,
    });
  });
});

describe("in a terminal", () => {
  test("an incident asks for the cause, then for the first step, each taken back by undo", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", INCIDENT, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd, columns: 60 }, context);
    await terminal.waitFor("s: sure, n: not sure");
    expect(terminal.text()).not.toContain("Which cause");
    await terminal.press("s", "a, b, c, d, e to answer");
    await terminal.press("a", "1, 2, 3, 4 to answer");
    await terminal.press("u", "a, b, c, d, e to answer");
    await terminal.press("u", "s: sure, n: not sure");
    await terminal.press("n", "a, b, c, d, e to answer");
    await terminal.press("b", "1, 2, 3, 4 to answer");
    expect(existsSync(join(cwd, "practice", ".trainer", "journal.jsonl"))).toBe(false);
    await terminal.press("1", "p: proof");
    expect(terminal.text()).toContain("You were not sure.");
    await terminal.press("q", "of 1 card correct");
    expect(readEvents(join(cwd, "practice"))).toMatchObject([{ kind: "reviewed", card: INCIDENT }]);
  });

  test("a review marks lines and puts them in order", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", REVIEW, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd }, context);
    await terminal.waitFor("s: sure, n: not sure");
    await terminal.press("s", "Esc: quit, u: undo");
    await terminal.press("12 13 ", "Enter: done, Esc: quit");
    await terminal.press(ENTER, "in turn");
    await terminal.press("u", "Esc: quit, u: undo");
    await terminal.press("12 13 ", "Enter: done, Esc: quit");
    await terminal.press(ENTER, "in turn");
    await terminal.press(`ab${ENTER}`, "1-2: grade");
    expect(terminal.text()).toMatch(/Incorrect, 2 of 6 flaws/);
    expect(terminal.text()).toContain("Your order is right.");
    await terminal.press("u", "s: sure, n: not sure");
    await terminal.press("q", "You answered no cards");
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "reviewed", card: REVIEW, correct: false, grade: "again" },
      { kind: "regraded", grade: null },
    ]);
  });

  test("a review is answered by lines with --plain", async (context) => {
    const cwd = makeTempFolder();
    const plain = await openTerminal(["quiz", "--plain", "--card", REVIEW], { cwd }, context);
    await plain.waitFor("Your answer:");
    await plain.press(`n${ENTER}`, "Your answer:");
    await plain.press(`12 13${ENTER}`, "Your answer:");
    await plain.press(`ab${ENTER}`, "Your answer:");
    expect(plain.text()).toContain("You were not sure.");
    await plain.press(`q${ENTER}`);
    expect(await plain.ended).toBe(1);
  });

  test("a spoken answer is told, ticked and typed, each step taken back by undo", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", SPOKEN, "--seed", "7"];
    const terminal = await openTerminal(words, { cwd, columns: 60 }, context);
    await terminal.waitFor("s: sure, n: not sure");
    expect(terminal.text()).not.toContain("A coordinator asks all");
    await terminal.press("s", "Enter: answer");
    await terminal.waitFor("A coordinator asks all");
    await terminal.press("u", "s: sure, n: not sure");
    await terminal.press("n", "Enter: answer");
    await terminal.press("ab", "Enter: answer");
    await terminal.press(ENTER, "empty: not said");
    await terminal.press(UP, "Enter: answer");
    await terminal.press(`a${ENTER}`, "empty: not said");
    expect(existsSync(join(cwd, "practice", ".trainer", "journal.jsonl"))).toBe(false);
    await terminal.press(ENTER, "1-2: grade");
    await terminal.waitFor(/Incorrect, 0 of \d musts/);
    await terminal.waitFor("You were not sure.");
    await terminal.waitFor("(ticked, without a");
    await terminal.press("u", "s: sure, n: not sure");
    await terminal.press("q", "You answered no cards");
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "reviewed", correct: false, grade: "again" },
      { kind: "regraded", grade: null },
    ]);
  });

  test("a sum is typed, and asked again without a unit", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", "data/statements-across-regions", "--seed", "7"];
    const terminal = await openTerminal(words, { cwd }, context);
    await terminal.waitFor("empty: don't know");
    await terminal.waitFor("Round trip between the regions: 70 ms");
    await terminal.press(`360${ENTER}`, "is not a number with its unit");
    await terminal.press(`0.36 s${ENTER}`, "1-4: grade");
    await terminal.waitFor("The answer is 360 ms, give or take 5 %.");
    await terminal.press(ENTER, "1 of 1 card correct on the first try");
    expect(await terminal.ended).toBe(0);
  });

  test("both are answered by lines with --plain", async (context) => {
    const cwd = makeTempFolder();
    const plain = await openTerminal(["quiz", "--plain", "--card", SPOKEN], { cwd }, context);
    await plain.waitFor("Your answer:");
    await plain.press(`s${ENTER}`, "Your answer:");
    await plain.press(`a${ENTER}`, "Your answer:");
    await plain.press(`A sentence.${ENTER}`, "Your answer:");
    await plain.waitFor("You were sure.");
    expect(plain.raw()).not.toContain("\u001B");
    await plain.press(`q${ENTER}`);
    expect(await plain.ended).toBe(1);
  });
});
