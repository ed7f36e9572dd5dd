import { buildDebrief } from "./build-debrief.ts";
import { askCard } from "./card-question.ts";
import { listToWord } from "./asked-questions.ts";
import { chooseFollowUps } from "./choose-follow-ups.ts";
import type { InterviewContent } from "./content.ts";
import { PARTS } from "./debrief.ts";
import type { Part, Point } from "./debrief.ts";
import type { Asked, InterviewState } from "./fold-interview.ts";
import { countBestStages } from "./last-run.ts";
import { limitOf } from "./plan.ts";
import { listToBack } from "./spoken.ts";
import type { Question, Step } from "./step.ts";

/** What comes next in an interview. */
export type Move =
  /** A step that needs nobody. */
  | { kind: "note"; step: Step }
  | { kind: "wonder" }
  | { kind: "tick-asked" }
  | { kind: "word"; question: number; text: string }
  | { kind: "sure"; asked: Asked }
  | { kind: "speak"; asked: Asked }
  | { kind: "tick"; asked: Asked }
  | { kind: "back"; asked: Asked; point: number }
  | { kind: "show"; asked: Asked }
  | { kind: "predict" }
  | { kind: "explain"; ask: { line: string; rules: string[]; right: string } }
  | { kind: "code" }
  | { kind: "over" };

/**
 * What comes next. It depends on nothing but the steps so far, the content and the clock, so an
 * interview that was left goes on where it was.
 */
export function nextMove(state: InterviewState, content: InterviewContent, clockMs: number): Move {
  if (state.ended !== null) return { kind: "over" };
  const { part } = state;
  if (part === null) return note({ kind: "entered", part: "clarify" });
  const isLate = clockMs - (state.entered.get(part) ?? 0) >= limitOf(state.plan, part);
  const move = moveIn(part, state, { content, isLate });
  return move ?? note({ kind: "entered", part: findNextPart(state, part) });
}

/** Queues the one thing to practise. */
export function queuePractice(state: InterviewState, content: InterviewContent): Step {
  return { kind: "queued", practise: buildDebrief(state, content, []).practise };
}

function note(step: Step): Move {
  return { kind: "note", step };
}

function findNextPart({ plan }: InterviewState, part: Part): Part {
  const later = PARTS.slice(PARTS.indexOf(part) + 1);
  return (
    later.find((one) => limitOf(plan, one) > 0 && (one !== "puzzle" || plan.scene !== null)) ??
    "debrief"
  );
}

interface Moment {
  content: InterviewContent;
  /** The time of the part is over: nothing new is begun. */
  isLate: boolean;
}

/** What is left in a part; `null` when it is over. */
function moveIn(part: Part, state: InterviewState, moment: Moment): Move | null {
  switch (part) {
    case "clarify":
      return moveInQuestions(state, moment.content);
    case "theory":
      return askOn(listTheory(state, moment.content), state, moment);
    case "puzzle":
      return moveInPuzzle(state, moment);
    case "coding":
      if (state.coded === null) return { kind: "code" };
      return askOn(listSpokenStages(state, moment.content), state, moment);
    case "follow-ups":
      return askOn(listFollowUps(state, moment.content), state, moment);
    case "debrief":
      // What is to be practised is written down first: after the end nothing goes on.
      return note(
        state.queued ? { kind: "ended", end: "finished" } : queuePractice(state, moment.content),
      );
  }
}

/** What was typed first, then the list to tick, then the words of what was ticked and not typed. */
function moveInQuestions(state: InterviewState, content: InterviewContent): Move | null {
  if (state.asked === null) return state.opened ? { kind: "tick-asked" } : { kind: "wonder" };
  const question = listToWord(state, content).find((at) => !state.worded.has(at));
  if (question === undefined) return null;
  return { kind: "word", question, text: content.talk.asked[question]?.question ?? "" };
}

function moveInPuzzle({ predicted, explained }: InterviewState, { isLate }: Moment): Move | null {
  if (predicted === null) return isLate ? null : { kind: "predict" };
  if (predicted.ask === null || explained !== null) return null;
  return { kind: "explain", ask: predicted.ask };
}

/** Finishes the question that is open, then asks the next one, as long as there is time. */
function askOn(
  questions: readonly Question[],
  state: InterviewState,
  { isLate }: Moment,
): Move | null {
  for (const question of questions) {
    const asked = state.questions.find((one) => one.question.id === question.id);
    if (asked === undefined) {
      if (isLate) return null;
      return note({ kind: "question", question });
    }
    const move = moveOn(asked, state.plan.seed);
    if (move !== null) return move;
  }
  return null;
}

function moveOn(asked: Asked, seed: string): Move | null {
  const { question, sure, said, ticked, backed, shown } = asked;
  if (sure === null && question.about === "theory") return { kind: "sure", asked };
  if (said === null) return { kind: "speak", asked };
  if (ticked === null) return { kind: "tick", asked };
  const point = listToBack(asked, seed).find((at) => !backed.has(at));
  if (point !== undefined) return { kind: "back", asked, point };
  return question.shows && !shown ? { kind: "show", asked } : null;
}

function listTheory({ plan }: InterviewState, { cards, version }: InterviewContent): Question[] {
  return plan.cards.flatMap((id, at) => {
    const card = cards.find((one) => one.id === id);
    return card === undefined
      ? []
      : (askCard(card, { number: at + 1, version, level: plan.level }) ?? []);
  });
}

/** The number of the stage from which on a candidate has something to vary. */
const TWIST_FROM = 2;

/** Once stage 2 is green: for a senior the question of the next stage, then one twist. */
function listSpokenStages(state: InterviewState, content: InterviewContent): Question[] {
  const { plan, coded } = state;
  const green = countBestStages(state);
  if (plan.coding.kind !== "solve" || coded === "time" || green < TWIST_FROM) return [];
  const { whole, stageQuestions, talk } = content;
  const stage = plan.level === "senior" ? whole.stages[green] : undefined;
  const question = stage === undefined ? undefined : stageQuestions.get(stage.n);
  const titles = whole.requirements.filter((one) => one.stage === stage?.n);
  const next: Question[] =
    stage === undefined || question === undefined || question === ""
      ? []
      : [
          {
            ...{ id: "stage", about: "stage", card: null, shows: false, question },
            why: `It is the question of stage ${stage.n}, ${stage.title}.`,
            points: titles
              .slice(0, MOST_TITLES)
              .map(({ title }): Point => ({ kind: "must", text: title })),
          },
        ];
  const twist = talk.twists[countSeed(plan.seed) % Math.max(1, talk.twists.length)];
  return twist === undefined
    ? next
    : [
        ...next,
        {
          ...{ id: "twist", about: "twist", card: null, shows: false },
          ...{ question: twist.question, points: [...twist.points] },
          why: "Your code does what was asked, so here is a variation.",
        },
      ];
}

const MOST_TITLES = 4;

/** A number that follows from a seed. */
function countSeed(seed: string): number {
  return Array.from(seed).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0);
}

/** Once one is asked, they stay what they are: a run that is judged later changes none of them. */
function listFollowUps(state: InterviewState, content: InterviewContent): Question[] {
  const chosen = chooseFollowUps(state, content);
  return chosen.map(
    (question) =>
      state.questions.find((one) => one.question.id === question.id)?.question ?? question,
  );
}
