import process from "node:process";
import { findSignature } from "../../catalog/brief.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadBrief } from "../../catalog/io/load-brief.ts";
import { loadSolution } from "../../catalog/io/load-solution.ts";
import { loadTalk } from "../../catalog/io/load-talk.ts";
import { mayDrill } from "../../drill/choose-drill.ts";
import { buildDebrief, summarizeDebrief } from "../../interview/build-debrief.ts";
import { listSpeakable } from "../../interview/card-question.ts";
import type { InterviewContent } from "../../interview/content.ts";
import type { Debrief, EarlierInterview } from "../../interview/debrief.ts";
import { drawInterview } from "../../interview/draw.ts";
import { cutChallenge } from "../../interview/drawn-stages.ts";
import { beginState, takeStep } from "../../interview/fold-interview.ts";
import type { InterviewState } from "../../interview/fold-interview.ts";
import { listInterviews } from "../../interview/list-interviews.ts";
import { queuePractice } from "../../interview/next-move.ts";
import { listPuzzles } from "../../interview/make-puzzle.ts";
import type { InterviewPlan, InterviewWish } from "../../interview/plan.ts";
import type { Step } from "../../interview/step.ts";
import { loadScenes } from "../../loop/io/load-scenes.ts";
import { LOOP_RULES } from "../../loop/rules.ts";
import type { Scene } from "../../loop/scene/scene.ts";
import type { Card } from "../../quiz/card/card.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import type { Context } from "../context.ts";
import { recordEvent } from "../state.ts";
import type { State } from "../state.ts";
import type { InterviewClock } from "./clock.ts";

/** An interview that goes on: where it stands, what it asks from, and its clock. */
export interface InterviewDesk {
  state: State;
  context: Context;
  interview: InterviewState;
  content: InterviewContent;
  clock: InterviewClock;
}

/** Draws an interview from all content there is, and from what the journal says of those before. */
export function drawPlan(
  wish: InterviewWish,
  { state, context }: Pick<InterviewDesk, "state" | "context">,
): InterviewPlan {
  const { packageRoot } = context;
  const { version } = process;
  const { catalog, progress } = state;
  const puzzles = listPuzzles(loadScenes(packageRoot).scenes, version);
  return drawInterview(wish, {
    challenges: catalog.challenges,
    cards: listSpeakable(loadCards(packageRoot).cards, version),
    scenes: puzzles.map(({ slug }) => slug),
    mayDrill: (slug) => mayDrill(progress.challenges.get(slug)),
    before: listInterviews(progress.interviews),
  });
}

/** The cards and scenes that interviews ask, which are read once for all of them. */
interface Library {
  cards: readonly Card[];
  scenes: readonly Scene[];
}

/** Reads all cards and scenes. */
export function loadLibrary({ packageRoot }: Context): Library {
  return { cards: loadCards(packageRoot).cards, scenes: loadScenes(packageRoot).scenes };
}

/** What a drawn interview asks from. */
export function loadInterviewContent(
  plan: InterviewPlan,
  { state, context }: Pick<InterviewDesk, "state" | "context">,
  library: Library = loadLibrary(context),
): InterviewContent {
  const { coding, cards, scene } = plan;
  const { packageRoot } = context;
  const whole = findChallenge(state.catalog, coding.slug);
  const brief = loadBrief(packageRoot, coding.slug);
  const puzzle = scene === null ? undefined : library.scenes.find(({ slug }) => slug === scene);
  return {
    ...{ challenge: cutChallenge(whole, plan), whole },
    talk: loadTalk(packageRoot, coding.slug),
    signature: findSignature(brief),
    stageQuestions: new Map(brief.stages.map(({ n, question }) => [n, question])),
    cards: library.cards.filter(({ id }) => cards.includes(id)),
    scene: puzzle === undefined ? null : { slug: puzzle.slug, title: puzzle.title },
    rules: new Map(Object.entries(LOOP_RULES).map(([id, { says }]) => [id, says])),
    why: loadSolution(packageRoot, coding.slug).why,
    version: process.version,
  };
}

/** Begins an interview now, without writing it down yet. */
export function beginInterview(plan: InterviewPlan, { now }: Context): InterviewState {
  return beginState(now().toISOString(), plan);
}

/** Writes a step into the journal at once, then takes it. */
export function recordStep({ state, context, interview, clock }: InterviewDesk, step: Step): void {
  const at = context.now().toISOString();
  const clockMs = clock.read();
  const { id, steps } = interview;
  recordEvent(state, {
    ...{ kind: "interviewed", at, interview: id, n: steps.length, clockMs, step },
  });
  takeStep(interview, { at, clockMs, step });
}

/** Ends an interview before its last part; the one thing to practise is queued first, so that no end loses it. */
export function stopInterview(desk: InterviewDesk): void {
  const { interview, content } = desk;
  if (interview.ended !== null) return;
  if (!interview.queued) recordStep(desk, queuePractice(interview, content));
  recordStep(desk, { kind: "ended", end: "stopped" });
}

/** What the interview comes to, beside those before it. */
export function tellDebrief({ state, context, interview, content }: InterviewDesk): Debrief {
  const all = listInterviews(state.progress.interviews);
  const before = all.filter(
    ({ id, ended }) => ended !== null && Date.parse(id) < Date.parse(interview.id),
  );
  return buildDebrief(interview, content, listEarlier(before, { state, context }));
}

/** What the interviews of a journal came to, in their order; one whose content is gone is left out. */
function listEarlier(
  interviews: readonly InterviewState[],
  place: Pick<InterviewDesk, "state" | "context">,
): EarlierInterview[] {
  const known = new Set(place.state.catalog.challenges.map(({ slug }) => slug));
  const library = loadLibrary(place.context);
  return interviews
    .filter(({ plan }) => known.has(plan.coding.slug))
    .slice(-MOST_EARLIER)
    .map((one) =>
      summarizeDebrief(buildDebrief(one, loadInterviewContent(one.plan, place, library), [])),
    );
}

/** No more stand beside a debrief. */
const MOST_EARLIER = 3;
