import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { listOf, parseDocument, putFile, readEvents, runTrainer } from "./trainer.ts";

const CHAIN = "realtime/bucket-for-a-customer";
const DESIGN = "realtime/walk-through-a-shortener";
const ENTER = "\r";
const UP = "\u001B[A";
const CTRL_C = "\u0003";

/** Grades one answer by a file; gives the result of its card. */
async function grade(cwd: string, id: string, answer: unknown) {
  putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards: [{ id, answer }] }));
  const { code, stdout } = await runTrainer(["quiz", "--answers", "a.json", "--json"], { cwd });
  return { code, result: listOf(parseDocument(stdout), "results")[0] ?? {} };
}

/** What was said to one part, each sentence typed. */
function say(keys: readonly unknown[], more: object = {}) {
  const said = keys.map(String);
  const sentences = Object.fromEntries(said.map((key) => [key, "I said so."]));
  return { sure: true, said, sentences, ...more };
}

/** The keys of the points that are musts. */
function listMusts(part: Record<string, unknown>): unknown[] {
  return listOf(part, "points").flatMap(({ kind, key }) => (kind === "must" ? [key] : []));
}

describe("a card of several parts in a file", () => {
  test("is given step by step, and shows what is right after the last one", async () => {
    const cwd = makeTempFolder();
    const first = await grade(cwd, CHAIN, [{ sure: true }]);
    expect(first.code).toBe(0);
    expect(first.result).toMatchObject({ correct: null, grade: null, wanted: "points of part 1" });
    expect(JSON.stringify(first.result)).not.toMatch(/"(why|right|score|kind":"(must|wrong))/);
    const [part = {}] = listOf(first.result, "parts");
    const keys = listOf(part, "points").map(({ key }) => key);
    const next = await grade(cwd, CHAIN, [say(keys)]);
    expect(next.result).toMatchObject({ wanted: "sure of part 2" });
    expect(listOf(next.result, "parts")[1]?.["question"]).toContain("Redis does not answer.");
    const all = await grade(cwd, CHAIN, [say(keys), say([]), say([]), say([])]);
    expect(all.code).toBe(1);
    expect(all.result).toMatchObject({ correct: false, grade: "again" });
    const answer = listOf(all.result, "links").map((link) => say(listMusts(link)));
    const right = await grade(cwd, CHAIN, answer);
    expect(right.code).toBe(0);
    expect(right.result).toMatchObject({ correct: true, grade: "good" });
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "reviewed", card: CHAIN, correct: false, grade: "again" },
      { kind: "reviewed", card: CHAIN, correct: true, grade: "good" },
    ]);
  });

  test("asks for the sums of a design, and tells the level that it shows", async () => {
    const cwd = makeTempFolder();
    const begun = await grade(cwd, DESIGN, [say([]), { sure: true }]);
    expect(begun.result).toMatchObject({
      wanted: "sum of part 2",
      parts: [{}, { title: "Estimate", sums: [{}, {}, {}] }],
    });
    expect(JSON.stringify(begun.result["given"])).toContain("Peak over average");
    const sums = ["10,000/s", "5.4 billion", ""];
    const rest = [say([]), say([]), say([]), say([])];
    const { result } = await grade(cwd, DESIGN, [say([]), say([], { sums }), ...rest]);
    expect(result).toMatchObject({
      shows: null,
      stages: [{}, { sums: [{ right: true }, { right: true }, { right: false }] }, {}, {}, {}, {}],
    });
    expect(result["steps"]).toContain("Data of all links: 5.4 billion × 500 B = 2.7 TB");
  });

  test("is found by its kind", async () => {
    const words = ["quiz", "--kind", "walkthrough", "--json", "--count", "2"];
    const { stdout } = await runTrainer(words, { cwd: makeTempFolder() });
    const cards = listOf(parseDocument(stdout), "cards");
    expect(cards).toMatchObject([{ kind: "walkthrough", answer: null }, { kind: "walkthrough" }]);
    expect(cards[0]?.["stages"]).toHaveLength(6);
  });
});

describe("a card of several parts in a terminal", () => {
  test("goes on where it was interrupted, and each step can be taken back", async (context) => {
    const cwd = makeTempFolder();
    const words = ["quiz", "--card", CHAIN, "--seed", "7"];
    const first = await openTerminal(words, { cwd, columns: 70 }, context);
    await first.waitFor("s: sure, n: not sure");
    await first.press("s", "a to f: select");
    await first.press("ab", "Enter: answer");
    await first.press(ENTER, "empty: not said");
    await first.press(`I said it.${ENTER}`, "s: sure, n: not sure");
    expect(first.text()).toContain("Redis does not answer.");
    await first.press("n", "a to e: select");
    await first.press(CTRL_C);
    expect(await first.ended).toBe(130);

    const list = await runTrainer(["quiz", "--list"], { cwd });
    expect(list.stdout).toContain("1 card left in the middle of an answer");
    expect(list.stdout).toContain(`trainer quiz --card ${CHAIN}`);
    const second = await openTerminal(["quiz", "--count", "1"], { cwd, columns: 70 }, context);
    await second.waitFor("a to e: select");
    expect(second.text()).toContain("it goes on where you");
    await second.press("u", "s: sure, n: not sure");
    await second.press("u", "empty: not said");
    await second.press(UP, "a to f: select");
    await second.press(`ab${ENTER}`, "empty: not said");
    await second.press(`Again.${ENTER}`, "s: sure, n: not sure");
    await second.press("q", "You answered no cards");

    const third = await openTerminal(words, { cwd, columns: 70 }, context);
    await third.waitFor("s: sure, n: not sure");
    await third.press("?", "s: sure, n: not sure");
    await third.press("?", "s: sure, n: not sure");
    await third.press("?", "1-2: grade");
    expect(third.text()).toContain("of 4 links held");
    await third.press("u", ": select, Enter: answer");
    await third.press("q", "You answered no cards");
    const events = readEvents(join(cwd, "practice"));
    expect(events.filter(({ kind }) => kind !== "answering")).toMatchObject([
      { kind: "reviewed", card: CHAIN, correct: false, grade: "again" },
      { kind: "regraded", grade: null },
    ]);
  });

  test("a design is answered by lines with --plain, its sums too", async (context) => {
    const cwd = makeTempFolder();
    const plain = await openTerminal(["quiz", "--plain", "--card", DESIGN], { cwd }, context);
    await plain.waitFor("Your answer:");
    await plain.press(`s${ENTER}`, "Your answer:");
    await plain.press(ENTER, "Your answer:");
    expect(plain.text()).toContain("Stage 2 of 6: Estimate");
    await plain.press(`n${ENTER}`, "Redirects a second at the peak?");
    await plain.press(`plenty${ENTER}`, "is not a number with its unit");
    await plain.press(`10,000/s${ENTER}`, "Links after all years?");
    await plain.press(`q${ENTER}`, "is not a number with its unit");
    expect(plain.raw()).not.toContain("\u001B");
  });
});
