import { startSession, findPlace } from "../../quiz/session.ts";
import type { Session } from "../../quiz/session.ts";
import type { Standing } from "../../quiz/standing.ts";
import { countDue, listMissed, scoreTopics } from "../../quiz/summarize.ts";
import { renderSummary } from "../../ui/quiz/render-summary.ts";
import { tellPlace } from "../../ui/quiz/tell-place.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import { wrapText } from "../../ui/text/wrap.ts";
import type { Context, ExitCode } from "../context.ts";
import { askOne } from "./ask.ts";
import { findStandings } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";

/** Asks the cards one by one in the terminal; every answer is in the journal before the next. */
export async function runSession(
  chosen: readonly Standing[],
  desk: QuizDesk,
  context: Context,
): Promise<ExitCode> {
  context.out(`Seed ${desk.seed}: \`--seed ${desk.seed}\` shuffles the same way again.\n`);
  if (desk.exam !== null && desk.isExamSaid)
    context.out(`${describeExam(desk.exam.day, context)}\n`);
  if (desk.state.progress.reviews.size < FAMILIAR)
    context.out(`${wrapText(HOW, context.width).join("\n")}\n`);
  let session: Session = startSession(chosen.map(({ card }) => card.id));
  for (let id = session.waiting[0]; id !== undefined; id = session.waiting[0]) {
    const standing = chosen.find(({ card }) => card.id === id);
    if (standing === undefined) break;
    const title = tellPlace(findPlace(session));
    const end = await askOne({ session, standing, title }, desk, context);
    session = end.session;
    if (end.kind === "interrupted" || context.signal.aborted) return 130;
    if (end.kind === "stopped") break;
  }
  const { answered } = session;
  const due = countDue(findStandings(desk, context), context.now());
  const missed = listMissed(answered);
  const again = missed.slice(0, 1).map((id) => `trainer quiz --card ${id}`);
  const next = [...again, "trainer quiz --list", "trainer progress"];
  const page = { topics: scoreTopics(answered), missed, due, next };
  context.out(`\n${renderSummary(page, context)}`);
  return answered.every(({ correct }) => correct) ? 0 : 1;
}

/** Who has answered so many cards knows how grades work. */
const FAMILIAR = 30;
const HOW =
  "After each answer, Enter keeps the grade that is suggested, and a number gives another one. The grade decides when the card comes back.";

function describeExam(day: Date, { now }: Context): string {
  const days = Math.ceil((day.getTime() - now().getTime()) / DAY_MS);
  return `The exam is in ${countNoun(days, "day")}; you will see every card before then.`;
}

const DAY_MS = 24 * 60 * 60 * 1000;
