import { expect, test } from "vitest";
import { askCard, listSpeakable } from "../../src/interview/card-question.ts";
import type { InterviewLevel, Point } from "../../src/interview/debrief.ts";
import { loadCards } from "../../src/quiz/io/load-cards.ts";
import { parseCard } from "../../src/quiz/card/parse-card.ts";

const { version } = process;

const HEAD = `---
theory: [EL-01]
kind: KIND
level: core
source: https://nodejs.org/learn/asynchronous-work/event-loop-timers-and-nexttick
---

Why does it wait?
`;

const SPOKEN = `${HEAD.replace("KIND", "spoken")}
## Points

- must junior: One thread runs all of your code.
- must middle: A callback that runs holds up all others.
- must senior: Split the work, or move it away.
- good middle: A timer says the earliest time.
- wrong: Each function has a thread of its own.
  > Only some APIs use the pool.
- wrong: It waits for the slowest.
  > It waits for nobody.

## Why

Waiting is cheap. Computing is not.
`;

const ONE = `${HEAD.replace("KIND", "one")}
## Choices

- [x] The loop is busy
  > It runs one callback at a time.
- [ ] The timer is broken
  > It is not.
- [ ] The clock is slow
  > It is not.

## Why

Waiting is cheap. The rest is said in \`code. With a stop\` here.
`;

function pointsOf(text: string, level: InterviewLevel): Point[] {
  const card = parseCard("quiz/event-loop/a.md", text);
  return askCard(card, { number: 1, version, level })?.points ?? [];
}

test("a spoken card is asked with its own points; those of a higher level are good", () => {
  const kinds = (level: InterviewLevel): string[] =>
    pointsOf(SPOKEN, level).map(({ kind }) => kind);
  expect(kinds("senior")).toEqual(["must", "must", "must", "good", "wrong", "wrong"]);
  expect(kinds("junior")).toEqual(["must", "good", "good", "good", "wrong", "wrong"]);
});

test("a card without points has its right answer as a must, and why it is so as good", () => {
  expect(pointsOf(ONE, "middle")).toEqual([
    { kind: "must", text: "The loop is busy" },
    { kind: "must", text: "It runs one callback at a time." },
    { kind: "good", text: "Waiting is cheap." },
    { kind: "good", text: "The rest is said in `code. With a stop` here." },
    { kind: "wrong", text: "The timer is broken" },
    { kind: "wrong", text: "The clock is slow" },
  ]);
});

test("a question that cannot be answered without what there is to choose from is not asked aloud", () => {
  const text = ONE.replace("Why does it wait?", "Which of these makes it wait?");
  expect(listSpeakable([parseCard("quiz/event-loop/a.md", text)], version)).toEqual([]);
});

test("there are enough cards for each level, and every one that can be asked has musts", () => {
  const { cards } = loadCards(process.cwd());
  const speakable = listSpeakable(cards, version);
  const count = (wanted: string): number => speakable.filter(({ kind }) => kind === wanted).length;
  expect(count("spoken")).toBeGreaterThan(12);
  expect(count("recall")).toBeGreaterThan(12);
  for (const { id } of speakable) {
    const card = cards.find((one) => one.id === id);
    if (card === undefined) throw new Error(id);
    for (const level of ["junior", "senior"] as const) {
      const asked = askCard(card, { number: 1, version, level });
      expect(asked?.points.filter(({ kind }) => kind === "must").length, id).toBeGreaterThan(0);
    }
  }
});
