import type { Grade } from "../../progress/event.ts";
import type { KeyPad, Press } from "../prompts/key-pad.ts";
import { readLatin } from "../prompts/latin-key.ts";
import type { Style } from "../style.ts";
import { keepTogether, wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What a learner does after an answer. */
export type AfterMove =
  | { kind: "next" }
  | { kind: "grade"; grade: Grade }
  | { kind: "proof" }
  | { kind: "loop" }
  | { kind: "undo" }
  | { kind: "stop" };

/** What there is to do after an answer. */
export interface AfterOptions {
  /** The card can show its proof. */
  proof: boolean;
  /** The proof can be opened in the loop lab. */
  loop: boolean;
  /** The answer was right; a wrong one can only be graded again or hard. */
  correct: boolean;
  style: Style;
}

/** The keys after an answer: Enter goes on, numbers grade it anew. */
export function createAfterPad(options: AfterOptions): KeyPad<null, AfterMove> {
  const moves = listMoves(options);
  return {
    start: null,
    show: () => showLine(options),
    press: (state, { name, text }): Press<null, AfterMove> => {
      const move = moves.get(name === "return" ? " " : readLatin(text));
      return move === undefined ? { kind: "going", state } : { kind: "done", result: move };
    },
  };
}

/** Each grade with its keys and how long until the card comes back; the one that counts has Enter too. */
export function renderGrades(
  grades: { counts: Grade; correct: boolean; spans: Readonly<Record<Grade, string>> },
  view: View,
): string {
  const { style, width } = view;
  const parts = listGrades(grades.correct).map((grade, at) => {
    const counts = grade === grades.counts;
    const text = `${at + 1}${counts ? " or Enter" : ""}: ${grade} (${grades.spans[grade]})`;
    return keepTogether(counts ? style.strong(text) : style.quiet(text));
  });
  const first = style.quiet("Next review: ");
  return wrapText(parts.join(", "), width, { first, rest: "  " }).join("\n");
}

/** The grades in the order of their keys. A card that was answered wrongly is not known. */
function listGrades(correct: boolean): readonly Grade[] {
  return correct ? ["again", "hard", "good", "easy"] : ["again", "hard"];
}

function listMoves({ proof, loop, correct }: AfterOptions): Map<string, AfterMove> {
  const grades = listGrades(correct).map((grade, at): [string, AfterMove] => [
    String(at + 1),
    { kind: "grade", grade },
  ]);
  const moves = new Map<string, AfterMove>([
    ...grades,
    [" ", { kind: "next" }],
    ["u", { kind: "undo" }],
    ["q", { kind: "stop" }],
  ]);
  if (proof) moves.set("p", { kind: "proof" });
  if (loop) moves.set("l", { kind: "loop" });
  return moves;
}

function showLine({ proof, loop, correct, style }: AfterOptions): string {
  const more = [proof ? "p: proof, " : "", loop ? "l: lab, " : ""].join("");
  return style.quiet(
    `Enter: next, 1-${listGrades(correct).length}: grade, ${more}u: undo, q: quit`,
  );
}
