import type { Grade } from "../../progress/event.ts";
import type { KeyPad, Press } from "../prompts/key-pad.ts";
import type { Style } from "../style.ts";
import { wrapText } from "../text/wrap.ts";
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
  style: Style;
}

/** The keys after an answer: Enter goes on, 1 to 4 grade it anew. */
export function createAfterPad(options: AfterOptions): KeyPad<null, AfterMove> {
  const moves = listMoves(options);
  return {
    start: null,
    show: () => showLine(options),
    press: (state, { name, text }): Press<null, AfterMove> => {
      const move = moves.get(name === "return" ? " " : text.toLowerCase());
      return move === undefined ? { kind: "going", state } : { kind: "done", result: move };
    },
  };
}

/** Each grade with its key and how long until the card comes back; the one that counts stands out. */
export function renderGrades(
  grades: { counts: Grade; spans: Readonly<Record<Grade, string>> },
  view: View,
): string {
  const { style, width } = view;
  const parts = GRADES.map((grade, at) => {
    const text = `${at + 1} ${grade} (${grades.spans[grade]})`;
    return grade === grades.counts ? style.strong(text) : style.quiet(text);
  });
  const first = style.quiet("Next review: ");
  return wrapText(parts.join(", "), width, { first, rest: "  " }).join("\n");
}

/** The grades in the order of their keys. */
const GRADES: readonly Grade[] = ["again", "hard", "good", "easy"];

function listMoves({ proof, loop }: AfterOptions): Map<string, AfterMove> {
  const grades = GRADES.map((grade, at): [string, AfterMove] => [
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

function showLine({ proof, loop, style }: AfterOptions): string {
  const more = [proof ? "p: proof, " : "", loop ? "l: lab, " : ""].join("");
  return style.quiet(`Enter: next, 1-4: grade, ${more}u: undo, q: quit`);
}
