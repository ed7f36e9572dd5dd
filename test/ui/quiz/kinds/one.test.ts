import { expect, test } from "vitest";
import { answerWith, correct, keysOf } from "../press-keys.ts";

test("one key in either case answers", () => {
  const said = { kind: "answer", answer: { kind: "one", chosen: [2] } };
  expect(answerWith("one", keysOf("one", [2]))).toEqual(said);
  expect(answerWith("one", keysOf("one", [2]).toUpperCase())).toEqual(said);
});

test("the correction tells why each choice is right or wrong, and which was chosen", () => {
  const text = correct("one", { kind: "one", chosen: [1] });
  expect(text).toMatch(/✓ \w  First\n +Why first\./);
  expect(text).toMatch(/✗ \w  Second\n +Your choice\. Why not second\./);
});
