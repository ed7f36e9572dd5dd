import { TrainerError } from "../../errors.ts";
import type { Card, Kind } from "../../quiz/card/card.ts";
import type { Deck } from "../../quiz/card/card-base.ts";
import { matchesRange } from "../../text/version-range.ts";
import { findCard } from "../../quiz/find-card.ts";
import { selectCards } from "../../quiz/select-cards.ts";
import { isDue } from "../../quiz/standing.ts";
import type { Standing } from "../../quiz/standing.ts";
import { KIND_MINUTES } from "../../quiz/card-minutes.ts";
import { countDue, countKinds, countTopics } from "../../quiz/summarize.ts";
import { renderNext } from "../../ui/command-list.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { VIEWS } from "../../ui/quiz/kinds/index.ts";
import { renderDue } from "../../ui/quiz/render-summary.ts";
import { countNoun } from "../../ui/text/count-noun.ts";
import type { Context, ExitCode } from "../context.ts";
import { findDeskDay, findStandings } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { listBegun } from "./keep-steps.ts";
import type { QuizOptions } from "./options.ts";

/** The cards of a session, or why there is none. */
export type CardChoice = { kind: "chosen"; chosen: Standing[] } | { kind: "left"; code: ExitCode };

/** Which cards are wanted; `null` as count is all. */
interface Wish {
  deck: Deck | null;
  kind: Kind | null;
  due: boolean;
  count: number | null;
}

/**
 * The cards that the options ask for; with none and in a terminal, the learner is asked.
 *
 * @throws TrainerError `UNKNOWN_CARD`, or `OTHER_NODE` for a card that does not hold on this one.
 */
export async function chooseCards(
  desk: QuizDesk,
  options: QuizOptions,
  context: Context,
): Promise<CardChoice> {
  const standings = findStandings(desk, context);
  if (options.card !== undefined) {
    const card = findHere(options.card, desk);
    return { kind: "chosen", chosen: standings.filter((one) => one.card === card) };
  }
  const said = readWish(options);
  const asks = said === null && context.terminal.interactive && options.json !== true;
  const wish = asks ? await askWish(standings, desk, context) : (said ?? ANY);
  if (wish === "left" || wish === "interrupted")
    return { kind: "left", code: wish === "left" ? 0 : 130 };
  const { seed } = desk;
  const day = findDeskDay(desk, context);
  const chosen = selectCards(standings, { ...wish, begun: new Set(listBegun(desk)), seed, day });
  if (chosen.length > 0 || options.json === true) return { kind: "chosen", chosen };
  context.out(
    `No card ${wish.due ? "is due" : "fits"}.\n${renderDue(countDue(standings, context.now()), context)}\n`,
  );
  context.out(`${renderNext(["trainer quiz"], context)}\n`);
  return { kind: "left", code: 0 };
}

function findHere(id: string, { allCards, version }: QuizDesk): Card {
  const card = findCard(allCards, id);
  if (matchesRange(version, card.node)) return card;
  const message = `\`${card.id}\` holds for Node ${card.node}, and this is ${version}.`;
  throw new TrainerError("OTHER_NODE", message, {
    hint: `Type \`trainer quiz --deck ${card.deck}\` for cards that hold here.`,
  });
}

const USUAL = 10;
const ANY: Wish = { deck: null, kind: null, due: false, count: USUAL };

/** `null` when nothing was said. With an exam, what is planned for today is what is due. */
function readWish({ deck, kind, count, due, exam }: QuizOptions): Wish | null {
  if ([deck, kind, count, due, exam].every((said) => said === undefined)) return null;
  const onlyDue = due === true || (exam !== undefined && count === undefined);
  return {
    deck: deck ?? null,
    kind: kind ?? null,
    due: onlyDue,
    count: count ?? (onlyDue ? null : USUAL),
  };
}

async function askWish(
  standings: readonly Standing[],
  desk: QuizDesk,
  context: Context,
): Promise<Wish | "left" | "interrupted"> {
  const { signal } = context;
  const day = findDeskDay(desk, context);
  const due = standings.filter((one) => isDue(one, day)).length;
  const topics = countTopics(standings, desk.theory, day);
  const all = { deck: null, kind: null, due: false };
  const choices: { value: Omit<Wish, "count">; name: string }[] = [
    ...(due === 0 ? [] : [{ value: { ...all, due: true }, name: `What is due (${due})` }]),
    { value: all, name: `All topics (${standings.length})` },
    ...topics.map(({ deck, cards, due: own, known }) => ({
      value: { ...all, deck },
      name: `${deck} (${countNoun(cards, "card")}, ${known} known, ${own} due)`,
    })),
    ...countKinds(standings, KIND_MINUTES)
      .filter(({ minutes }) => minutes >= LONG)
      .map(({ kind, cards, minutes }) => ({
        value: { ...all, kind },
        name: `${kind}: ${VIEWS[kind].task} (${countNoun(cards, "card")}, ${minutes} min each)`,
      })),
  ];
  const topic = await askChoice({ message: "Which cards?", choices }, context);
  if (topic.kind === "interrupted" || signal.aborted) return "interrupted";
  if (topic.kind === "cancelled") return "left";
  const counts = [5, 10, 20, 50].map((value) => ({ value, name: String(value) }));
  const every: { value: number | null; name: string } = { value: null, name: "All" };
  const many = await askChoice<number | null>(
    { message: "How many?", choices: [...counts, every], initial: USUAL },
    context,
  );
  if (many.kind === "interrupted" || signal.aborted) return "interrupted";
  return many.kind === "cancelled" ? "left" : { ...topic.value, count: many.value };
}

/** Cards that take so many minutes are offered by their kind. */
const LONG = 2;
