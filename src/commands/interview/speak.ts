import process from "node:process";
import type { Move } from "../../interview/next-move.ts";
import { findPrint } from "../../quiz/proof-run.ts";
import { linePad } from "../../ui/interview/line-pad.ts";
import { renderPoint, renderQuestion } from "../../ui/interview/render-parts.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import { tellPause } from "../../ui/interview/words.ts";
import { sayText } from "../../ui/text/say.ts";
import { showProof } from "../quiz/proof.ts";
import { askOne, askSome } from "./lists.ts";
import { TAKEN_BACK } from "./notices.ts";
import { askPad } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";
import { take } from "./take.ts";

type SpokenMove = Extract<Move, { kind: "sure" | "speak" | "tick" | "back" | "show" }>;

/** One step of an answer that is given aloud: confidence, the answer, the points, their sentences, a run. */
export function answerAloud(desk: TerminalDesk, move: SpokenMove): Promise<Said<null>> {
  showQuestion(desk, move);
  switch (move.kind) {
    case "sure":
      return askSure(desk, move);
    case "speak":
      return speak(desk, move);
    case "tick":
      return tickPoints(desk, move);
    case "back":
      return backPoint(desk, move);
    case "show":
      return offerRun(desk, move);
  }
}

/** The question itself, once; who resumes an interview in the middle of an answer sees it again. */
function showQuestion(desk: TerminalDesk, { asked: { question } }: SpokenMove): void {
  if (desk.shownQuestion !== question.id) desk.context.out(renderQuestion(question, desk.context));
  desk.shownQuestion = question.id;
}

async function askSure(
  desk: TerminalDesk,
  { asked: { question } }: SpokenMove,
): Promise<Said<null>> {
  const names = ["Sure", "Unsure"];
  const message = "Before you answer: how sure are you?";
  return take(desk, await askOne(desk, { message, names }), (at) => {
    return { kind: "sure", id: question.id, sure: at === 0 };
  });
}

async function speak(desk: TerminalDesk, { asked: { question } }: SpokenMove): Promise<Said<null>> {
  const { context } = desk;
  const pad = linePad({
    message: "Say your answer aloud, as in an interview.",
    help: `Enter: done, typing is optional, ${tellPause(context.style)}`,
    style: context.style,
  });
  return take(desk, await askPad(desk, pad), (text) => {
    return { kind: "spoken", id: question.id, text };
  });
}

async function tickPoints(
  desk: TerminalDesk,
  { asked: { question } }: SpokenMove,
): Promise<Said<null>> {
  const { context } = desk;
  const { style } = context;
  const rows = question.points.map((point) => ({ text: renderPoint(point, context), open: true }));
  const tell = (ticked: readonly number[]): string => countNoun(ticked.length, "point");
  const list = { message: "Which of these did you say?", rows, style, tell, least: 0 };
  return take(desk, await askSome(desk, list), (ticked) => {
    return { kind: "ticked", id: question.id, ticked };
  });
}

async function backPoint(
  desk: TerminalDesk,
  move: Extract<SpokenMove, { kind: "back" }>,
): Promise<Said<null>> {
  const { style, width, out } = desk.context;
  const { question } = move.asked;
  const text = sayText(question.points[move.point]?.text ?? "", style);
  const lines = wrapText(text, width, { first: `${style.symbols.bullet} `, rest: "  " });
  out(`\n${lines.join("\n")}\n`);
  const pad = linePad({
    message: "What did you say for this?",
    help: `Enter: done, empty takes the tick back, ${tellPause(style)}`,
    style,
  });
  return take(desk, await askPad(desk, pad), (said) => {
    if (said === "") out(`${style.quiet(TAKEN_BACK)}\n`);
    return { kind: "backed", id: question.id, point: move.point, text: said };
  });
}

/** What code can show is run, if the candidate wants to see it. */
async function offerRun(
  desk: TerminalDesk,
  { asked: { question } }: SpokenMove,
): Promise<Said<null>> {
  const { context, content } = desk;
  const { version } = process;
  const proof = content.cards.find(({ id }) => id === question.card)?.proof ?? null;
  const isShown = proof !== null && findPrint(proof, version) !== null;
  const names = ["Go on", ...(isShown ? ["Run the code that shows it"] : [])];
  const said = await askOne(desk, { message: "What next?", names });
  const runs = said.kind === "said" && said.value === 1;
  if (proof !== null && runs) await showProof(proof, { version }, context);
  return take(desk, said, () => ({ kind: "shown", id: question.id, ran: runs }));
}
