import { tellRule } from "../../interview/make-puzzle.ts";
import type { Move } from "../../interview/next-move.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import { sanitizeOutput } from "../../ui/sanitize.ts";
import { paintSource } from "../../ui/text/paint-source.ts";
import { sayText } from "../../ui/text/say.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import { playPuzzle } from "./puzzle.ts";
import { take } from "./take.ts";
import { askOne } from "./lists.ts";
import { interrupt } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** Shows the scene, lets the candidate arrange its lines, and says what Node printed. */
export async function predictAtTerminal(desk: TerminalDesk): Promise<Said<null>> {
  const { context, interview } = desk;
  let end: Said<null> = { kind: "said", value: null };
  const done = await playPuzzle(desk, async (scene, printed) => {
    showScene(scene, desk);
    const lines = await arrange(desk, printed);
    if (lines.kind === "said") return lines.value;
    end = lines;
    return null;
  });
  if (!done) return end.kind === "said" ? interrupt(desk) : end;
  const { predicted } = interview;
  if (predicted === null) return end;
  const { style, width } = context;
  const verdict = {
    exact: style.good("Your prediction is exact."),
    possible: style.warn("Your order can happen, but it did not."),
    impossible: style.bad("Your order cannot happen."),
    unseen: style.bad("No run printed your order."),
  }[predicted.verdict];
  const printed = predicted.printed.map((line) => sayText(line, style)).join(", ");
  context.out(`\n${wrapText(`Node printed: ${printed}. ${verdict}`, width).join("\n")}\n`);
  return end;
}

function showScene({ question, source }: Scene, { context }: TerminalDesk): void {
  const { style, width } = context;
  const code = source.replace(/^\uFEFF?\/\*\r?\n---[\s\S]*?\*\/\r?\n/, "");
  const safe = paintSource(sanitizeOutput(code, { color: false }), style);
  context.out(`\n${wrapText(sayText(question, style), width).join("\n")}\n\n${safe}\n`);
}

/** One line after the other, from a list that is sorted, so that it does not give the order away. */
async function arrange(desk: TerminalDesk, printed: readonly string[]): Promise<Said<string[]>> {
  const { style } = desk.context;
  const left = printed.toSorted();
  const arranged: string[] = [];
  while (left.length > 0) {
    const names = left.map((line) => sayText(line, style));
    const message = `Which line is number ${arranged.length + 1} of ${printed.length}?`;
    const said = await askOne(desk, { message, names });
    if (said.kind !== "said") return said;
    arranged.push(...left.splice(said.value, 1));
  }
  return { kind: "said", value: arranged };
}

/** Asks for the rule behind one of the printed lines. */
export async function explainAtTerminal(
  desk: TerminalDesk,
  { line, rules, right }: Extract<Move, { kind: "explain" }>["ask"],
): Promise<Said<null>> {
  const { context } = desk;
  const { style, width } = context;
  const names = rules.map((rule) => sayText(tellRule(rule), style));
  const message = `Why does \`${sayText(line, style)}\` come where it does?`;
  const said = await askOne(desk, { message, names });
  if (said.kind !== "said") return said;
  const rule = rules[said.value] ?? "";
  const verdict =
    rule === right ? style.good("That is the rule.") : style.bad("It is another one.");
  context.out(`\n${wrapText(`${verdict} ${tellRule(right)}`, width).join("\n")}\n`);
  return take(desk, said, () => ({ kind: "explained", rule }));
}
