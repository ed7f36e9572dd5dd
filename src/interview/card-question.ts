import type { Card, CardOf } from "../quiz/card/card.ts";
import { matchesRange } from "../text/version-range.ts";
import { INTERVIEW_LEVELS } from "./debrief.ts";
import type { InterviewLevel, Point } from "./debrief.ts";
import type { SpokenCard } from "./draw.ts";
import type { Question } from "./step.ts";

/** The kinds of cards that can be asked without showing what to choose from. */
type SpeakableCard = CardOf<"spoken" | "recall" | "one">;

/** The cards that can be asked aloud on a Node version. */
export function listSpeakable(cards: readonly Card[], version: string): SpokenCard[] {
  return cards.filter(isSpeakable).flatMap((card) => {
    const { id, deck, node, kind, level, theory } = card;
    return matchesRange(version, node) ? [{ id, deck, kind, level, theory }] : [];
  });
}

function isSpeakable(card: Card): card is SpeakableCard {
  if (card.kind === "spoken" || card.kind === "recall") return true;
  // "Which of these" cannot be answered by who does not see them.
  return (
    card.kind === "one" && !/\b(?:of (?:these|them|the following)|below)\b/i.test(card.question)
  );
}

/** A card as an interviewer asks it; `number` counts the theory questions from 1. */
export function askCard(
  card: Card,
  { number, version, level }: { number: number; version: string; level: InterviewLevel },
): Question | null {
  if (!isSpeakable(card)) return null;
  const question = card.code === null ? card.question : `${card.question}\n\n${fence(card.code)}`;
  return {
    ...{ id: `theory-${number}`, about: "theory", card: card.id, why: null, question },
    points: listPoints(card, { version, level }),
    shows: card.proof?.prints.some(({ range }) => matchesRange(version, range)) ?? false,
  };
}

/**
 * The points of a spoken card: what is a must only for a more experienced speaker is good for this one.
 * Without points of its own, what a card says is right is a must, and why it is so is good.
 */
function listPoints(
  card: SpeakableCard,
  { version, level }: { version: string; level: InterviewLevel },
): Point[] {
  if (card.kind === "spoken") {
    const rank = INTERVIEW_LEVELS.indexOf(level);
    return card.points.map((point): Point => {
      const isFurther = point.level !== null && INTERVIEW_LEVELS.indexOf(point.level) > rank;
      return { kind: point.kind === "must" && isFurther ? "good" : point.kind, text: point.text };
    });
  }
  const good = splitSentences(card.why)
    .slice(0, MOST_GOOD)
    .map((text): Point => ({ kind: "good", text }));
  if (card.kind === "recall")
    return [...card.checklist.map((text): Point => ({ kind: "must", text })), ...good.slice(0, 1)];
  const isRight = ({ right }: { right: string | null }): boolean =>
    right !== null && matchesRange(version, right);
  const right = card.choices.filter(isRight);
  const wrong = card.choices.filter((one) => !isRight(one)).slice(0, MOST_WRONG);
  return [
    ...right.map(({ text }): Point => ({ kind: "must", text })),
    ...right.flatMap(({ why }) =>
      splitSentences(why)
        .slice(0, 1)
        .map((text): Point => ({ kind: "must", text })),
    ),
    ...good,
    ...wrong.map(({ text }): Point => ({ kind: "wrong", text })),
  ];
}

const MOST_GOOD = 2;
const MOST_WRONG = 2;

/** The sentences of a text, without those that lead into code. */
function splitSentences(markdown: string): string[] {
  const prose = markdown
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return (prose.match(/(?:`[^`]*`|[^`.!?]|[.!?](?! |$))+[.!?]?/g) ?? [])
    .map((one) => one.trim())
    .filter((one) => one.length > 1 && !one.endsWith(":"));
}

function fence(code: string): string {
  return `\`\`\`js\n${code}\n\`\`\``;
}
