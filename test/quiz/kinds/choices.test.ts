import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/quiz/card/card.ts";
import { gradeAnswer } from "../../../src/quiz/grade-answer.ts";
import { dependsOnVersion, digestAnswer } from "../../../src/quiz/right-answer.ts";
import { CHOICES } from "../card-bodies.ts";
import { faultsOf, makeCard, writeCard } from "../card-text.ts";

describe("choices", () => {
  test("have the reason for each", () => {
    expect(makeCard()).toMatchObject({
      choices: [
        { text: "First", right: "*", why: "Why first." },
        { text: "Second", right: null, why: "Why not second." },
        { text: "Third", right: null, why: "Why not third." },
      ],
    });
  });

  test("may have several lines, and so may their reasons", () => {
    const body = CHOICES.replace("First\n  > Why first.", "First\n  line\n\n  > Why\n  > first.");
    expect(makeCard({ body })).toMatchObject({
      choices: [{ text: "First\nline", why: "Why\nfirst." }, {}, {}],
    });
  });

  test.each([
    [
      "without a reason",
      CHOICES.replace("  > Why first.\n", ""),
      "expected an indented quote that says why",
    ],
    ["that stand twice", CHOICES.replace("Second", "Third"), "expected choices that differ"],
    ["without a box", CHOICES.replace("[ ] ", ""), "expected `- [ ] text` or `- [x] text`"],
    [
      "with a range that is none",
      CHOICES.replace("[x]", "[x new]"),
      "expected a range such as `[x >=24.3]`",
    ],
  ])("%s are a fault", (_what, body, fault) => {
    expect(faultsOf(writeCard({ body })).join("\n")).toContain(fault);
  });

  test("stay the same answer in another order and with other words for what is wrong", () => {
    const [head = "", first = "", second = "", third = ""] = CHOICES.split(/\n(?=- )/);
    const digest = (body: string): string => digestAnswer(makeCard({ body }));
    expect(digest([head, third, second, first].join("\n"))).toBe(digest(CHOICES));
    expect(digest(CHOICES.replace("Second", "Other"))).toBe(digest(CHOICES));
  });

  test("are another answer when another one is right", () => {
    const body = CHOICES.replace("[x] First", "[ ] First").replace("[ ] Second", "[x] Second");
    expect(digestAnswer(makeCard({ body }))).not.toBe(digestAnswer(makeCard()));
  });
});

describe("choices that depend on the version", () => {
  const split = (first: string, second: string): string =>
    CHOICES.replace("[x] First", `[x ${first}] First`).replace(
      "[ ] Second",
      `[x ${second}] Second`,
    );

  test("are graded by the version that runs", () => {
    const card = makeCard({ body: split("<24", ">=24") });
    const second: Answer = { kind: "one", chosen: [1] };
    expect(gradeAnswer(card, second, "v24.0.0").correct).toBe(true);
    expect(gradeAnswer(card, second, "v22.20.0").correct).toBe(false);
    expect(dependsOnVersion(card)).toBe(true);
  });

  test("are sound when each version has exactly one right choice", () => {
    const body = split("<22.18 || >=23 <24.3", ">=22.18 <23 || >=24.3");
    expect(makeCard({ body })).toMatchObject({
      choices: [{ right: "<22.18 || >=23 <24.3" }, { right: ">=22.18 <23 || >=24.3" }, {}],
    });
  });

  test("are a fault when a release in a gap has none", () => {
    expect(faultsOf(writeCard({ body: split("<22.18", ">=24") }))[0]).toMatch(
      /exactly one right choice, got "0 right on 22/,
    );
  });

  test("are a fault when ranges overlap", () => {
    expect(faultsOf(writeCard({ body: split("<24.3", ">=24.2") }))[0]).toMatch(
      /got "2 right on 24\.2/,
    );
  });

  test("count only on versions for which the card holds", () => {
    const body = split(">=24 <26", ">=26");
    expect(makeCard({ body, head: 'node: ">=24"' }).node).toBe(">=24");
  });
});
