import { expect, test } from "vitest";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { loadTalk } from "../../src/catalog/io/load-talk.ts";
import { splitTalk } from "../../src/catalog/talk.ts";

test("an interview is taken apart, wrapped lines joined", () => {
  const talk = splitTalk(
    [
      "# Interview\n\n## Said\n\nWrite me a cache.\nPlease.\n\n## Asked\n",
      "- What if it is full? **The oldest goes.** Always\n  and at once. [evicts-oldest,\n  size-limit]\n- May I use a `Map`? **Yes.** [-]\n- No question.\n",
      "## Twists\n\n### It must last\n\n- must: writes it\n  down\n- wrong: nothing\n",
      "## Follow-ups\n\n### Why?\n\n- good: says why\n",
    ].join("\n"),
  );
  expect(talk).toEqual({
    said: "Write me a cache.\nPlease.",
    asked: [
      {
        ...{ question: "What if it is full?", answer: "**The oldest goes.** Always and at once." },
        tells: ["evicts-oldest", "size-limit"],
      },
      { question: "May I use a `Map`?", answer: "**Yes.**", tells: [] },
    ],
    twists: [
      {
        question: "It must last",
        points: [
          { kind: "must", text: "writes it down" },
          { kind: "wrong", text: "nothing" },
        ],
      },
    ],
    followUps: [{ question: "Why?", points: [{ kind: "good", text: "says why" }] }],
  });
});

test("every challenge has what an interview needs", () => {
  for (const { slug } of loadCatalog(process.cwd()).challenges) {
    const { said, asked, twists, followUps } = loadTalk(process.cwd(), slug);
    expect(said, slug).not.toBe("");
    expect(asked.length, slug).toBeGreaterThanOrEqual(6);
    expect(twists.length, slug).toBeGreaterThanOrEqual(2);
    expect(followUps.length, slug).toBeGreaterThanOrEqual(4);
    for (const { points } of [...twists, ...followUps])
      expect(points.some(({ kind }) => kind === "must")).toBe(true);
  }
});

test("no question asserts what the candidate's own code does", () => {
  const claims =
    /^You (?:keep|copy|looked|use|took|have|chose|wrote)\b|^Why did you\b|\byour (?:function|code) (?:fails|get)/i;
  for (const { slug } of loadCatalog(process.cwd()).challenges) {
    const { twists, followUps } = loadTalk(process.cwd(), slug);
    for (const { question } of [...twists, ...followUps])
      expect(question, slug).not.toMatch(claims);
  }
});
