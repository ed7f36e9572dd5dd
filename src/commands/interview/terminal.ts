import { countGreenStages } from "../../interview/last-run.ts";
import { listUseful } from "../../interview/asked-questions.ts";
import { PART_TITLES, limitOf } from "../../interview/plan.ts";
import type { Judged } from "../../judge/io/session.ts";
import { linePad } from "../../ui/interview/line-pad.ts";
import { renderAsked, renderPart, renderTask } from "../../ui/interview/render-parts.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import { tellPause } from "../../ui/interview/words.ts";
import { sayText } from "../../ui/text/say.ts";
import type { AskedMove, Candidate } from "./candidate.ts";
import { codeAtTerminal } from "./code.ts";
import { drillAtTerminal } from "./drill.ts";
import { openInterviewFile } from "./file.ts";
import { HOW_JUDGED, readRun } from "./judge.ts";
import { explainAtTerminal, predictAtTerminal } from "./predict.ts";
import { answerAloud } from "./speak.ts";
import { askSome } from "./lists.ts";
import { TAKEN_BACK } from "./notices.ts";
import { take } from "./take.ts";
import { askPad, showNotice } from "./terminal-desk.ts";
import type { Said, TerminalDesk } from "./terminal-desk.ts";

/** A candidate at a terminal. */
export function seatCandidate(desk: TerminalDesk): Candidate {
  const { interview, context } = desk;
  let shown: string | null = null;
  const act = async (move: AskedMove): Promise<"done" | "left" | "interrupted"> => {
    const { part } = interview;
    if (part !== null && part !== shown) showPart(desk);
    shown = part;
    const said = await perform(desk, move);
    // Who ends it in the pause menu has left the question, and the interview is over.
    if (interview.ended !== null) return "done";
    if (context.signal.aborted) return "interrupted";
    return said.kind === "said" ? "done" : said.kind;
  };
  return {
    act,
    hear: ({ kind, text }) => (kind === "warning" ? showNotice(desk, text) : undefined),
  };
}

/** The heading of a part; the task stands below the first one, and is shown again by who resumes. */
function showPart({ interview, content, context }: TerminalDesk): void {
  const { part, plan } = interview;
  if (part === null) return;
  context.out(renderPart(PART_TITLES[part], limitOf(plan, part) / 60_000, context));
  if (part !== "clarify") return;
  const { said } = content.talk;
  context.out(`\n${renderTask({ said, signature: content.signature }, context)}\n`);
}

function perform(desk: TerminalDesk, move: AskedMove): Promise<Said<null>> {
  switch (move.kind) {
    case "wonder":
      return wonder(desk);
    case "tick-asked":
      return tickAsked(desk);
    case "word":
      return wordQuestion(desk, move);
    case "predict":
      return predictAtTerminal(desk);
    case "explain":
      return explainAtTerminal(desk, move.ask);
    case "code":
      return desk.interview.plan.coding.kind === "solve" ? solve(desk) : drillAtTerminal(desk);
    case "sure":
    case "speak":
    case "tick":
    case "back":
    case "show":
      return answerAloud(desk, move);
  }
}

/** The challenge itself: done when every stage that was drawn is met. */
function solve(desk: TerminalDesk): Promise<Said<null>> {
  const { stages } = desk.interview.plan.coding;
  const file = openInterviewFile(desk);
  const isDone = (judged: Judged): boolean => countGreenStages(readRun(judged)) >= stages;
  return codeAtTerminal(desk, { file, how: HOW_JUDGED, isDone });
}

async function wonder(desk: TerminalDesk): Promise<Said<null>> {
  const { style } = desk.context;
  const pad = linePad({
    message: "What do you ask before you begin?",
    help: `Enter: ask, empty: see the answers, ${tellPause(style)}`,
    style,
  });
  return take(desk, await askPad(desk, pad), (text) =>
    text === "" ? { kind: "opened" } : { kind: "wondered", text },
  );
}

async function tickAsked(desk: TerminalDesk): Promise<Said<null>> {
  const { context, content } = desk;
  const { style } = context;
  const useful = listUseful(content);
  const asked = useful.flatMap((at) => content.talk.asked[at] ?? []);
  context.out(renderAsked(asked, context));
  const rows = asked.map(({ question, answer }) => ({
    ...{
      text: sayText(question, style),
      open: true,
      more: sayText(answer.replaceAll("**", ""), style),
    },
  }));
  const tell = (ticked: readonly number[]): string => countNoun(ticked.length, "question");
  const list = { message: "Which of these did you ask?", rows, style, tell, least: 0 };
  return take(desk, await askSome(desk, list), (ticked) => ({
    kind: "asked",
    ticked: ticked.flatMap((at) => useful[at] ?? []),
  }));
}

/** Nothing that was typed looks like a ticked question, so its words are asked for. */
async function wordQuestion(
  desk: TerminalDesk,
  { question, text }: Extract<AskedMove, { kind: "word" }>,
): Promise<Said<null>> {
  const { style, width, out } = desk.context;
  const lead = { first: `${style.symbols.bullet} `, rest: "  " };
  out(`\n${wrapText(sayText(text, style), width, lead).join("\n")}\n`);
  const pad = linePad({
    message: "You typed no such question. In which words did you ask it?",
    help: `Enter: done, empty takes the tick back, ${tellPause(style)}`,
    style,
  });
  return take(desk, await askPad(desk, pad), (said) => {
    if (said === "") out(`${style.quiet(TAKEN_BACK)}\n`);
    return { kind: "worded", question, text: said };
  });
}
