import { distance } from "fastest-levenshtein";
import type { Challenge } from "./challenge.ts";

/**
 * At most three challenges that someone who typed `slug` may have meant, the likeliest first. Where one is a slip of
 * the fingers away, those that are only alike are not meant.
 */
export function findNearest(challenges: readonly Challenge[], slug: string): Challenge[] {
  const typed = spell(slug);
  if (typed === "") return [];
  const ranked = challenges
    .map((challenge) => ({ challenge, rank: measure(challenge, typed) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank);
  const isTypo = (ranked[0]?.rank ?? Infinity) < PART;
  return ranked
    .filter(({ rank }) => !isTypo || rank < PART)
    .slice(0, 3)
    .map(({ challenge }) => challenge);
}

/** How a slug would be spelled: `Event Emitter` and `EventEmitter` become `event-emitter`. */
function spell(text: string): string {
  return text
    .slice(0, 80)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** From this rank on, it is not just a slip of the fingers. */
const PART = 100;

/** Slips of the fingers come first, then parts of the slug, words of the title, and what is a little alike. */
function measure({ slug, title }: Challenge, typed: string): number {
  const apart = distance(typed, slug);
  const longest = Math.max(typed.length, slug.length);
  if (apart <= 2 && apart * 2 < longest) return apart;
  if (sharesPart(slug, typed)) return PART + apart;
  if (sharesWord(spell(title), typed)) return 200 + apart;
  return apart <= longest * 0.4 ? 300 + apart : Infinity;
}

function sharesPart(slug: string, typed: string): boolean {
  const shorter = Math.min(slug.length, typed.length);
  return shorter >= 2 && (slug.includes(typed) || typed.includes(slug));
}

function sharesWord(title: string, typed: string): boolean {
  const words = title.split("-");
  return typed
    .split("-")
    .some((word) => word.length >= 3 && words.some((other) => other.startsWith(word)));
}
