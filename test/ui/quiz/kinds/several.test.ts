import { expect, test } from "vitest";
import { answerWith, correct, keysOf } from "../press-keys.ts";

test("keys tick and untick until Enter", () => {
  const [a, b] = [keysOf("several", [0]), keysOf("several", [3])];
  expect(answerWith("several", `${a}${b}${a}\r`)).toEqual({
    kind: "answer",
    answer: { kind: "several", chosen: [3] },
  });
  expect(answerWith("several", "\r")).toContain("a to d: select, ?: don't know");
});

test("the correction marks every choice that was made", () => {
  const text = correct("several", { kind: "several", chosen: [0, 1] });
  expect(text.match(/Your choice\./g)).toHaveLength(2);
  expect(text).toMatch(/✓ \w  Fourth\n +Why fourth\./);
});
