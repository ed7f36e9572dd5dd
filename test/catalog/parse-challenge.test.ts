import { describe, expect, test } from "vitest";
import { parseChallenge } from "../../src/catalog/parse-challenge.ts";
import { catchError } from "../workspace/caught-error.ts";
import { sampleJson } from "./sample.ts";

const SOURCE = "challenges/foo/challenge.json";

function parse(parts: Record<string, unknown>): unknown {
  return parseChallenge("foo", { ...sampleJson(), ...parts }, SOURCE);
}

function requirement(parts: Record<string, unknown>): unknown[] {
  return [{ id: "a", stage: 1, title: "a holds", ...parts }];
}

function stage(parts: Record<string, unknown>): unknown[] {
  return [{ title: "First", minutes: 10, exports: ["a"], ...parts }];
}

function faults(parts: Record<string, unknown>): string[] {
  return catchError(() => parse(parts)).message.split("\n");
}

describe("a sound challenge", () => {
  test("keeps its fields and takes its slug from the folder", () => {
    const challenge = parseChallenge("foo", sampleJson(), SOURCE);
    const stages = [
      { n: 1, exports: ["EventEmitter"] },
      { n: 2, exports: [] },
    ];
    expect(challenge).toMatchObject({
      slug: "foo",
      ...sampleJson(),
      stages,
      requirements: [{}, {}],
    });
  });

  test("takes as long as its stages together", () => {
    expect(parseChallenge("foo", sampleJson(), SOURCE).minutes).toBe(40);
  });

  test("gets the default limits", () => {
    expect(parseChallenge("foo", sampleJson(), SOURCE).limits).toEqual({
      loadMs: 5000,
      testMs: 2000,
      runMs: 20_000,
      heapMb: 256,
      outputBytes: 1_000_000,
      threads: false,
      processes: false,
    });
  });

  test("keeps the limits it sets", () => {
    const limits = { threads: true, testMs: 700 };
    expect(parse({ limits })).toMatchObject({ limits: { ...limits, runMs: 20_000 } });
  });

  test("has no member where none is named", () => {
    const { requirements } = parseChallenge("foo", sampleJson(), SOURCE);
    expect(requirements.map(({ member }) => member)).toEqual(["emit", null]);
  });

  test("may forbid no imports without saying so", () => {
    expect(parse({ forbiddenImports: undefined })).toMatchObject({ forbiddenImports: [] });
  });

  test("may have a promise of 72 characters", () => {
    const title = "x".repeat(72);
    expect(parse({ requirements: requirement({ title }) })).toMatchObject({
      requirements: [{ title }],
    });
  });
});

describe("a challenge with faults", () => {
  test("names the place, what was expected and what it got", () => {
    const ids = ["a", "b", "Foo"].map((id) => ({ id, stage: 1, title: "x" }));
    expect(faults({ requirements: ids })).toEqual([
      'challenges/foo/challenge.json: requirements[2].id: expected kebab-case, got "Foo"',
    ]);
  });

  test("is rejected with all faults at once and a hint", () => {
    const error = catchError(() =>
      parse({
        ...{ title: "", track: "asink", level: 3, tags: "x" },
        stages: stage({ minutes: 0, exports: [] }),
        requirements: requirement({}),
      }),
    );
    expect(error.code).toBe("INVALID_CHALLENGE");
    expect(error.message.split("\n")).toEqual([
      `${SOURCE}: stages[0].minutes: expected a whole number of at least 1, got 0`,
      `${SOURCE}: stages[0].exports: expected at least 1 item, got []`,
      `${SOURCE}: title: expected one line of text, got ""`,
      expect.stringMatching(/track: expected one of async, stores, .*, got "asink"$/),
      `${SOURCE}: level: expected one of warm-up, core, advanced, expert, got 3`,
      `${SOURCE}: tags: expected an array, got "x"`,
    ]);
    expect(error.hint).toContain("docs/add-a-challenge.md");
  });

  test("may not lack a field", () => {
    expect(faults({ summary: undefined })).toEqual([
      `${SOURCE}: summary: expected one line of text, got nothing`,
    ]);
  });

  test("may not have unknown keys at any depth", () => {
    const unknown = {
      colour: "red",
      limits: { cpu: 1 },
      requirements: requirement({ rule: "E1" }),
    };
    expect(faults(unknown)).toEqual([
      expect.stringContaining("colour: expected only the keys title,"),
      expect.stringContaining("limits.cpu: expected only the keys loadMs,"),
      expect.stringContaining("requirements[0].rule: expected only the keys id,"),
    ]);
  });

  test("may not hide a key called __proto__", () => {
    const json: unknown = JSON.parse(
      JSON.stringify(sampleJson()).replace("{", '{"__proto__":{"minutes":1},'),
    );
    expect(catchError(() => parseChallenge("foo", json, SOURCE)).message).toContain(
      "__proto__: expected only the keys",
    );
  });

  test("may not take the value of an absent field from the prototype", () => {
    const { level: _gone, ...rest } = sampleJson();
    const json: unknown = Object.assign(Object.create({ level: "core" }), rest);
    expect(catchError(() => parseChallenge("foo", json, SOURCE)).message).toBe(
      `${SOURCE}: level: expected one of warm-up, core, advanced, expert, got nothing`,
    );
  });

  test("may not repeat the id of a requirement", () => {
    const requirements = [...requirement({}), ...requirement({})];
    expect(faults({ requirements })).toEqual([
      `${SOURCE}: requirements[1].id: expected no repetition, got "a"`,
    ]);
  });

  test.each([
    ["limits as an array", { limits: [] }, "limits: expected an object, got []"],
    ["a limit of 1.5", { limits: { testMs: 1.5 } }, "limits.testMs: expected a whole number"],
    ["a limit of the wrong type", { limits: { threads: 1 } }, "limits.threads: expected true or"],
    [
      "an export that is no name",
      { stages: stage({ exports: ["a-b"] }), requirements: requirement({}) },
      "stages[0].exports[0]: expected the name of an export",
    ],
    [
      "an import with a space",
      { forbiddenImports: ["a b"] },
      "forbiddenImports[0]: expected a module",
    ],
    ["a repeated tag", { tags: ["a", "a"] }, 'tags[1]: expected no repetition, got "a"'],
    ["no requirements", { requirements: [] }, "requirements: expected at least 1 item, got []"],
    ["a long promise", { requirements: requirement({ title: "x".repeat(73) }) }, "title: expected"],
    ["a full stop", { requirements: requirement({ title: "It holds." }) }, "title: expected"],
    [
      "a requirement of a stage that is not there",
      { requirements: requirement({ stage: 3 }) },
      "requirements[0].stage: expected a stage from 1 to 2, got 3",
    ],
    [
      "a requirement behind those of a later stage",
      { requirements: [...requirement({ id: "b", stage: 2 }), ...requirement({})] },
      "requirements[1].stage: expected a stage not before 2, got 1",
    ],
    [
      "five stages",
      { stages: Array.from({ length: 5 }, () => stage({})).flat() },
      "stages: expected at most 4 stages",
    ],
    [
      "an unknown kind of leak",
      { requirements: requirement({ leaks: ["timer", "dust"] }) },
      "requirements[0].leaks[1]: expected",
    ],
    ["a number as member", { requirements: requirement({ member: 1 }) }, "member: expected"],
    [
      "a requirement of null",
      { requirements: [null] },
      "requirements[0]: expected an object, got null",
    ],
  ])("may not have %s", (_name, parts, fault) => {
    const found = faults(parts);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  test("must be an object, which is a single fault", () => {
    expect(catchError(() => parseChallenge("foo", [], SOURCE)).message).toBe(
      `${SOURCE}: expected an object, got []`,
    );
  });

  test("must have a folder in kebab-case", () => {
    expect(catchError(() => parseChallenge("Foo", sampleJson(), SOURCE)).message).toBe(
      `${SOURCE}: folder: expected kebab-case, got "Foo"`,
    );
  });
});
