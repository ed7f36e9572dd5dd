import { describe, expect, test } from "vitest";
import { parseTheory } from "../../src/quiz/parse-theory.ts";
import { checkProof } from "../../src/quiz/proof-run.ts";
import type { ProofRun } from "../../src/quiz/proof-run.ts";
import { compareCards } from "../../src/quiz/soundness.ts";
import { CHOICES, INCIDENT } from "./card-bodies.ts";
import { SAMPLES, makeCard } from "./card-text.ts";

const theory = parseTheory({ "event-loop": { "EL-03": "Timers" } });

describe("compareCards", () => {
  test("finds nothing in sound cards", () => {
    const { faults } = compareCards(Object.values(SAMPLES), theory);
    expect(faults).toEqual([]);
  });

  test("finds a question that is asked twice, whatever its marks", () => {
    const first = makeCard({ question: "Which `one`?" }, "first");
    const second = makeCard({ question: "which one" }, "second");
    expect(compareCards([first, second], theory).faults).toEqual([
      "quiz/event-loop/second.md:8: expected another question than quiz/event-loop/first.md",
    ]);
  });

  test("lets two bugs differ in their code alone", () => {
    const other = { ...SAMPLES.bug, code: "other" };
    expect(compareCards([SAMPLES.bug, other], theory).faults).toEqual([]);
  });

  test("finds theory that no card covers and ids that do not exist", () => {
    const card = makeCard({ theory: "[XX-01]" });
    expect(compareCards([card], theory).faults).toEqual([
      'quiz/event-loop/sample.md:2: theory: expected an id of quiz/theory.json, got "XX-01"',
      "quiz: expected a card for each id of quiz/theory.json, got none for EL-03",
    ]);
  });

  test("finds cards whose length gives the answer away", () => {
    const body = CHOICES.replace("First", "First and by far the longest");
    const cards = ["a", "b", "c", "d"].map((name) => makeCard({ question: name, body }, name));
    const { faults, longest } = compareCards(cards, theory);
    expect(longest).toEqual({ right: 4, of: 4, fair: 2 });
    expect(faults).toEqual([
      'quiz: expected guesses to be right at most 5 points above luck in all cards, got "the longest" right in 4.0 of 4 (luck: 1.3): event-loop/a, event-loop/b, event-loop/c, event-loop/d',
      'quiz: expected guesses to be right at most 5 points above luck in one cards, got "the longest" right in 4.0 of 4 (luck: 1.3): event-loop/a, event-loop/b, event-loop/c, event-loop/d',
      "quiz: expected the longest choice to be right in at most 2 cards, got 4 of 4",
    ]);
  });

  test("counts the causes and the first steps of an incident", () => {
    const body = INCIDENT.replace("[x] First step", "[x] First step of all that there are");
    const { longest } = compareCards([makeCard({ kind: "incident", body })], theory);
    expect(longest).toEqual({ right: 1, of: 2, fair: 1 });
  });

  test("does not count choices of the same length", () => {
    const body = CHOICES.replace("Second", "Other").replace("Third", "Again");
    expect(compareCards([makeCard({ body })], theory).longest.right).toBe(0);
  });
});

describe("checkProof", () => {
  const { proof } = SAMPLES.order;
  const run: ProofRun = {
    end: "ended",
    code: 0,
    stdout: "one\r\ntwo\nthree\n",
    stderr: "",
    durationMs: 1,
  };
  const check = (part: Partial<ProofRun>): string | null =>
    proof === null ? "no proof" : checkProof(proof, { ...run, ...part }, "v24.0.0");

  test("takes what the card says, whatever the line ends", () => {
    expect(check({})).toBeNull();
  });

  test("tells what was printed instead, and why", () => {
    const stderr = "file:1\n\nTypeError: x is not a function\n    at file:1\n\nNode.js v24.0.0";
    expect(check({ stdout: "one\n", stderr })).toBe(
      'expected the proof to print "one\\ntwo\\nthree", got "one"; it says "TypeError: x is not a function"',
    );
  });

  test("tells another exit code", () => {
    expect(check({ code: 1 })).toBe("expected the proof to exit with 0, got 1");
  });

  test.each([
    ["timeout", "the proof did not end in time"],
    ["output-limit", "the proof printed too much"],
    ["interrupted", "the proof was interrupted"],
    ["not-started", "the proof did not start"],
  ] as const)("tells %s", (end, sentence) => {
    expect(check({ end })).toBe(sentence);
  });

  test("says nothing of a version that the card does not name", () => {
    const own = proof === null ? proof : { ...proof, prints: [{ range: ">=26", text: "x" }] };
    expect(own === null ? "none" : checkProof(own, run, "v24.0.0")).toBeNull();
  });
});

describe("facts", () => {
  test("without a card are told, and so are topics without facts", () => {
    const facts = parseTheory({
      "event-loop": {
        "EL-03": {
          title: "Timers",
          junior: { "A delay is a minimum.": ["event-loop/one"], "Late.": [] },
        },
        "EL-04": "Starvation",
      },
    });
    const { facts: share, faults } = compareCards([SAMPLES.one], facts);
    expect(share).toEqual({ facts: 2, open: ["EL-03: Late."], unwritten: ["EL-04"] });
    expect(faults.join()).not.toContain("theory.json: EL-03");
  });

  test("name cards that are there", () => {
    const facts = parseTheory({
      "event-loop": { "EL-03": { title: "T", staff: { "A.": ["x/y"] } } },
    });
    expect(compareCards([SAMPLES.one], facts).faults).toContain(
      'quiz/theory.json: EL-03: expected the id of a card, got "x/y"',
    );
  });
});
