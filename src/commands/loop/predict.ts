import { TrainerError } from "../../errors.ts";
import { splitPrediction } from "../../loop/predict.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { sanitizeOutput } from "../../ui/sanitize.ts";
import { paintSource } from "../../ui/text/paint-source.ts";
import type { Context } from "../context.ts";
import type { LoopOptions } from "./options.ts";
import type { Subject } from "./subject.ts";

/**
 * The predicted lines: as given, or arranged by the learner out of those that were printed; `null`
 * when none are wanted.
 */
export async function askPrediction(
  subject: Subject,
  { options, context, printed }: { options: LoopOptions; context: Context; printed: string[] },
): Promise<string[] | null | "cancelled" | "interrupted"> {
  const { predict } = options;
  if (predict === undefined) return null;
  if (predict !== true) return splitPrediction(predict);
  const { scene, source } = subject;
  if (scene !== null) context.out(`${scene.question}\n\n`);
  const code = source.text.replace(/^\uFEFF?\/\*\r?\n---[\s\S]*?\*\/\r?\n/, "");
  context.out(`${paintSource(sanitizeOutput(code, { color: false }), context.style)}\n`);
  const arranged: string[] = [];
  // Sorted, so that the list does not give the order away.
  const left = printed.toSorted();
  while (left.length > 0) {
    const choices = left.map((line, value) => ({ value, name: line }));
    const message = `Line ${arranged.length + 1} of ${printed.length}`;
    const answer = await askChoice({ message, choices }, context);
    if (answer.kind !== "answered") return answer.kind;
    arranged.push(...left.splice(answer.value, 1));
  }
  return arranged;
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
