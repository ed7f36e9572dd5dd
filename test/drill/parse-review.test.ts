import { describe, expect, test } from "vitest";
import { parseReviewSheet, rejectUnknown } from "../../src/drill/parse-review.ts";

const SHEET = {
  drill: "review",
  challenge: "lru-cache",
  seed: "7",
  level: "junior",
  draw: 1,
  digest: "0123abcd",
  shownAt: "2026-11-30T17:00:00.000Z",
  answer: { lines: [3, 3, 4], promises: ["a"], sure: false },
};

test("a sheet is read with each answer once", () => {
  expect(parseReviewSheet("x.json", SHEET)).toEqual({
    slug: "lru-cache",
    seed: "7",
    level: "junior",
    draw: 1,
    digest: "0123abcd",
    shownAt: "2026-11-30T17:00:00.000Z",
    answer: { lines: [3, 4], promises: ["a"], sure: false },
  });
});

test("a sheet need not say when it was printed", () => {
  expect(parseReviewSheet("x.json", { ...SHEET, shownAt: 7 }).shownAt).toBeNull();
});

describe("a sheet is refused", () => {
  test.each([
    ["drill", { drill: "repair" }],
    ["challenge", { challenge: 1 }],
    ["seed", { seed: "" }],
    ["level", { level: "expert" }],
    ["draw", { draw: 0 }],
    ["digest", { digest: null }],
    ["answer.lines", { answer: null }],
    ["answer.lines", { answer: { ...SHEET.answer, lines: [] } }],
    ["answer.lines[0]", { answer: { ...SHEET.answer, lines: ["3"] } }],
    ["answer.promises", { answer: { ...SHEET.answer, promises: "a" } }],
    ["answer.promises[0]", { answer: { ...SHEET.answer, promises: [1] } }],
    ["answer.sure", { answer: { ...SHEET.answer, sure: "yes" } }],
  ])("for its %s", (place, parts) => {
    expect(() => parseReviewSheet("x.json", { ...SHEET, ...parts })).toThrow(
      `x.json: ${place}: expected`,
    );
  });

  test.each([[null], [[]], ["text"]])("when it is %j, with every fault", (value) => {
    expect(() => parseReviewSheet("x.json", value)).toThrow(/drill[^]*level[^]*answer\.sure/);
  });

  test("when it names what the drill does not have", () => {
    const known = { rows: 3, promises: ["a"] };
    const answer = { lines: [4], promises: ["b"], sure: true };
    expect(() => rejectUnknown("x.json", answer, known)).toThrow(
      /lines[^]*from 1 to 3[^]*promises/,
    );
    expect(() =>
      rejectUnknown("x.json", { ...answer, lines: [3], promises: ["a"] }, known),
    ).not.toThrow();
  });
});
