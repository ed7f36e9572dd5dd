import type { Kind } from "./card/card.ts";
import { BY_KIND, KINDS } from "./card/kinds.ts";
import { rankLevel } from "./rank-level.ts";
import type { Standing } from "./standing.ts";

/** How long a card of most kinds takes, its explanation included. */
export const USUAL_MINUTES = 0.75;

/** How long a card of a kind takes. */
export function findMinutes(kind: Kind): number {
  return BY_KIND[kind].minutes ?? USUAL_MINUTES;
}

/** The kinds in their order, with how long a card of each takes. */
export const KIND_MINUTES: readonly { kind: Kind; minutes: number }[] = KINDS.map((kind) => ({
  kind,
  minutes: findMinutes(kind),
}));

/** How long all of these cards take. */
export function sumMinutes(standings: readonly Standing[]): number {
  return standings.reduce((sum, { card }) => sum + findMinutes(card.kind), 0);
}

/** New cards in the order in which they are asked: easy ones first, of a level the short ones. */
export function compareFresh({ card: a }: Standing, { card: b }: Standing): number {
  return rankLevel(a) - rankLevel(b) || findMinutes(a.kind) - findMinutes(b.kind);
}
