import { expect, test } from "vitest";
import { readForm } from "../../../src/catalog/bank.ts";
import { checkContent } from "../../../src/catalog/check/check-content.ts";
import type { Content } from "../../../src/catalog/check/content.ts";
import { parseChallenge } from "../../../src/catalog/parse-challenge.ts";
import { parseHints } from "../../../src/catalog/parse-hints.ts";
import { parseMistakeFile } from "../../../src/catalog/parse-mistake-file.ts";
import { PLACEHOLDERS } from "../../../src/catalog/placeholders.ts";
import { planChallenge } from "../../../src/catalog/plan-challenge.ts";
import { findTests } from "../../../src/catalog/suite-tests.ts";

const planned = planChallenge("box");
const textOf = (path: string): string => planned.find((file) => file.path === path)?.text ?? "";
const home = (path: string): string => textOf(`challenges/box/${path}`);

const ASKED = "- May it count beyond two? **No.** Two is enough here. [returns-two]\n";
const POINTS = "- must: names the shared state\n- wrong: hopes that it never happens\n";

function interview(): string {
  const questions = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => `### What about ${index}?\n\n${POINTS}`);
  const sections = [
    "# Interview\n\n## Said\n\nBuild me a box.\n",
    `## Asked\n\n${ASKED.repeat(6)}`,
    ["## Twists\n", ...questions(2)].join("\n"),
    ["## Follow-ups\n", ...questions(4)].join("\n"),
  ];
  return sections.join("\n");
}

/** A text of the scaffold with something written where it asks for it. */
function fill(text: string): string {
  const phrases: string[] = Object.values(PLACEHOLDERS);
  return phrases.reduce((rest, words) => rest.replaceAll(words, "Written."), text);
}

/** A sound challenge made from the scaffold, with all that it asks for. */
function sound(): Content {
  const challenge = parseChallenge("box", JSON.parse(fill(home("challenge.json"))), "box");
  const mistake = parseMistakeFile("m", home("mistakes/one-too-many.md"), "m");
  const mistakes = Array.from({ length: 10 }, (_, index) => ({ ...mistake, name: `m-${index}` }));
  const forms = ["one", "two", "three"].map((name) => readForm(name, home("right/minimal.ts")));
  return {
    challenge,
    brief: fill(home("README.md")),
    interview: interview(),
    play: home("play/main.ts"),
    starterInJs: "",
    starter: fill(home("starter.ts")),
    why: textOf("solutions/box/WHY.md").replaceAll(/^## .*$/gm, "$&\n\nWritten."),
    reference: fill(textOf("solutions/box/box.ts")),
    hints: parseHints(fill(home("hints.md")), "hints.md"),
    mistakes: [...mistakes, { ...mistake, name: "second", misses: ["returns-two"] }],
    forms,
    tests: [
      ...findTests(home("suite/stage-1/one.test.ts"), 1),
      ...findTests(home("suite/stage-2/two.test.ts"), 2),
    ],
    files: planned.map(({ path }) => path),
  };
}

test("the scaffold with enough solutions is sound", () => {
  expect(checkContent(sound())).toEqual([]);
});

const faults: [string, (content: Content) => Partial<Content>, string][] = [
  [
    "a rule that no test judges",
    ({ brief }) => ({ brief: brief.replace("- **X2.**", "- **X3.** More.\n- **X2.**") }),
    "no test judges X3",
  ],
  [
    "a rule that stands twice",
    ({ brief }) => ({ brief: brief.replace("- **X2.**", "- **X1.** More.\n- **X2.**") }),
    "the brief states X1 twice",
  ],
  [
    "a rule that the brief does not state",
    ({ brief }) => ({ brief: brief.replace("**X1.**", "X1") }),
    "the test `returns-one > X1 one returns 1` begins with no rule of the brief",
  ],
  [
    "a test that stands in another stage than its requirement",
    ({ tests }) => ({ tests: tests.map((one) => ({ ...one, stage: 2 })) }),
    "the test `returns-one > X1 one returns 1` is in stage 2, its requirement in 1",
  ],
  [
    "a title of a stage that differs",
    ({ brief }) => ({ brief: brief.replace("## Stage 2: Two", "## Stage 2: Three") }),
    "the brief's stages must be Stage 1: One; Stage 2: Two, got Stage 1: One; Stage 2: Three",
  ],
  [
    "a stage without a question",
    ({ brief }) => ({ brief: brief.replace("And how would you count on?\n", "") }),
    "stage 2 of the brief begins with no question",
  ],
  [
    "a stage that is too long",
    ({ brief }) => ({ brief: brief.replace("count on?", `count on? ${"More. ".repeat(250)}`) }),
    "stage 2 of the brief has 265 words of prose, more than 250",
  ],
  [
    "an example that does not run",
    ({ play }) => ({ play: play.replace("one()", "two()") }),
    "the brief's example is not what play/main.ts runs",
  ],
  [
    "a hint for nothing",
    ({ hints }) => ({ hints: [...hints, { requirement: "x", step: 1, text: "" }] }),
    "hints.md has a section for `x`, which is no requirement",
  ],
  [
    "a single hint step",
    ({ hints }) => ({
      hints: hints.filter(({ requirement, step }) => requirement !== "start" || step > 1),
    }),
    "hints.md has fewer than 2 steps for `start`",
  ],
  [
    "a test for no requirement",
    ({ tests }) => ({ tests: tests.map((one) => ({ ...one, requirement: "other" })) }),
    "the test `returns-one > X1 one returns 1` is for no requirement",
  ],
  [
    "too few mistakes",
    ({ mistakes }) => ({ mistakes: mistakes.slice(2) }),
    "there are 9 mistakes, fewer than 10",
  ],
  [
    "an edit that does not fit its base",
    ({ reference }) => ({ reference: reference.replace("return 1;", "return 3;") }),
    'mistake `m-0`: the hunk that begins with "-    return 1;" was not found in the base',
  ],
  [
    "too few right forms",
    ({ forms }) => ({ forms: forms.slice(1) }),
    "there are 2 right forms, fewer than 3",
  ],
  [
    "an adapter that is too long",
    ({ forms }) => ({
      forms: [...forms, readForm("long", `// over: box@1\n${"// more\n".repeat(60)}`)],
    }),
    "right/long.ts is an adapter of over 60 lines",
  ],
  [
    "a requirement that no mistake misses",
    ({ mistakes }) => ({ mistakes: mistakes.slice(0, -1) }),
    "no mistake misses `returns-two`",
  ],
  [
    "a pattern of a finding that no other run gives",
    ({ mistakes }) => ({
      mistakes: mistakes.map((one) => ({
        ...one,
        when: { "returns-one": /at 127\.0\.0\.1:43210/ },
      })),
    }),
    "mistake `m-0`: its `when` of `returns-one` has a value of one run",
  ],
  [
    "words of the scaffold",
    () => ({ starter: home("starter.ts") }),
    'starter.ts still says "Says what it promises."',
  ],
  [
    "a section of the explanation that is missing",
    ({ why }) => ({ why: why.replace("## In production\n\nWritten.", "") }),
    "the sections of WHY.md must be Stage 1: One; Stage 2: Two; In 45 minutes; In two minutes; " +
      "Junior, senior, staff; In production; Related, got Stage 1: One; Stage 2: Two; " +
      "In 45 minutes; In two minutes; Junior, senior, staff; Related",
  ],
  [
    "a section of the explanation that is empty",
    ({ why }) => ({ why: why.replace("## In production\n\nWritten.", "## In production") }),
    "`In production` of WHY.md is empty",
  ],
  [
    "an interview without questions",
    (content) => ({ interview: content.interview.replaceAll(ASKED, "") }),
    "`Asked` of interview.md must have 6 to 10 questions, got 0",
  ],
  [
    "a question that does not say what it tells of",
    (content) => ({ interview: content.interview.replace(" [returns-two]", "") }),
    "`May it count beyond two?` of interview.md must end with the ids of what it tells of, or with `[-]`",
  ],
  [
    "a question that tells of a requirement that is not there",
    (content) => ({ interview: content.interview.replace("[returns-two]", "[returns-three]") }),
    "`May it count beyond two?` of interview.md tells of `returns-three`, which is no requirement",
  ],
  [
    "a question that tells of something and of nothing",
    (content) => ({ interview: content.interview.replace("[returns-two]", "[returns-two, -]") }),
    "`May it count beyond two?` of interview.md tells of `-`, which is no requirement",
  ],
  [
    "a follow-up too few",
    (content) => ({ interview: content.interview.replace(/### What about 3[^]*$/, "") }),
    "`Follow-ups` of interview.md must have at least 4 follow-ups, got 3",
  ],
  [
    "a question that nothing must be said of",
    (content) => ({ interview: content.interview.replace("must: names", "good: names") }),
    "`What about 0?` of interview.md has no point that begins with `must:`",
  ],
  [
    "a point of no kind",
    (content) => ({ interview: content.interview.replace("- wrong: ", "- ") }),
    '`What about 0?` of interview.md has the point "- hopes that it never happens"',
  ],
  [
    "a stray file",
    ({ files }) => ({ files: [...files, "challenges/box/notes.txt"] }),
    "challenges/box/notes.txt is a stray file",
  ],
  [
    "a missing file",
    ({ files }) => ({ files: files.filter((path) => !path.endsWith("WHY.md")) }),
    "solutions/box/WHY.md is missing",
  ],
];

test.each(faults)("%s is told", (_name, change, sentence) => {
  const content = sound();
  expect(checkContent({ ...content, ...change(content) })).toContain(sentence);
});
