import { expect, test } from "vitest";
import type { Asked } from "../../src/interview/fold-interview.ts";
import { listToBack } from "../../src/interview/spoken.ts";

function answered(said: string, ticked: number[]): Asked {
  return {
    question: {
      ...{ id: "theory-1", about: "theory", question: "Why?", card: null, why: null, shows: false },
      points: [
        { kind: "must", text: "A lockfile in the repository, and builds with `npm ci`" },
        { kind: "must", text: "A bot proposes updates in small steps, and tests decide" },
        { kind: "wrong", text: "Pinned versions need no updates" },
      ],
    },
    ...{ sure: true, said, ticked, backed: new Map(), shown: false },
  };
}

test("a third of the ticked points asks for what was said, never a wrong one", () => {
  expect(listToBack(answered("", [0, 1, 2]), "7")).toHaveLength(1);
  expect(listToBack(answered("", [2]), "7")).toEqual([]);
});

test("a point that was typed already is not asked for again", () => {
  const typed = "A lockfile in the repository and npm ci.";
  expect(listToBack(answered(typed, [0]), "7")).toEqual([]);
  expect(listToBack(answered(typed, [0, 1]), "7")).toEqual([1]);
  // One word may be the same by chance.
  expect(listToBack(answered("A repository.", [0]), "7")).toEqual([0]);
});
