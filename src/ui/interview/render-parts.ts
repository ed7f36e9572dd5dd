import type { AskedQuestion } from "../../catalog/talk.ts";
import type { Point } from "../../interview/debrief.ts";
import type { Question } from "../../interview/step.ts";
import { renderMarkdown } from "../markdown.ts";
import { sanitizeOutput } from "../sanitize.ts";
import { joinPage } from "../text/page.ts";
import { paintSource } from "../text/paint-source.ts";
import { sayText } from "../text/say.ts";
import { wrapCode } from "../text/wrap-code.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** The heading of a part. */
export function renderPart(title: string, minutes: number, { style, width }: View): string {
  const text = `${style.strong(title)} ${style.quiet(`(${minutes} min)`)}`;
  return `\n${wrapText(text, width, { first: `${style.quiet(style.symbols.heavyLine.repeat(2))} `.trimStart(), rest: "   " }).join("\n")}\n`;
}

/** The task as it is said, with what stage 1 must have. */
export function renderTask(
  { said, signature }: { said: string; signature: string },
  view: View,
): string {
  const { style, width } = view;
  const code = paintSource(signature, style).split("\n");
  const indentCode = (line: string): string[] =>
    wrapCode(line, width - CODE_INDENT.length).map((part) =>
      part === "" ? "" : CODE_INDENT + part,
    );
  return joinPage([
    [renderMarkdown(said, style, width)],
    signature === "" ? [] : code.flatMap(indentCode),
  ]);
}

const CODE_INDENT = "    ";

/** The questions worth asking, with their answers. */
export function renderAsked(asked: readonly AskedQuestion[], view: View): string {
  const list = asked.map(({ question, answer }) => `- ${question} ${answer}`).join("\n");
  return `\n${renderMarkdown(list, view.style, view.width)}\n`;
}

/** A question that is answered aloud. */
export function renderQuestion({ question, why }: Question, view: View): string {
  const { style, width } = view;
  const safe = sanitizeOutput(question, { color: false });
  return joinPage([
    [""],
    why === null ? [] : wrapText(style.quiet(sayText(why, style)), width),
    [renderMarkdown(safe, style, width)],
  ]);
}

const KINDS = { must: "must ", good: "good ", wrong: "wrong" } as const;

/** A point, as it stands in the list to tick. */
export function renderPoint({ kind, text }: Point, { style }: View): string {
  const paint = { must: style.good, good: style.quiet, wrong: style.bad }[kind];
  return `${paint(KINDS[kind])} ${sayText(text, style)}`;
}
