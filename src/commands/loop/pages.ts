import { TrainerError } from "../../errors.ts";
import { checkSceneRun } from "../../loop/scene/check-scene.ts";
import { showSource } from "../../loop/replay/show-source.ts";
import { LOOP_RULES } from "../../loop/rules.ts";
import type { Trace } from "../../loop/trace.ts";
import { renderOrders } from "../../ui/loop/render-orders.ts";
import { renderPrediction } from "../../ui/loop/render-prediction.ts";
import { renderLesson } from "../../ui/loop/render-lesson.ts";
import { renderNumberedSource } from "../../ui/loop/render-source.ts";
import { renderTimeline } from "../../ui/loop/render-timeline.ts";
import type { Context } from "../context.ts";
import type { LoopOptions } from "./options.ts";
import type { Subject } from "./subject.ts";

/** Prints what a trace shows, as far as it was asked for. */
export function showPages(
  { name, scene, source }: Subject,
  trace: Trace,
  { options, context, stderr }: { options: LoopOptions; context: Context; stderr: string },
): void {
  const { out, note } = context;
  rejectStep(options, trace);
  const pages: string[] = [];
  if (trace.prediction !== undefined)
    pages.push(renderPrediction({ trace, rules: LOOP_RULES }, context));
  else {
    // Its file is not open in an editor, and may be deep inside of an installation.
    if (scene !== null)
      pages.push(`${renderNumberedSource(showSource(source.text, true), context)}\n`);
    pages.push(renderTimeline({ trace, rules: LOOP_RULES, options }, context));
  }
  if (options.allOrders === true && trace.orders !== undefined) {
    pages.push(renderOrders({ orders: trace.orders, rules: LOOP_RULES, name }, context));
  }
  if (scene !== null) {
    const { mode, node, printed, end } = trace;
    const fault = checkSceneRun(scene, { mode, node, printed, exit: end.exit });
    pages.push(renderLesson({ scene, fault: options.force === undefined ? fault : null }, context));
  }
  out(pages.join("\n"));
  const isTold = trace.end.exit === 0 || trace.end.stopped === "memory";
  if (!isTold) note(cutLines(stderr));
}

const MOST_LINES = 16;

/** What a crashed process writes may go on with pages of its own. */
function cutLines(text: string): string {
  const lines = text.split("\n");
  if (lines.length <= MOST_LINES) return text;
  return `${lines.slice(0, MOST_LINES).join("\n")}\n(${lines.length - MOST_LINES} lines more)\n`;
}

function rejectStep({ queues }: LoopOptions, { steps }: Trace): void {
  if (queues === undefined || queues === true) return;
  if (steps.some(({ n }) => String(n) === queues)) return;
  throw new TrainerError("UNKNOWN_STEP", `There is no step \`${queues}\` in this run.`, {
    hint: `The steps have the numbers 0 to ${steps.length - 1}; \`--queues\` alone shows them all.`,
  });
}
