import { letterPad } from "../letter-pad.ts";
import { sayAnswer } from "../question-move.ts";
import type { KindView } from "./kind-view.ts";

/** One of two keys answers. */
export const trueFalse: KindView<"true-false"> = {
  task: "true or false",
  pad: (_asked, style) =>
    letterPad({ keys: ["t", "f"], help: "t true, f false", style }, (key) =>
      sayAnswer({ kind: "true-false", says: key === "t" }),
    ),
  correct: ({ right }, { style }) => [
    `The statement is ${style.strong(right.says ? "true" : "false")}.`,
  ],
};
