import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { installPackage } from "./install-package.ts";
import { parseDocument, putFile, readList, readPackageFile, runTrainer } from "./trainer.ts";
import type { Ended } from "./trainer.ts";

const CARD = "event-loop/timer-or-immediate-after-a-read";
const OTHER = "event-loop/busy-start";
const THEORY = { "quiz/theory.json": readPackageFile("quiz", "theory.json") };

/** A copy of the package as npm installs it: the built index of the cards, and none of their files. */
function install(): string {
  return installPackage(THEORY);
}

/** A copy of the package with two cards, as a clone has them. */
function clone(): string {
  const files = Object.fromEntries(
    [CARD, OTHER].map((id) => [`quiz/${id}.md`, readPackageFile("quiz", ...`${id}.md`.split("/"))]),
  );
  return installPackage({ ...THEORY, ...files });
}

/** Asks for the list by words that the quick program answers, and by words that it leaves to the whole one. */
async function listTwice(
  bin: string,
  { cwd, words = [] }: { cwd: string; words?: string[] },
): Promise<{ quick: Ended; whole: Ended }> {
  const args = ["quiz", "--list", ...words];
  const whole = await runTrainer([...args, `--workspace=${cwd}`], { cwd, bin });
  const quick = await runTrainer([...args, "--workspace", cwd], { cwd, bin });
  return { quick, whole };
}

/** Makes the list that the quick program reads wrong, so that what it prints tells who printed it. */
function spoil(path: string): void {
  writeFileSync(
    path,
    readFileSync(path, "utf8").replaceAll('"deck":"event-loop"', '"deck":"myths"'),
  );
}

/** A workspace in which the first card was not known; the answer to the other one has changed since. */
function makeWorkspace(answer: string): string {
  const cwd = makeTempFolder();
  const base = { kind: "reviewed", at: "2026-01-05T10:00:00.000Z", correct: false, grade: "again" };
  const events = [
    { ...base, card: CARD, answer },
    { ...base, card: OTHER, answer: "another", correct: true, grade: "again" },
  ];
  putFile(
    join(cwd, ".trainer", "journal.jsonl"),
    events.map((event) => `${JSON.stringify(event)}\n`).join(""),
  );
  return cwd;
}

/** The digest of what is right in the first card, as the build has listed it. */
function findAnswer(bin: string): string {
  const path = join(dirname(bin), "..", "dist", "card-list.json");
  const { cards } = parseDocument(readFileSync(path, "utf8"));
  return String(readList(cards).find(({ id }) => id === CARD)?.["answer"]);
}

describe("quiz --list of an installation", () => {
  test.each([[[]], [["--json"]]])(
    "is quick and says what the whole program says: %j",
    async (words) => {
      const bin = install();
      const cwd = makeWorkspace(findAnswer(bin));
      const { quick, whole } = await listTwice(bin, { cwd, words });
      expect(quick).toEqual(whole);
      expect(quick).toMatchObject({ code: 0, stderr: "" });
      expect(quick.stdout).toContain(words.length === 0 ? "Due: 2 now" : '"seen": 2');
      spoil(join(dirname(bin), "..", "dist", "card-list.json"));
      const spoiled = await listTwice(bin, { cwd, words });
      expect(spoiled.whole).toEqual(whole);
      expect(spoiled.quick.stdout).not.toBe(quick.stdout);
    },
  );

  test.each([
    ["a plan", { kind: "planned", until: "2099-01-01", minutes: 30, dayStarts: "04:00" }],
    [
      "an answer that was begun",
      { kind: "answering", card: CARD, n: 0, seed: "1", shown: "x", part: 1, said: {} },
    ],
  ])("leaves %s to the whole program", async (_what, event) => {
    const bin = install();
    const cwd = makeTempFolder();
    const line = JSON.stringify({ at: "2026-01-05T10:00:00.000Z", ...event });
    putFile(join(cwd, ".trainer", "journal.jsonl"), `${line}\n`);
    spoil(join(dirname(bin), "..", "dist", "card-list.json"));
    const { quick, whole } = await listTwice(bin, { cwd });
    expect(quick).toEqual(whole);
    expect(quick.code).toBe(0);
  });

  test("says of a list that is torn nothing, and goes on without it", async () => {
    const bin = install();
    writeFileSync(join(dirname(bin), "..", "dist", "card-list.json"), "{");
    const { quick, whole } = await listTwice(bin, { cwd: makeTempFolder() });
    expect(quick).toEqual(whole);
    expect(quick.code).toBe(0);
  });
});

describe("quiz --list of a clone", () => {
  test("is quick as long as no card has changed", async () => {
    const bin = clone();
    const cwd = makeWorkspace(findAnswer(bin));
    const { quick, whole } = await listTwice(bin, { cwd });
    expect(quick).toEqual(whole);
    expect(quick.stdout).toContain("Due: 2 now");
    spoil(join(dirname(bin), "..", ".cache", "card-list.json"));
    expect((await listTwice(bin, { cwd })).quick.stdout).not.toBe(whole.stdout);
  });

  test.each([
    [
      "a card is written anew",
      (quiz: string) => {
        const path = join(quiz, `${CARD}.md`);
        writeFileSync(path, readFileSync(path, "utf8").replace("[x]", "[ ]").replace("[ ]", "[x]"));
      },
    ],
    [
      "a card is new",
      (quiz: string) =>
        writeFileSync(join(quiz, "event-loop", "new.md"), readFileSync(join(quiz, `${CARD}.md`))),
    ],
    [
      "the topics are others",
      (quiz: string) => writeFileSync(join(quiz, "theory.json"), '{"event-loop":{"EL-03":"T"}}'),
    ],
    [
      "a card has another time",
      (quiz: string) => {
        const path = join(quiz, `${CARD}.md`);
        utimesSync(path, statSync(path).atime, new Date(0));
      },
    ],
  ])("reads the cards when %s", async (_what, change) => {
    const bin = clone();
    const root = join(dirname(bin), "..");
    const cwd = makeWorkspace(findAnswer(bin));
    await listTwice(bin, { cwd });
    spoil(join(root, ".cache", "card-list.json"));
    change(join(root, "quiz"));
    // The quick words first, for the whole program keeps the list anew.
    const words = ["quiz", "--list", "--workspace", cwd];
    const quick = await runTrainer(words, { cwd, bin });
    const { whole } = await listTwice(bin, { cwd });
    expect(quick).toEqual(whole);
  });

  test("tells a broken card each time", async () => {
    const bin = clone();
    putFile(join(dirname(bin), "..", "quiz", "async", "broken.md"), "no card");
    const { quick, whole } = await listTwice(bin, { cwd: makeTempFolder() });
    expect(quick).toEqual(whole);
    expect(quick.stderr).toContain("Skipped: quiz/async/broken.md:1: ");
  });
});
