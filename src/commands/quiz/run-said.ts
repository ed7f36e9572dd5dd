import { needsRun, runAnswers } from "../../quiz/io/run-answer.ts";
import type { Said } from "../../quiz/io/run-answer.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";

/** Answers as they can be graded: those that have to be run are run, and something says so meanwhile. */
export async function runSaid<T extends Said>(
  answers: readonly T[],
  context: Context,
): Promise<T[]> {
  const count = answers.filter(({ answer }) => needsRun(answer)).length;
  if (count === 0) return [...answers];
  const { packageRoot, signal, style, note, terminal } = context;
  const text = count === 1 ? "Running your statement" : `Running ${count} statements`;
  const { interactive } = terminal;
  const spinner = startSpinner({ text, style, interactive, note });
  return runAnswers(answers, { packageRoot, signal }).finally(() => spinner.stop());
}
