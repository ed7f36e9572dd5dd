import type { Day } from "../memory/day.ts";
import type { Deck } from "./card/card-base.ts";
import type { Kind } from "./card/card.ts";
import { compareFresh } from "./card-minutes.ts";
import { shuffle } from "./shuffle.ts";
import type { Standing } from "./standing.ts";
import { isDue } from "./standing.ts";

/** Which cards a session asks. */
export interface Selection {
  deck: Deck | null;
  kind: Kind | null;
  /** At most so many; `null` is all. */
  count: number | null;
  /** Only what is due. */
  due: boolean;
  /** Ids of the cards that were left in the middle of an answer, which come first. */
  begun?: ReadonlySet<string>;
  seed: string;
  day: Day;
}

/** The cards of a session in their order: what was begun, then what is due and forgotten most, then new ones, easy ones first, then others. */
export function selectCards(standings: readonly Standing[], selection: Selection): Standing[] {
  const { deck, kind, count, due, begun = new Set(), seed, day } = selection;
  const fits = standings.filter(
    ({ card }) => (deck === null || card.deck === deck) && (kind === null || card.kind === kind),
  );
  const chosen = fits.filter(({ card }) => !begun.has(card.id));
  const waiting = chosen.filter((one) => isDue(one, day));
  const rest = chosen.filter((one) => !isDue(one, day));
  const fresh = rest.filter((one) => one.schedule === null);
  const later = rest.filter((one) => one.schedule !== null);
  const mixed = shuffle(fresh.length, seed)
    .flatMap((at) => fresh[at] ?? [])
    .toSorted(compareFresh);
  const ordered = [
    ...fits.filter((one) => begun.has(one.card.id) && (!due || isDue(one, day))),
    ...waiting.toSorted((a, b) => retentionOf(a) - retentionOf(b)),
    ...(due ? [] : mixed),
    ...(due ? [] : later.toSorted((a, b) => retentionOf(a) - retentionOf(b))),
  ];
  return count === null ? ordered : ordered.slice(0, count);
}

/** A new card has nothing to forget, so it comes after those that have. */
function retentionOf({ schedule }: Standing): number {
  return schedule?.retention ?? 1;
}
