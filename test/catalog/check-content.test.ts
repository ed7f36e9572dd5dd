import { expect, test } from "vitest";
import { checkContent } from "../../src/catalog/check-content.ts";
import type { Content } from "../../src/catalog/check-content.ts";
import { parseChallenge } from "../../src/catalog/parse-challenge.ts";
import { planChallenge } from "../../src/catalog/plan-challenge.ts";

const planned = planChallenge("box");
const textOf = (path: string): string => planned.find((file) => file.path === path)?.text ?? "";

/** A sound challenge made from the scaffold, with enough mistakes and right solutions. */
function sound(): Content {
  const challenge = parseChallenge(
    "box",
    JSON.parse(textOf("challenges/box/challenge.json")),
    "box",
  );
  const names = Array.from({ length: 12 }, (_, index) => `mistake-${index}`);
  const right = ["one", "two", "three"];
  return {
    challenge,
    brief: textOf("challenges/box/README.md"),
    hints: [1, 2].map((step) => ({ requirement: "returns-one", step, text: "Think." })),
    mistakes: names.map((name) => ({
      name,
      title: name,
      misses: ["returns-one"],
      says: "No.",
      when: {},
    })),
    manifest: ["returns-one > X1 one returns 1"],
    suites: [textOf("challenges/box/suite/box.test.ts")],
    right,
    files: [
      ...planned.map(({ path }) => path),
      "challenges/box/suite/manifest.json",
      ...right.map((name) => `challenges/box/right/${name}/box.ts`),
    ],
  };
}

test("the scaffold with enough solutions is sound", () => {
  expect(checkContent(sound())).toEqual([]);
});

const faults: [string, (content: Content) => Partial<Content>, string][] = [
  [
    "a rule that no requirement judges",
    ({ brief }) => ({ brief: `${brief}\n- **X2.** More.\n` }),
    "X2 of the brief belongs to no requirement",
  ],
  [
    "a rule that the brief does not state",
    ({ brief }) => ({ brief: brief.replace("**X1.**", "X1") }),
    "the brief does not state X1",
  ],
  [
    "a missing section of the brief",
    ({ brief }) => ({ brief: brief.replace("## Left open", "## Else") }),
    "the brief has no section `Left open`",
  ],
  [
    "a hint for nothing",
    ({ hints }) => ({ hints: [...hints, { requirement: "x", step: 1, text: "" }] }),
    "hints.md has a section for `x`, which is no requirement",
  ],
  [
    "a single hint step",
    ({ hints }) => ({ hints: hints.slice(1) }),
    "hints.md has fewer than 2 steps for `returns-one`",
  ],
  [
    "a manifest that is behind",
    () => ({ manifest: [] }),
    "suite/manifest.json is out of date: type `trainer dev manifest box`",
  ],
  [
    "a test without its rule",
    () => ({ manifest: ["returns-one > one returns 1"] }),
    "the test `returns-one > one returns 1` begins with no rule of its requirement",
  ],
  [
    "a test for no requirement",
    () => ({ manifest: ["other > X1 it"] }),
    "the test `other > X1 it` is for no requirement",
  ],
  [
    "too few mistakes",
    ({ mistakes }) => ({ mistakes: mistakes.slice(1) }),
    "there are 11 mistakes, fewer than 12",
  ],
  [
    "too few right solutions",
    ({ right }) => ({ right: right.slice(1) }),
    "there are 2 right solutions, fewer than 3",
  ],
  [
    "a mistake that misses nothing",
    ({ mistakes }) => ({ mistakes: mistakes.map((one) => ({ ...one, misses: [] })) }),
    "mistake `mistake-0` misses nothing",
  ],
  [
    "a requirement that no mistake misses",
    ({ mistakes }) => ({ mistakes: mistakes.map((one) => ({ ...one, misses: [] })) }),
    "no mistake misses `returns-one`",
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
