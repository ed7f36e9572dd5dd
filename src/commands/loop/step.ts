import { LOOP_RULES } from "../../loop/rules.ts";
import type { Trace } from "../../loop/trace.ts";
import { renderScreen, renderStepLines } from "../../ui/loop/render-screen.ts";
import { walkByLine } from "../../ui/prompts/walk-by-line.ts";
import { walkScreens } from "../../ui/prompts/walk-screens.ts";
import { renderNumberedCode } from "../../ui/quiz/numbered-code.ts";
import type { Context, ExitCode } from "../context.ts";
import type { LoopOptions } from "./options.ts";
import type { Subject } from "./subject.ts";

/** Walks through a trace in the terminal; for a screen reader, in lines. */
export async function walkTrace(
  { source, scene }: Subject,
  trace: Trace,
  { options, context }: { options: LoopOptions; context: Context },
): Promise<ExitCode> {
  const { style, signal, out } = context;
  const steps = trace.steps.filter(({ internal }) => options.internals === true || !internal);
  const text = scene === null ? source.text : hideLesson(source.text);
  const page = { trace, steps, source: text, rules: LOOP_RULES };
  const count = steps.length;
  if (style.plain) {
    const lines = renderNumberedCode(text.trimEnd(), context, null);
    // Where the lesson was, only numbers would be read out.
    const begin = lines.findIndex((line) => !/^\s*\d+\s*$/.test(line));
    out(`${lines.slice(begin).join("\n")}\n\n`);
    const tell = (at: number): string => renderStepLines({ ...page, at }, context);
    return toCode(await walkByLine({ count, render: tell }, { signal }));
  }
  const render = (at: number, width: number, height: number): string =>
    renderScreen({ ...page, at, height }, { style, width });
  return toCode(await walkScreens({ count, render }, signal));
}

function toCode(how: "left" | "interrupted"): ExitCode {
  return how === "interrupted" ? 130 : 0;
}

/** The lesson gives the answer away; its lines stay, so that the numbers are right. */
function hideLesson(text: string): string {
  return text.replace(/^\uFEFF?\/\*[\s\S]*?\*\//, (comment) => comment.replaceAll(/[^\n]/g, ""));
}
