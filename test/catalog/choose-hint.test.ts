import { describe, expect, test } from "vitest";
import type { Hint } from "../../src/catalog/challenge.ts";
import { chooseHint, nameSubject } from "../../src/catalog/choose-hint.ts";
import type { HintQuestion } from "../../src/catalog/choose-hint.ts";
import { sampleChallenge } from "./sample.ts";

const CHALLENGE = sampleChallenge("emitter", {
  stages: [1, 2].map((n) => ({ n, title: "", minutes: 5, exports: [] })),
  requirements: [
    { id: "order", stage: 1, title: "It calls in order", member: null, leaks: [] },
    { id: "once", stage: 1, title: "It calls once", member: null, leaks: [] },
    { id: "snapshot", stage: 2, title: "It takes a snapshot", member: null, leaks: [] },
  ],
});

const HINTS: Hint[] = ["start", "order", "once", "snapshot"].flatMap((requirement) =>
  [1, 2].map((step) => ({ requirement, step, text: `${requirement} ${step}` })),
);

function choose(change: Partial<HintQuestion>): string {
  const choice = chooseHint({
    challenge: CHALLENGE,
    hints: HINTS,
    asked: undefined,
    unlocked: 1,
    attempts: 1,
    met: [],
    shown: {},
    ...change,
  });
  return choice === null
    ? "none"
    : `${choice.hint.text} of ${choice.steps}${choice.again ? " again" : ""}`;
}

describe("chooseHint", () => {
  test("says how to start as long as nothing was judged, then goes on to the first requirement", () => {
    expect(choose({ attempts: 0 })).toBe("start 1 of 2");
    expect(choose({ attempts: 0, shown: { start: 1 } })).toBe("start 2 of 2");
    expect(choose({ attempts: 0, shown: { start: 2 } })).toBe("order 1 of 2");
  });

  test("does not say how to start once something was judged, unless it is asked", () => {
    expect(choose({})).toBe("order 1 of 2");
    expect(choose({ asked: "start" })).toBe("start 1 of 2");
  });

  test("does without a section on how to start", () => {
    const hints = HINTS.filter(({ requirement }) => requirement !== "start");
    expect(choose({ attempts: 0, hints })).toBe("order 1 of 2");
  });

  test("takes the first requirement of the open stages that is not met", () => {
    expect(choose({ met: ["order"] })).toBe("once 1 of 2");
    expect(choose({ met: ["order", "once"], unlocked: 2 })).toBe("snapshot 1 of 2");
  });

  test("never takes one of a locked stage by itself", () => {
    expect(choose({ met: ["order", "once"], unlocked: 1 })).toBe("order 1 of 2");
  });

  test("takes what is asked for", () => {
    expect(choose({ asked: "snapshot", unlocked: 2 })).toBe("snapshot 1 of 2");
  });

  test("goes on from the step that was shown last, and repeats the last one", () => {
    expect(choose({ shown: { order: 1 } })).toBe("order 2 of 2");
    expect(choose({ shown: { order: 2 } })).toBe("order 2 of 2 again");
    expect(choose({ shown: { order: 9 } })).toBe("order 2 of 2 again");
  });

  test("is not misled by names that every object has", () => {
    const challenge = {
      ...CHALLENGE,
      requirements: [{ id: "constructor", stage: 1, title: "", member: null, leaks: [] }],
    };
    const hints = [{ requirement: "constructor", step: 1, text: "constructor 1" }];
    expect(choose({ challenge, hints })).toBe("constructor 1 of 1");
  });

  test("gives none where there is none", () => {
    expect(choose({ hints: [] })).toBe("none");
  });
});

test("nameSubject gives the title of a requirement, or says that it is about the start", () => {
  expect(nameSubject(CHALLENGE, "once")).toBe("It calls once");
  expect(nameSubject(CHALLENGE, "start")).toBe("How to start");
});
