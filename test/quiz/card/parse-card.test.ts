import { describe, expect, test } from "vitest";
import { KINDS } from "../../../src/quiz/card/kinds.ts";
import { parseCard } from "../../../src/quiz/card/parse-card.ts";
import { CHOICES } from "../card-bodies.ts";
import { SAMPLES, faultsOf, makeCard, writeCard } from "../card-text.ts";
import type { CardText } from "../card-text.ts";

const FILE = "quiz/event-loop/sample.md";

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
      proves: true,
      asked: false,
    });
  });

  test("tells an illustration from a proof", () => {
    const code = "## Illustration\n\n```cjs proof\n1;\n```\n\n```text prints\nx\n```";
    expect(makeCard({ body: `${CHOICES}\n\n${code}` }).proof).toMatchObject({ proves: false });
  });

  test("tells a heading in code from a section", () => {
    const card = makeCard({ question: "What is this?\n\n```md\n## Choices\n```" });
    expect(card.question).toContain("## Choices");
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
      `${FILE}:3: expected \`kind\` as one of ${KINDS.join(", ")}, got "two"`,
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
  test.each<[string, CardText, string]>([
    [
      "an unknown key",
      { head: "answr: x" },
      "expected one of theory, kind, level, source, answer,",
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
      "a proof beside an illustration",
      { body: `${CHOICES}\n\n## Proof\n\n${proof}\n\n## Illustration\n` },
      "expected a proof or an illustration",
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
  ])("is told by %s", (_what, text, fault) => {
    expect(faultsOf(writeCard(text)).join("\n")).toContain(fault);
  });
});

describe("a proof", () => {
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
