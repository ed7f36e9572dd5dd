import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadAnswerSheet } from "../../../src/quiz/io/load-answer-sheet.ts";
import { loadCards } from "../../../src/quiz/io/load-cards.ts";
import { packCards } from "../../../src/quiz/io/pack-cards.ts";
import { loadTheory } from "../../../src/quiz/io/load-theory.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { writeCard } from "../card-text.ts";

function makePackage(files: Record<string, string>): string {
  const root = makeTempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe("loadCards", () => {
  test("is empty for a package without cards", () => {
    expect(loadCards(makeTempFolder())).toEqual({ cards: [], faults: [] });
  });

  test("lists cards by deck in the order of the decks", () => {
    const root = makePackage({
      "quiz/myths/b.md": writeCard(),
      "quiz/async/z.md": writeCard(),
      "quiz/async/a.md": writeCard(),
      "quiz/async/notes.txt": "not a card",
      "quiz/theory.json": "{}",
    });
    expect(loadCards(root).cards.map(({ id }) => id)).toEqual(["async/a", "async/z", "myths/b"]);
  });

  test("reads what the build packed where there are no files of cards", () => {
    const root = makePackage({ "quiz/async/a.md": writeCard(), "quiz/myths/broken.md": "no card" });
    packCards(root);
    const { cards } = loadCards(root);
    rmSync(join(root, "quiz"), { recursive: true });
    expect(loadCards(root)).toEqual({ cards, faults: [] });
    expect(cards.map(({ id }) => id)).toEqual(["async/a"]);
  });

  test("leaves out a broken card and tells it by file and line", () => {
    const root = makePackage({
      "quiz/async/broken.md": writeCard({ theory: "none" }),
      "quiz/async/sound.md": writeCard(),
      "quiz/elsewhere/lost.md": writeCard(),
    });
    const { cards, faults } = loadCards(root);
    expect(cards.map(({ id }) => id)).toEqual(["async/sound"]);
    expect(faults[0]).toMatch(/^quiz\/async\/broken\.md:2: expected `theory`/);
    expect(faults[1]).toMatch(/^quiz\/elsewhere\/lost\.md:1: expected a deck/);
  });
});

describe("loadTheory", () => {
  test("is empty for a package without one", () => {
    expect(loadTheory(makeTempFolder())).toEqual([]);
  });

  test("tells a file that is not JSON", () => {
    const root = makePackage({ "quiz/theory.json": "{" });
    expect(catchError(() => loadTheory(root))).toMatchObject({ code: "INVALID_THEORY" });
  });
});

describe("loadAnswerSheet", () => {
  test("reads a file with a byte order mark", () => {
    const text = '\uFEFF{"seed": "1", "cards": [{"id": "x", "answer": 1}]}';
    const root = makePackage({ "a.json": text });
    expect(loadAnswerSheet(join(root, "a.json"), "a.json").entries).toHaveLength(1);
  });

  test("tells a file that is not JSON, and one that is not there", () => {
    const root = makePackage({ "a.json": "{" });
    const broken = catchError(() => loadAnswerSheet(join(root, "a.json"), "a.json"));
    expect(broken.message).toMatch(/^a\.json: expected JSON: /);
    const missing = catchError(() => loadAnswerSheet(join(root, "b.json"), "b.json"));
    expect(missing).toMatchObject({ code: "NOT_FOUND" });
  });
});
