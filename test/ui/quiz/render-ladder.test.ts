import { expect, test } from "vitest";
import type { LadderCounts, TopicLadder } from "../../../src/quiz/ladder.ts";
import { renderLadder, renderTopicLadders } from "../../../src/ui/quiz/render-ladder.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { ascii, plain, spoken } from "../plain-style.ts";

const COUNTS: LadderCounts = {
  rungs: [
    { rung: "junior", known: 4, facts: 4 },
    { rung: "senior", known: 1, facts: 12 },
    { rung: "staff", known: 0, facts: 0 },
  ],
  reached: "junior",
};
const TOPIC: TopicLadder = {
  id: "DB-01",
  deck: "data",
  title: "ACID and isolation levels",
  facts: [
    { rung: "junior", text: "A transaction is kept whole.", cards: ["a"], state: "known" },
    {
      rung: "senior",
      text: "`READ COMMITTED` sees what is committed.",
      cards: ["b"],
      state: "seen",
    },
    { rung: "senior", text: "A deadlock is a circle.", cards: ["c"], state: "new" },
    { rung: "senior", text: "Nobody asks for this.", cards: [], state: "open" },
  ],
};

test("the overview has a row for each deck and one for all", () => {
  const text = renderLadder([{ deck: "data", counts: COUNTS }], COUNTS, {
    style: plain,
    width: 80,
  });
  expect(text).toMatch(/^Topic +Junior +Senior +Staff +You stand at\n/);
  expect(text).toMatch(/\ndata +4 of 4 +1 of 12 +junior\nall topics /);
});

test("the overview fits a narrow terminal", () => {
  const text = renderLadder([{ deck: "data", counts: COUNTS }], COUNTS, {
    style: ascii,
    width: 40,
  });
  expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(40);
});

test("a topic has its facts under the rungs, each with a sign", () => {
  const text = renderTopicLadders([{ topic: TOPIC, counts: COUNTS }], { style: plain, width: 60 });
  expect(text).toContain("DB-01 ACID and isolation levels\nJunior, 4 of 4 known, you stand here\n");
  expect(text).toContain("  ✓  A transaction is kept whole.\nSenior, 1 of 12 known\n  ◐  ");
  expect(text).toContain("  ○  A deadlock is a circle.\n  ▲  Nobody asks for this.");
});

test("a screen reader is told the signs in words", () => {
  const text = renderTopicLadders([{ topic: TOPIC, counts: COUNTS }], { style: spoken, width: 80 });
  expect(text).toContain("known:  A transaction is kept whole.");
  expect(text).not.toContain("answered but not known,");
});
