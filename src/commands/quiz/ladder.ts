import { TrainerError } from "../../errors.ts";
import { buildLadder, countLadder, findNextCards, groupByDeck } from "../../quiz/ladder.ts";
import type { TopicLadder } from "../../quiz/ladder.ts";
import { renderNext } from "../../ui/command-list.ts";
import { renderLadder, renderTopicLadders } from "../../ui/quiz/render-ladder.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { findStandings } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import type { QuizOptions } from "./options.ts";

/**
 * Shows what a junior, a senior and a staff engineer is expected to know, and where the learner stands: deck by
 * deck, or the facts of one deck or topic.
 *
 * @throws TrainerError `UNKNOWN_TOPIC` when there is no such topic.
 */
export function showLadder(desk: QuizDesk, options: QuizOptions, context: Context): ExitCode {
  const { deck, topic, json } = options;
  rejectTopic(desk, topic);
  const topics = buildLadder(desk.theory, findStandings(desk, context), { deck, topic });
  if (json === true) {
    const described = topics.map((one) => ({ ...one, ...countLadder([one]) }));
    printJson(context, { ...countLadder(topics), topics: described, faults: desk.faults });
    return 0;
  }
  const isWhole = deck === undefined && topic === undefined;
  context.out(`${isWhole ? renderDecks(topics, context) : renderFacts(topics, context)}\n`);
  const cards = findNextCards(topics, MOST).map((card) => `trainer quiz --card ${card}`);
  const next = isWhole ? ["trainer quiz --ladder --deck data"] : cards;
  if (next.length > 0) context.out(`${renderNext(next, context)}\n`);
  return 0;
}

const MOST = 2;

function renderDecks(topics: readonly TopicLadder[], context: Context): string {
  const rows = groupByDeck(topics).map(({ deck, topics: own }) => ({
    deck,
    counts: countLadder(own),
  }));
  return renderLadder(rows, countLadder(topics), context);
}

function renderFacts(topics: readonly TopicLadder[], context: Context): string {
  const counted = topics.map((topic) => ({ topic, counts: countLadder([topic]) }));
  return renderTopicLadders(counted, context);
}

function rejectTopic({ theory }: QuizDesk, topic: string | undefined): void {
  if (topic === undefined || theory.some(({ id }) => id === topic)) return;
  const group = theory.filter(({ id }) => id.slice(0, 2) === topic.slice(0, 2));
  const ids = (group.length > 0 ? group : theory).map(({ id }) => id).slice(0, 8);
  throw new TrainerError("UNKNOWN_TOPIC", `There is no topic \`${topic}\`.`, {
    hint: `Use one of ${ids.join(", ")}, or type \`trainer quiz --ladder\`.`,
  });
}
