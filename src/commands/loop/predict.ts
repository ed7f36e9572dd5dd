import { TrainerError } from "../../errors.ts";
import { splitPrediction } from "../../loop/predict.ts";
import { showSource } from "../../loop/replay/show-source.ts";
import type { Trace } from "../../loop/trace.ts";
import { renderNumberedSource } from "../../ui/loop/render-source.ts";
import { renderHead } from "../../ui/loop/render-timeline.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import type { Choice } from "../../ui/prompts/ask-choice.ts";
import { sayText } from "../../ui/text/say.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context } from "../context.ts";
import type { LoopOptions } from "./options.ts";
import type { Subject } from "./subject.ts";

/**
 * The predicted lines: as given, or arranged by the learner out of those that were printed; `null`
 * when none are wanted.
 */
export async function askPrediction(
  subject: Subject,
  { options, context, trace }: { options: LoopOptions; context: Context; trace: Trace },
): Promise<string[] | null | "cancelled" | "interrupted"> {
  const { printed } = trace;
  const { predict = printed.length > 0 && predictsFirst(subject, options, context) } = options;
  if (predict === false) return null;
  if (predict !== true) return splitPrediction(predict);
  const { scene, source } = subject;
  if (scene !== null)
    context.out(
      `${wrapText(sayText(scene.question, context.style), context.width).join("\n")}\n\n`,
    );
  // What is wrong with a prediction is told by the numbers of the lines.
  const code = renderNumberedSource(showSource(source.text, scene !== null), context);
  context.out(`${renderHead(trace, context).join("\n")}\n\n${code}\n\n`);
  return arrange(printed, context);
}

/** A scene teaches by what was expected of it, so whoever asks for nothing else is asked first. */
function predictsFirst({ scene }: Subject, options: LoopOptions, { terminal }: Context): boolean {
  const { json, step, queues, allOrders, internals, force } = options;
  const asked = [json, step, queues, allOrders, internals, force];
  return scene !== null && terminal.interactive && asked.every((one) => one === undefined);
}

type Picked = number | "back" | "show";

/** Lets the learner put the lines in order, one after the other; `null` for seeing the run at once. */
async function arrange(
  printed: readonly string[],
  context: Context,
): Promise<string[] | null | "cancelled" | "interrupted"> {
  const arranged: string[] = [];
  while (arranged.length < printed.length) {
    const left = listLeft(printed, arranged);
    const choices: Choice<Picked>[] = left.map((line, value) => ({ value, name: line }));
    if (arranged.length > 0)
      choices.push({ value: "back", name: `(take back line ${arranged.length})` });
    choices.push({ value: "show", name: "(show the run without a prediction)" });
    const message = `Line ${arranged.length + 1} of ${printed.length}`;
    const answer = await askChoice({ message, choices }, context);
    if (answer.kind !== "answered") return answer.kind;
    if (answer.value === "show") return null;
    if (answer.value === "back") arranged.pop();
    else arranged.push(left[answer.value] ?? "");
  }
  return arranged;
}

/** Sorted, so that the list does not give the order away. */
function listLeft(printed: readonly string[], arranged: readonly string[]): string[] {
  const left = printed.toSorted();
  for (const line of arranged) left.splice(left.indexOf(line), 1);
  return left;
}

/**
 * A prediction is asked for only in a terminal.
 *
 * @throws TrainerError `NO_PREDICTION`
 */
export function rejectSilentPrediction({ predict }: LoopOptions, { terminal }: Context): void {
  if (predict !== true || terminal.interactive) return;
  throw new TrainerError("NO_PREDICTION", "There is no terminal to ask for your prediction.", {
    hint: 'Type it as `--predict "A,B,C"`, the lines in the order you expect.',
  });
}
