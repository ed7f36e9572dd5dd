import type { Challenge } from "../../catalog/challenge.ts";
import { diffParts } from "../../drill/diff-rows.ts";
import type { ReviewAnswer } from "../../drill/grade-review.ts";
import { countDigits, renderRowLine, renderTask } from "../../ui/drill/render-change.ts";
import { tickPad } from "../../ui/drill/tick-pad.ts";
import type { TickList } from "../../ui/drill/tick-pad.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import type { PromptAnswer } from "../../ui/prompts/answer.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import { sayText } from "../../ui/text/say.ts";
import type { Context, ExitCode } from "../context.ts";
import { finishReview } from "./review-grade.ts";
import type { ReviewPlace } from "./review-grade.ts";
import type { JudgedDrill } from "./prepare.ts";

/** Shows the change, asks for lines, promises and sureness, and says what is right. Leaving records nothing. */
export async function askReview(
  challenge: Challenge,
  judged: JudgedDrill,
  place: ReviewPlace,
): Promise<ExitCode> {
  const { context } = place;
  const { title } = challenge;
  const { seed, level } = judged.built.id;
  context.out(`\n${renderTask({ title, seed, level }, context)}\n`);
  const since = context.now().getTime();
  const answer = await askAll(challenge, judged, context);
  if (answer.kind === "interrupted" || context.signal.aborted) return 130;
  if (answer.kind === "cancelled") return 0;
  const durationMs = Math.max(0, context.now().getTime() - since);
  context.out("\n");
  return finishReview(challenge, { judged, answer: answer.value, durationMs, json: false }, place);
}

async function askAll(
  challenge: Challenge,
  judged: JudgedDrill,
  context: Context,
): Promise<PromptAnswer<ReviewAnswer>> {
  const ask: AskTicks = (list) => askTicks(list, context);
  const marks = await askMarks(challenge, judged, { context, ask });
  if (marks.kind !== "answered") return marks;
  const choices = [
    { name: "Sure", value: true },
    { name: "Unsure", value: false },
  ];
  const sure = await askChoice({ message: "How sure are you?", choices }, context);
  if (sure.kind !== "answered") return sure;
  return { kind: "answered", value: { ...marks.value, sure: sure.value } };
}

/** Lets the learner tick rows of a list. */
export type AskTicks = (list: TickList) => Promise<PromptAnswer<number[]>>;

/** Asks for the lines that are wrong and the promises that they break. */
export async function askMarks(
  { requirements }: Challenge,
  { built }: JudgedDrill,
  { context, ask }: { context: Context; ask: AskTicks },
): Promise<PromptAnswer<Omit<ReviewAnswer, "sure">>> {
  const { style } = context;
  const lines = await askLines(built, { style, ask });
  if (lines.kind !== "answered") return lines;
  const rows = requirements.map(({ title }) => ({ text: sayText(title, style), open: true }));
  const message = "Which requirements does it break?";
  const tell = (ticked: readonly number[]): string => countNoun(ticked.length, "requirement");
  const promises = await ask({ message, rows, style, tell });
  if (promises.kind !== "answered") return promises;
  const ids = promises.value.flatMap((at) => requirements[at]?.id ?? []);
  return { kind: "answered", value: { lines: lines.value, promises: ids } };
}

/** The numbers of the lines that the learner marks. */
async function askLines(
  { base, parts }: JudgedDrill["built"],
  { style, ask }: { style: Context["style"]; ask: AskTicks },
): Promise<PromptAnswer<number[]>> {
  const hunks = diffParts(base, parts);
  const digits = countDigits(hunks);
  const shown = hunks.flatMap(({ head, rows }) => [
    { n: 0, text: style.quiet(head), open: false },
    ...rows.map((row) => ({
      ...{ n: row.n, open: row.sign !== " " },
      text: renderRowLine(row, digits, style),
    })),
  ]);
  const tell = (ticked: readonly number[]): string =>
    ticked.map((at) => String(shown[at]?.n ?? "")).join(", ");
  const message = "Which lines of the change are wrong?";
  const marked = await ask({ message, rows: shown, style, tell });
  if (marked.kind !== "answered") return marked;
  return { kind: "answered", value: marked.value.flatMap((at) => shown[at]?.n ?? []) };
}

function askTicks(list: TickList, context: Context): Promise<PromptAnswer<number[]>> {
  const { width, style, signal } = context;
  const { plain, symbols } = style;
  return askKeys({ pad: tickPad(list), width, signal, plain, ellipsis: symbols.ellipsis });
}
