import type { Answer } from "../../quiz/answer.ts";
import type { AskedCard } from "../../quiz/asked-card.ts";
import type { ChoiceCard, MatchCard } from "../../quiz/card/card.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";
import { renderNumberedCode } from "./numbered-code.ts";
import { renderItem } from "./render-item.ts";

/** An answered card: what is right, and what the learner said where that differs. */
interface Solved {
  asked: AskedCard;
  said: Answer;
  right: Answer;
}

/** What is right, with the reason for each choice. */
export function renderCorrection(solved: Solved, view: View): string[] {
  const { card } = solved.asked;
  const { style } = view;
  switch (card.kind) {
    case "one":
    case "several":
      return renderChoices(card, solved, view);
    case "true-false":
      return [`The statement is ${style.strong(card.answer ? "true" : "false")}.`];
    case "order":
      return renderOrder(solved, view);
    case "match":
      return renderPairs(card, solved, view);
    case "bug":
      return [
        ...renderNumberedCode(card.code, view, card.line),
        ...renderPointed(card.line, solved),
      ];
    case "fill":
      return renderGap(card.answers, solved, view);
    case "recall":
      return card.checklist.flatMap((fact, at) => {
        const ticked = solved.said.kind === "recall" && solved.said.ticked.includes(at);
        return renderItem(sign(ticked, view), fact, view);
      });
  }
}

function renderPointed(line: number, { said }: Solved): string[] {
  if (said.kind !== "bug" || said.line === line) return [];
  return ["", `You pointed at line ${said.line}.`];
}

function renderGap(answers: readonly string[], { said }: Solved, { style, width }: View): string[] {
  const right = style.strong(sayText(answers.join(", or "), style));
  const own = said.kind === "fill" ? ` You wrote ${sayText(said.text, style)}.` : "";
  return wrapText(`The gap is ${right}.${own}`, width);
}

function sign(good: boolean, { style }: View): string {
  return good ? style.good(style.symbols.met) : style.quiet(style.symbols.notReached);
}

function renderChoices(card: ChoiceCard, { asked, said, right }: Solved, view: View): string[] {
  const { style } = view;
  const wanted = right.kind === "choices" ? right.chosen : [];
  const chosen = said.kind === "choices" ? said.chosen : [];
  return asked.items.flatMap(({ key, text, index }) => {
    const good = wanted.includes(index);
    const mark = good ? style.good(style.symbols.met) : style.bad(style.symbols.missed);
    const own = chosen.includes(index) ? "Your choice. " : "";
    const [first = "", ...rest] = renderItem(style.accent(key), text, view);
    const why = renderItem(" ", `${own}${card.choices[index]?.why ?? ""}`, view);
    return [`${mark} ${first.trimStart()}`, ...rest, ...why.map((line) => style.quiet(line))];
  });
}

function renderOrder({ asked, said, right }: Solved, view: View): string[] {
  const wanted = right.kind === "order" ? right.lines : [];
  const lines = said.kind === "order" ? said.lines : [];
  return wanted.map((index, at) => {
    const text = asked.items.find((item) => item.index === index)?.text ?? "";
    const hit = lines[at] === index;
    const own = asked.items.find((item) => item.index === lines[at])?.text;
    const note = hit || own === undefined ? "" : view.style.quiet(` (you: ${clean(own)})`);
    return `  ${sign(hit, view)}  ${at + 1}. ${clean(text)}${note}`;
  });
}

function clean(text: string): string {
  return sanitizeOutput(text, { color: false });
}

function renderPairs(card: MatchCard, { said }: Solved, view: View): string[] {
  const { arrow } = view.style.symbols;
  const rights = said.kind === "match" ? said.rights : [];
  return card.pairs.flatMap(({ left, right }, at) =>
    renderItem(sign(rights[at] === at, view), `${left} ${arrow} ${right}`, view),
  );
}
