import { describe, expect, test } from "vitest";
import { countGreen, countUnlocked, findOpened, listLocked } from "../../src/catalog/stages.ts";
import { sampleChallenge } from "./sample.ts";

const CHALLENGE = sampleChallenge("emitter", {
  stages: [1, 2, 3].map((n) => ({ n, title: `Stage ${n}`, minutes: 10, exports: [] })),
  requirements: [
    ...["a", "b"].map((id) => ({ id, stage: 1, title: id, member: null, leaks: [] })),
    ...["c", "d"].map((id) => ({ id, stage: 2, title: id, member: null, leaks: [] })),
    { id: "e", stage: 3, title: "e", member: null, leaks: [] },
  ],
});

const met = (...metTogether: string[][]) => ({ status: "started" as const, metTogether });

describe("countGreen", () => {
  test.each([
    ["of a challenge that was never touched", undefined, 0],
    ["when a part of the first stage was met", met(["a"]), 0],
    ["when the first stage was met, whatever else was", met(["a", "b", "d"]), 1],
    ["when the first two were met in one attempt", met(["d", "c", "b", "a"]), 2],
    ["when all was met, though not recorded as solved", met(["a", "b", "c", "d", "e"]), 3],
    [
      "of a solved challenge, whatever ids it had then",
      { status: "solved" as const, metTogether: [["old"]] },
      3,
    ],
  ])("%s", (_name, own, green) => {
    expect(countGreen(CHALLENGE, own)).toBe(green);
  });

  test("does not add up attempts", () => {
    expect(countGreen(CHALLENGE, met(["a", "c", "d"], ["b"]))).toBe(0);
  });

  test("ignores ids that are no requirement any more", () => {
    expect(countGreen(CHALLENGE, met(["a", "b", "gone"]))).toBe(1);
  });

  test("does not skip a stage", () => {
    expect(countGreen(CHALLENGE, met(["a", "b", "e"]))).toBe(1);
  });
});

describe("countUnlocked", () => {
  test.each([
    [undefined, 1],
    [met(["a", "b"]), 2],
    [met(["a", "b", "c", "d"]), 3],
    [{ status: "solved" as const, metTogether: [] }, 3],
  ])("gives the stage after the last complete one, at most the last: %j", (own, unlocked) => {
    expect(countUnlocked(CHALLENGE, own)).toBe(unlocked);
  });
});

describe("findOpened", () => {
  test("gives the stage after those that the attempt completed", () => {
    expect(findOpened(CHALLENGE, undefined, ["a", "b", "c"])).toBe(2);
    expect(findOpened(CHALLENGE, undefined, ["a", "b", "c", "d"])).toBe(3);
  });

  test("gives nothing when the first stage is not complete", () => {
    expect(findOpened(CHALLENGE, undefined, ["a", "c", "d", "e"])).toBeNull();
  });

  test("gives nothing when that stage was open before", () => {
    expect(findOpened(CHALLENGE, met(["a", "b"]), ["a", "b"])).toBeNull();
  });

  test("gives nothing when no stage is left", () => {
    expect(findOpened(CHALLENGE, undefined, ["a", "b", "c", "d", "e"])).toBeNull();
  });
});

describe("listLocked", () => {
  test("gives the later stages and how many requirements they have", () => {
    const { stages, requirements } = listLocked(CHALLENGE, 1);
    expect(stages.map(({ n }) => n)).toEqual([2, 3]);
    expect(requirements).toBe(3);
  });

  test("gives none when the last stage is open", () => {
    expect(listLocked(CHALLENGE, 3)).toEqual({ stages: [], requirements: 0 });
  });
});
