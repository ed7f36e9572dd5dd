import { describe, expect, test } from "vitest";
import type { Card, CardOf } from "../../../src/quiz/card/card.ts";
import { loadCards } from "../../../src/quiz/io/load-cards.ts";
import { checkTie, findTie } from "../../../src/quiz/mutation/answer-tie.ts";
import { ROOT } from "../../e2e/trainer.ts";
import { SAMPLES, makeCard } from "../card-text.ts";

const PROOF = "## Proof\n\n```cjs proof\nconsole.log(size);\n```\n\n```text prints\n64 KiB\n```";

function choose(right: string): Card {
  const item = (text: string): string =>
    `- [${text === right ? "x" : " "}] ${text}\n  > Because of that.`;
  const choices = ["16 KiB", "`64 KiB`, as ever", "164 KiB"].map(item).join("\n");
  return makeCard({ body: `## Choices\n\n${choices}\n\n${PROOF}` });
}

/** The same card with another right answer. */
function negate(card: CardOf<"one">): CardOf<"one">[] {
  return card.choices.flatMap((wrong, at) =>
    wrong.right !== null
      ? []
      : {
          ...card,
          choices: card.choices.map((one, n) => ({ ...one, right: n === at ? "*" : null })),
        },
  );
}

describe("the tie of an answer and what is printed", () => {
  test("is there where one choice alone says what is printed", () => {
    expect(findTie(choose("`64 KiB`, as ever"))).toBe("answer");
    expect(checkTie(choose("`64 KiB`, as ever"))).toBe(null);
  });

  test("tells that another choice than the printed one is called right", () => {
    expect(checkTie(choose("16 KiB"))).toMatch(
      /^quiz\/event-loop\/sample\.md:\d+: on \S+ expected a proof that prints the right choice, got "`64 KiB`, as ever"$/,
    );
  });

  test("is what the kind says where the print is the answer, or the code is what is asked about", () => {
    expect(findTie(SAMPLES.order)).toBe("answer");
    expect(findTie(SAMPLES.arithmetic)).toBe("answer");
    expect(findTie(SAMPLES.review)).toBe("code");
    expect(findTie(SAMPLES["true-false"])).toBe("none");
  });

  test("breaks for every wrong choice of every card that has it", () => {
    const { cards } = loadCards(ROOT);
    const tied = cards.flatMap((card) =>
      card.kind === "one" && findTie(card) === "answer" ? card : [],
    );
    expect(tied.length).toBeGreaterThan(30);
    const kept = tied.flatMap((card) =>
      negate(card).flatMap((other) => (checkTie(other) === null ? card.id : [])),
    );
    expect(kept).toEqual([]);
  });
});
