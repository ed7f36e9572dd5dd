import { describe, expect, test } from "vitest";
import { parseCard } from "../../../src/quiz/card/parse-card.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { BUGGY, CHOICES, PRINTING, SAMPLES, makeCard, writeCard } from "../card-text.ts";
import type { CardText } from "../card-text.ts";

const FILE = "quiz/event-loop/sample.md";

function faultsOf(text: string, file = FILE): string[] {
  return catchError(() => parseCard(file, text)).message.split("\n");
}

describe("a sound card", () => {
  test("has its id from its path and its facts from the front matter", () => {
    const card = makeCard({ theory: "[EL-03, EL-04]", head: 'node: ">=22.12"' });
    expect(card).toMatchObject({
      id: "event-loop/sample",
      deck: "event-loop",
      file: FILE,
      theory: ["EL-03", "EL-04"],
      level: "core",
      node: ">=22.12",
      why: "Because.",
      proof: null,
    });
  });

  test("may have Windows line ends and a byte order mark", () => {
    const text = `\uFEFF${writeCard().replaceAll("\n", "\r\n")}`;
    expect(parseCard(FILE, text)).toEqual(makeCard());
  });

  test("has choices with the reason for each", () => {
    expect(makeCard()).toMatchObject({
      choices: [
        { text: "First", right: "*", why: "Why first." },
        { text: "Second", right: null, why: "Why not second." },
        { text: "Third", right: null, why: "Why not third." },
      ],
    });
  });

  test("joins the lines of a choice and of its quote", () => {
    const body = CHOICES.replace("First\n  > Why first.", "First\n  line\n\n  > Why\n  > first.");
    expect(makeCard({ body })).toMatchObject({
      choices: [{ text: "First\nline", why: "Why\nfirst." }, {}, {}],
    });
  });

  test("does not show what its proof prints", () => {
    const card = SAMPLES.order;
    expect(card.question).toContain("```cjs\nfor");
    expect(card.question).not.toContain("two\nthree");
    expect(card.question).not.toContain("proof");
    expect(card.proof).toMatchObject({
      language: "cjs",
      exit: 0,
      asked: true,
      prints: [{ range: "*", text: "one\ntwo\nthree" }],
    });
  });

  test("keeps a proof at its end out of the question", () => {
    const proof =
      "## Proof\n\n```mjs proof exit=3\nprocess.exit(3);\n```\n\n```text prints\nx\n```";
    expect(makeCard({ body: `${CHOICES}\n\n${proof}` }).proof).toMatchObject({
      language: "mjs",
      code: "process.exit(3);",
      exit: 3,
      asked: false,
    });
  });

  test("tells a heading in code from a section", () => {
    const card = makeCard({ question: "What is this?\n\n```md\n## Choices\n```" });
    expect(card.question).toContain("## Choices");
  });

  test("shows the code of a bug apart from the question", () => {
    expect(SAMPLES.bug).toMatchObject({ question: "Find it.", line: 3 });
    expect(SAMPLES.bug.code).toMatch(/^const a[^`]*\);$/);
  });

  test("may have a bar inside of a cell", () => {
    expect(SAMPLES.match).toMatchObject({ pairs: [{}, {}, { left: "three", right: "a | b" }] });
  });

  test("accepts an answer with or without backticks", () => {
    expect(SAMPLES.fill).toMatchObject({ answers: ["4", "four"] });
  });
});

describe("a broken card", () => {
  test("tells all its faults at once, each with its line", () => {
    const text = writeCard({ theory: "EL-3", source: "http://x" }).replace(
      "kind: one",
      "kind: two",
    );
    expect(faultsOf(text)).toEqual([
      `${FILE}:2: expected \`theory\` such as [EL-03, EL-04], got "EL-3"`,
      `${FILE}:3: expected \`kind\` as one of one, several, true-false, order, match, bug, fill, recall, got "two"`,
      `${FILE}:5: expected \`source\` as one https address, got "http://x"`,
    ]);
  });

  test.each([
    "https://nodejs.org/api/timers",
    "https://nodejs.org/en/learn/diagnostics/memory",
    "https://nodejs.org/dist/latest-v20.x/docs/api/timers.html",
    "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2",
    "https://www.rfc-editor.org/rfc/rfc9110#name-caching",
    "https://tc39.es/ecma262/",
  ])("is told by a source of another form: %s", (source) => {
    const { host } = new URL(source);
    expect(faultsOf(writeCard({ source }))).toEqual([
      `${FILE}:5: expected \`source\` as a page or section that ${host} has, got "${source}"`,
    ]);
  });

  test("tells what is missing when it is empty", () => {
    const faults = faultsOf("");
    expect(faults[0]).toBe(`${FILE}:1: expected front matter between two lines of \`---\``);
    expect(faults.join("\n")).toContain("expected a text under `## Why`");
  });

  test("is told by a name that is not kebab-case and a deck that does not exist", () => {
    const faults = faultsOf(writeCard(), "quiz/nowhere/Some_Card.md");
    expect(faults[0]).toMatch(/^quiz\/nowhere\/Some_Card\.md:1: expected a deck of fundamentals/);
    expect(faults[1]).toMatch(/kebab-case, got "Some_Card"$/);
  });

  const proof = "```cjs proof\nconsole.log(1);\n```";
  const several = CHOICES.replace("[ ] Second", "[x] Second");
  test.each<[string, CardText, string]>([
    [
      "an unknown key",
      { head: "answr: x" },
      'expected one of theory, kind, level, source, answer, line, node, got "answr: x"',
    ],
    ["a key twice", { head: "level: core" }, "expected `level` once"],
    ["a theory id twice", { theory: "[EL-03, EL-03]" }, "expected each theory id once"],
    [
      "an answer where none belongs",
      { head: "answer: true" },
      "expected no `answer` in this kind of card",
    ],
    ["a range that is none", { head: "node: new" }, "expected `node` as a range such as >=22.12"],
    [
      "no right choice",
      { body: CHOICES.replace("[x]", "[ ]") },
      'expected exactly one right choice, got "0 right"',
    ],
    ["two right choices", { body: several }, 'expected exactly one right choice, got "2 right"'],
    [
      "two choices",
      { body: CHOICES.replace(/- \[ \] Third[^]*/, "") },
      'expected 3 to 5 choices, got "2"',
    ],
    [
      "a choice without a reason",
      { body: CHOICES.replace("  > Why first.\n", "") },
      "expected an indented quote that says why",
    ],
    [
      "a choice twice",
      { body: CHOICES.replace("Second", "Third") },
      "expected choices that differ",
    ],
    [
      "a section of another kind",
      { body: `${CHOICES}\n\n## Pairs\n` },
      "expected no such section in a card of kind one",
    ],
    ["an unknown section", { body: `${CHOICES}\n\n## Notes\n` }, "expected one of Choices, Pairs"],
    ["an open fence", { question: "So?\n\n```js\n1", body: "" }, "expected an end of this fence"],
    ["no question", { question: "" }, "expected a question"],
    [
      "a proof without prints",
      { body: `${CHOICES}\n\n## Proof\n\n${proof}` },
      "expected a fence `text prints` after the proof",
    ],
    [
      "a proof in an unknown language",
      { question: "So?\n\n```js proof\n1\n```" },
      "expected `cjs proof`, `mjs proof`",
    ],
    [
      "prints without a proof",
      { question: "So?\n\n```text prints\n1\n```" },
      "expected a fence with `proof` before this one",
    ],
    [
      "an order card without a proof",
      { kind: "order", body: "" },
      "expected a proof in the question of an order card",
    ],
    [
      "printed lines that repeat",
      { kind: "order", question: PRINTING.replace("\ntwo\nthree", "\ntwo\ntwo"), body: "" },
      "expected printed lines that differ",
    ],
    [
      "a bug on an empty line",
      { kind: "bug", head: "line: 9", question: BUGGY, body: "" },
      "expected `line` as a line of the code that is not empty",
    ],
    [
      "a bug without code",
      { kind: "bug", head: "line: 1", body: "" },
      "expected a first fence of 5 to 25 lines",
    ],
    [
      "a fill without a gap",
      { kind: "fill", body: "## Answers\n\n- 4" },
      "expected one `____` in the question",
    ],
    [
      "a match with two rows",
      { kind: "match", body: "## Pairs\n\n| a | b |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |" },
      'expected 3 to 6 rows, got "2"',
    ],
    [
      "a right side twice",
      { kind: "match", body: "## Pairs\n\n| a | b |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 4 |" },
      "expected each right side once",
    ],
    [
      "two key facts",
      { kind: "recall", body: "## Checklist\n\n- One\n- Two" },
      'expected 3 to 7 key facts under `## Checklist`, got "2"',
    ],
  ])("is told by %s", (_what, text, fault) => {
    expect(faultsOf(writeCard(text)).join("\n")).toContain(fault);
  });
});

describe("a card whose answer depends on the version", () => {
  const split = (first: string, second: string): string =>
    CHOICES.replace("[x] First", `[x ${first}] First`).replace(
      "[ ] Second",
      `[x ${second}] Second`,
    );

  test("is sound when each version has exactly one right choice", () => {
    const body = split("<22.18 || >=23 <24.3", ">=22.18 <23 || >=24.3");
    expect(makeCard({ body })).toMatchObject({
      choices: [{ right: "<22.18 || >=23 <24.3" }, { right: ">=22.18 <23 || >=24.3" }, {}],
    });
  });

  test("is broken when a release in a gap has none", () => {
    const body = split("<22.18", ">=24");
    expect(faultsOf(writeCard({ body }))[0]).toMatch(
      /exactly one right choice, got "0 right on 22/,
    );
  });

  test("is broken when ranges overlap", () => {
    const body = split("<24.3", ">=24.2");
    expect(faultsOf(writeCard({ body }))[0]).toMatch(/got "2 right on 24\.2/);
  });

  test("looks only at versions for which the card holds", () => {
    const body = split(">=24 <26", ">=26");
    expect(makeCard({ body, head: 'node: ">=24"' }).node).toBe(">=24");
  });

  test("may print something else on each, but not two things on one", () => {
    const prints = (range: string, text: string): string =>
      `\`\`\`text prints node="${range}"\n${text}\n\`\`\``;
    const proof = `## Proof\n\n\`\`\`cjs proof\n1;\n\`\`\`\n\n${prints("<24", "a")}`;
    const card = makeCard({ body: `${CHOICES}\n\n${proof}\n\n${prints(">=24", "b")}` });
    expect(card.proof?.prints).toEqual([
      { range: "<24", text: "a" },
      { range: ">=24", text: "b" },
    ]);
    const text = writeCard({ body: `${CHOICES}\n\n${proof}\n\n${prints(">=22.12", "b")}` });
    expect(faultsOf(text)[0]).toMatch(/expected one `prints` for a version/);
  });
});
