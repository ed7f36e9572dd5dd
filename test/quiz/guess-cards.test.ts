import { describe, expect, test } from "vitest";
import { guessCards } from "../../src/quiz/guess-cards.ts";
import type { CardText } from "./card-text.ts";
import { makeCard } from "./card-text.ts";

const choose = (...texts: string[]): string =>
  `## Choices\n\n${texts.map((text) => `- ${text}\n  > Why.`).join("\n")}`;

const repeat = (text: CardText): ReturnType<typeof makeCard>[] =>
  ["a", "b", "c", "d", "e", "f"].map((name) => makeCard(text, name));

const faultsOf = (text: CardText): string[] =>
  guessCards(repeat(text)).tooGood.map(({ where, by }) => `${where}: ${by}`);

describe("guessCards", () => {
  test("finds nothing where all texts are alike", () => {
    const body = choose("[x] red", "[ ] tan", "[ ] sky");
    const { best, tooGood } = guessCards(repeat({ body }));
    expect(tooGood).toEqual([]);
    expect(best.right).toBeCloseTo(2);
    expect(best.luck).toBeCloseTo(2);
    expect(best.of).toBeCloseTo(6);
  });

  test("finds right choices that are shorter than the wrong ones", () => {
    const body = choose("[x] red", "[ ] orange", "[ ] violet", "[ ] purple");
    expect(faultsOf({ body })).toEqual(["all cards: the shortest", "one cards: the shortest"]);
  });

  test("finds wrong choices with absolute words", () => {
    const body = choose("[x] It may be", "[ ] It always", "[ ] It never b", "[ ] Only once");
    expect(faultsOf({ body })[0]).toMatch(/modest|fewest absolute/);
  });

  test("finds choices that repeat the question", () => {
    const question = "Where do the bytes of a socket wait?";
    const body = choose("[x] In a socket", "[ ] In a thread", "[ ] In a kernel", "[ ] In a module");
    expect(faultsOf({ question, body })).toEqual([
      "all cards: most words of the question",
      "one cards: most words of the question",
    ]);
  });

  test("finds a wrong line that the question names", () => {
    const question =
      "Which line parses wrongly?\n\n```js\nopen();\nread();\nparse();\nsend();\nclose();\n```";
    expect(faultsOf({ kind: "bug", head: "line: 3", question, body: "" })[0]).toMatch(/^all cards/);
  });

  test("finds pairs that share their words", () => {
    const body = `## Pairs

| Word | Meaning |
|---|---|
| retry | a retry is a second try |
| queue | a queue is a row of jobs |
| cache | a cache is what was kept |`;
    expect(faultsOf({ kind: "match", body })).toContain("match cards: most words of the question");
  });

  test("finds statements that are true when they are long", () => {
    const cards = ["a", "b", "c", "d"].flatMap((name) => [
      makeCard(
        { kind: "true-false", head: "answer: true", question: `A long ${name} one.`, body: "" },
        name,
      ),
      makeCard(
        { kind: "true-false", head: "answer: false", question: `No ${name}.`, body: "" },
        `${name}2`,
      ),
    ]);
    const { tooGood } = guessCards(cards);
    expect(tooGood.map(({ where }) => where)).toEqual(["all cards", "true-false cards"]);
    expect(tooGood[0]).toMatchObject({ right: 8, luck: 4, of: 8 });
  });

  test("finds a gap that code of the question fills", () => {
    const question = "Of `a`, `b` and `longest`, the last is `____`.";
    const body = "## Answers\n\n- longest";
    expect(faultsOf({ kind: "fill", question, body })[0]).toBe("all cards: the longest");
  });

  test("leaves out what has nothing to choose from", () => {
    const { best, tooGood } = guessCards([
      makeCard({ kind: "recall", body: "## Checklist\n\n- One.\n- Two.\n- Three." }),
    ]);
    expect(best).toMatchObject({ right: 0, luck: 0, of: 0 });
    expect(tooGood).toEqual([]);
  });
});
