import { createHash } from "node:crypto";
import type { Answering, KeptAnswer } from "../progress/event.ts";
import { askCard } from "./asked-card.ts";
import type { Answer, AnswerOf, AskedCard, AskedOf, Card, Kind } from "./card/card.ts";
import { BY_KIND, isAnswerTo } from "./card/kinds.ts";
import type { Asked } from "./kinds/card-kind.ts";

/** A card as it is asked, and the answers that every step of it has led to. */
export interface BegunAnswer {
  asked: AskedCard;
  /** The seed by which it is shuffled. */
  seed: string;
  steps: Answer[];
  /** The number of the step that comes next. */
  n: number;
}

/** Asks a card, or goes on where an answer in many steps was left; what was graded goes back one step. */
export function beginAnswer(
  card: Card,
  kept: KeptAnswer | undefined,
  { seed, version }: { seed: string; version: string },
): BegunAnswer {
  if (kept !== undefined && !kept.isGraded) {
    const asked = askCard(card, kept.seed, version);
    const steps = restoreSteps(asked, kept);
    if (steps.length > 0) return { asked, seed: kept.seed, steps, n: kept.n + 1 };
  }
  return { asked: askCard(card, seed, version), seed, steps: [], n: 0 };
}

/** What is written down after a step of an answer; `null` for a card that is answered at once. */
export function keepAnswer<K extends Kind>(
  asked: AskedOf<K>,
  answer: Answer | undefined,
): Pick<Answering, "card" | "shown" | "part" | "said"> | null {
  const { card } = asked;
  const { takeBack, tell } = BY_KIND[card.kind];
  if (takeBack === undefined) return null;
  const told = answer !== undefined && isAnswerTo<K>(card.kind, answer) ? tell(asked, answer) : [];
  const parts: unknown[] = Array.isArray(told) ? told : [];
  const last = parts.at(-1);
  const said = typeof last === "object" ? last : null;
  return { card: card.id, shown: digestShown(asked), part: parts.length, said };
}

/** The answers that each step has led to; none when what was said does not fit the card any more. */
function restoreSteps<K extends Kind>(asked: AskedOf<K>, { shown, parts }: KeptAnswer): Answer[] {
  const { parse, takeBack, waits } = BY_KIND[asked.card.kind];
  if (takeBack === undefined || digestShown(asked) !== shown || parts.length === 0) return [];
  const answer = parse(asked, parts);
  if (answer === null) return [];
  const isWhole = (waits?.(asked, answer) ?? null) === null;
  const steps: AnswerOf<K>[] = [];
  let one = isWhole ? takeBack(answer) : answer;
  while (one !== null) {
    steps.unshift(one);
    one = takeBack(one);
  }
  return steps;
}

/** What was said holds for these words in this order, on whatever Node they are asked. */
function digestShown({ card, items }: Asked<{ question: string }>): string {
  const texts = [card.question, ...items.map(({ text }) => text)];
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 12);
}
