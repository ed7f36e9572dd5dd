import { describe, expect, test } from "vitest";
import type { Card, Kind } from "../../../src/quiz/card/card.ts";
import { askCard } from "../../../src/quiz/asked-card.ts";
import { KINDS } from "../../../src/quiz/card/kinds.ts";
import { findRightAnswer, solveCard } from "../../../src/quiz/right-answer.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { renderGrades } from "../../../src/ui/quiz/after-pad.ts";
import { formatSpan } from "../../../src/ui/quiz/format-span.ts";
import { renderCardSoundness } from "../../../src/ui/quiz/render-card-soundness.ts";
import { renderDecks } from "../../../src/ui/quiz/render-decks.ts";
import { renderProof } from "../../../src/ui/quiz/render-proof.ts";
import { renderQuestion } from "../../../src/ui/quiz/render-question.ts";
import { renderResult } from "../../../src/ui/quiz/render-result.ts";
import { renderSummary } from "../../../src/ui/quiz/render-summary.ts";
import { tellPlace } from "../../../src/ui/quiz/tell-place.ts";
import { SAMPLES } from "../../quiz/card-text.ts";
import { ascii, plain } from "../plain-style.ts";
import { NODE, ask, correct } from "./press-keys.ts";

const view = { style: plain, width: 80 };

function question(card: Card, given = view): string {
  return renderQuestion(
    { asked: askCard(card, "7", NODE), title: "Card 1 of 2", changed: false, version: null },
    given,
  );
}

describe("a question", () => {
  const SECRETS: Record<Kind, RegExp> = {
    one: /Why/,
    several: /Why/,
    "true-false": /false$/m,
    order: /one\n +two\n/,
    match: /one.*eins/,
    bug: /▸/,
    fill: /4|four/,
    recall: /fact/,
    spoken: /point of the answer/,
    arithmetic: /120|in flight/,
    incident: /cause(?! and)|step(?!$)|shown/m,
    review: /blocker|loses the|Why/,
    chain: /point of link|case 1/,
    walkthrough: /Point|What of estimate|43/,
    query: /NOT EXISTS|LEFT JOIN|The list holds/,
  };

  test.each(KINDS)("of kind %s does not give its answer away", (kind) => {
    const text = question(SAMPLES[kind]).replace(/^.*true or false$/m, "");
    expect(text).not.toMatch(SECRETS[kind]);
    expect(text).not.toContain("Because.");
  });

  test("numbers the lines of a bug", () => {
    expect(question(SAMPLES.bug)).toContain("  3 │ const wrong = 3;");
  });

  test("says that its answer has changed and which Node is meant", () => {
    const asked = askCard(SAMPLES.one, "7", NODE);
    const text = renderQuestion({ asked, title: "Card", changed: true, version: NODE }, view);
    expect(text).toContain("The answer to this card has changed");
    expect(text).toContain("The answer is for your Node version, v24.3.0.");
  });

  test.each(KINDS)("of kind %s fits a narrow terminal, without Unicode too", (kind) => {
    const text = question(SAMPLES[kind], { style: ascii, width: 40 });
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(
      kind === "order" ? 70 : 40,
    );
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe("a result", () => {
  test("tells the verdict, the reason, the source and the card", () => {
    const text = correct("one", { kind: "one", chosen: [1] });
    expect(text).toMatch(/^✗ Incorrect\n/);
    expect(text).toContain("Because.");
    expect(text).toContain("Source https://nodejs.org/api/timers.html");
    expect(text).toContain(`Card   ${SAMPLES.one.id}`);
  });

  test.each(KINDS)("of kind %s says that it was not known", (kind) => {
    expect(correct(kind, { kind: "unknown" })).toMatch(/^✗ Didn't know\n/);
  });

  test("asks to compare an answer in own words", () => {
    const told = solveCard(ask("recall"), { kind: "recall", ticked: null }, NODE);
    expect(renderResult({ solved: told, grading: null, named: false }, view)).toMatch(
      /^· Compare your answer with these key facts\n/,
    );
  });

  test.each(KINDS)("of kind %s says that it is right", (kind) => {
    expect(correct(kind, findRightAnswer(SAMPLES[kind], NODE))).toMatch(/^✓ Correct/);
  });
});

describe("pages around a session", () => {
  test("show a proof, what it printed and whether it holds", () => {
    const { proof } = SAMPLES.order;
    const run = { end: "ended" as const, code: 0, stdout: "one\n", stderr: "", durationMs: 1 };
    const page = { run, version: NODE, fault: "it printed something else" };
    const text = proof === null ? "" : renderProof({ proof, ...page }, view);
    expect(text).toContain('1 │ for (const line of ["one", "two", "three"])');
    expect(text).toContain(`What ${NODE} prints`);
    expect(text).toContain("│ one\n");
    expect(text).toContain("✗ it printed something else");
  });

  test.each([
    [{ number: 3, total: 10, isRepeat: false, toRepeat: 0 }, "Card 3 of 10"],
    [{ number: 3, total: 10, isRepeat: false, toRepeat: 2 }, "Card 3 of 10, 2 to repeat"],
    [
      { number: 3, total: 10, isRepeat: true, toRepeat: 1 },
      "Card 3 of 10, once more, 1 more to repeat",
    ],
  ])("tell where a session stands: %j", (place, title) => {
    expect(tellPlace(place)).toBe(title);
  });

  test("tell when a card comes back, for each grade", () => {
    const spans = { again: "10 min", hard: "1 d", good: "3 d", easy: "8 d" };
    expect(renderGrades({ counts: "good", correct: true, spans }, view)).toBe(
      "Next review: 1: again (10 min), 2: hard (1 d), 3 or Enter: good (3 d),\n  4: easy (8 d)",
    );
    expect(renderGrades({ counts: "again", correct: false, spans }, view)).toBe(
      "Next review: 1 or Enter: again (10 min), 2: hard (1 d)",
    );
  });

  test.each([
    [-5, "now"],
    [600_000, "10 min"],
    [5 * 3_600_000, "5 h"],
    [3 * 86_400_000, "3 d"],
    [90 * 86_400_000, "3 mo"],
  ])("write a span of %d ms as %s", (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });

  test("sum up a session with its weak topics and what is due", () => {
    const due = { now: 1, tomorrow: 2, week: 3, later: 4, fresh: 5 };
    const topics = [
      { deck: "async" as const, asked: 2, correct: 1 },
      { deck: "http" as const, asked: 1, correct: 1 },
    ];
    const page = { topics, missed: ["async/a"], due, next: ["trainer quiz"] };
    expect(renderSummary(page, view)).toMatchInlineSnapshot(`
      "2 of 3 cards correct on the first try

        async  █████░░░░░  1 of 2
        http   ██████████  1 of 1

      Weak: async

      Missed: async/a

      Due: 1 now, 2 within a day, 3 within a week, 4 later; 5 new

      → trainer quiz
      "
    `);
  });

  test("say when nothing was answered", () => {
    const due = { now: 0, tomorrow: 0, week: 0, later: 0, fresh: 1 };
    const page = { topics: [], missed: [], due, next: [] };
    expect(renderSummary(page, view)).toMatch(/^You answered no cards\n/);
  });

  test("name only the first of many missed cards", () => {
    const due = { now: 0, tomorrow: 0, week: 0, later: 0, fresh: 1 };
    const missed = Array.from({ length: 11 }, (_none, at) => `async/${at}`);
    const text = renderSummary({ topics: [], missed, due, next: [] }, view);
    expect(text).toMatch(/async\/7\s+and 3 more/);
    expect(text).not.toContain("async/8");
  });

  test("list the topics", () => {
    const text = renderDecks(
      [
        {
          deck: "http",
          cards: 10,
          seen: 5,
          known: 3,
          due: 2,
          dueNew: 0,
          retention: 0.876,
          ids: 4,
          seenIds: 2,
        },
      ],
      view,
    );
    expect(text).toMatch(/http +█+░+ +5 of 10 +3 +2 +88 % {2}█{7}░$/);
  });

  test("say how many of the cards that are due are new by a plan", () => {
    const topic = { cards: 10, seen: 0, known: 0, retention: null, ids: 4, seenIds: 0 };
    const topics = [
      { deck: "http" as const, ...topic, due: 3, dueNew: 2 },
      { deck: "async" as const, ...topic, due: 4, dueNew: 4 },
    ];
    const lines = renderDecks(topics, view).split("\n");
    expect(lines.at(-1)).toBe("Due includes 6 new cards of your plan for today.");
    const none = topics.map((one) => ({ ...one, dueNew: 0 }));
    expect(renderDecks(none, view)).not.toContain("new");
  });

  test("tell whether all cards are sound", () => {
    const page = {
      ...{ cards: 3, proofs: 1, illustrations: 1, runs: 2, fresh: 1, statements: 4 },
      longest: { right: 0, of: 1, fair: 1 },
      guessed: { by: "the longest", right: 1, luck: 0.5, of: 2 },
      facts: { facts: 2, open: ["EL-03: A delay of 0 is 1 ms."], unwritten: ["EL-04"] },
    };
    expect(renderCardSoundness({ ...page, faults: [] }, view)).toBe(
      "✓ sound  quiz  3 cards, 1 proof, 1 illustration, 2 run here (1 fresh), 4 SQL statements, the longest choice is right in 0 of 1 (fair: 1), the best guess from words and lengths is right in 50.0 % (luck: 25.0 %), 2 facts, 1 open\n    open: EL-03: A delay of 0 is 1 ms.\n    no facts are written down for EL-04\n",
    );
    expect(renderCardSoundness({ ...page, faults: ["a.md:1: bad"] }, view)).toMatch(
      /^✗ not sound.*\n {4}a\.md:1: bad\n {4}open: /,
    );
  });
});
