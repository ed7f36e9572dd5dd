import { LOOP_RULES } from "../../loop/rules.ts";
import type { Trace } from "../../loop/trace.ts";
import { renderScreen } from "../../ui/loop/render-screen.ts";
import { walkScreens } from "../../ui/prompts/walk-screens.ts";
import type { Context, ExitCode } from "../context.ts";
import type { LoopOptions } from "./options.ts";
import type { Subject } from "./subject.ts";

/** Walks through a trace in the terminal. */
export async function walkTrace(
  { source, scene }: Subject,
  trace: Trace,
  { options, style, signal }: Pick<Context, "style" | "signal"> & { options: LoopOptions },
): Promise<ExitCode> {
  const steps = trace.steps.filter(({ internal }) => options.internals === true || !internal);
  const text = scene === null ? source.text : hideLesson(source.text);
  const render = (at: number, width: number, height: number): string =>
    renderScreen({ trace, steps, at, source: text, rules: LOOP_RULES, height }, { style, width });
  const how = await walkScreens({ count: steps.length, render }, signal);
  return how === "interrupted" ? 130 : 0;
}

/** The lesson gives the answer away; its lines stay, so that the numbers are right. */
function hideLesson(text: string): string {
  return text.replace(/^\uFEFF?\/\*[\s\S]*?\*\//, (comment) => comment.replaceAll(/[^\n]/g, ""));
}
