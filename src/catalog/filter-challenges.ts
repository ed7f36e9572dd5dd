import { TrainerError } from "../errors.ts";
import type { Progress, Status } from "../progress/event.ts";
import type { Catalog, Challenge } from "./challenge.ts";
import { LEVELS, TRACKS } from "./challenge.ts";
import { findNearestName } from "./nearest-name.ts";

/** What to keep, as it was typed; what is `undefined` keeps everything. */
export interface Filter {
  track?: string | undefined;
  level?: string | undefined;
  status?: string | undefined;
  /** Words that must all occur in the slug, title, tags, summary or track, in any case. */
  search?: string | undefined;
}

/**
 * The challenges that pass all parts of a filter, in the order of the catalog.
 *
 * @throws TrainerError `UNKNOWN_FILTER` with the nearest and all values that can be chosen of every part that is not known.
 */
export function filterChallenges(
  catalog: Catalog,
  progress: Progress,
  filter: Filter,
): Challenge[] {
  rejectUnknown(filter, catalog);
  const words = (filter.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return catalog.challenges.filter(
    (challenge) =>
      passes(filter.track, challenge.track) &&
      passes(filter.level, challenge.level) &&
      passes(filter.status, progress.challenges.get(challenge.slug)?.status ?? "new") &&
      mentions(challenge, words),
  );
}

/** What a challenge can be for a learner. */
export const STATUSES = ["new", "started", "solved"] as const satisfies readonly Status[];

function rejectUnknown(filter: Filter, { challenges }: Catalog): void {
  // A track that has no challenges yet is known, but nobody is sent there.
  const offered = TRACKS.filter((one) => challenges.some(({ track }) => track === one));
  const parts = [
    { name: "track", value: filter.track, allowed: TRACKS, offered },
    { name: "level", value: filter.level, allowed: LEVELS, offered: LEVELS },
    { name: "status", value: filter.status, allowed: STATUSES, offered: STATUSES },
  ];
  const unknown = parts.filter(
    ({ value, allowed }) => value !== undefined && !allowed.some((known) => known === value),
  );
  if (unknown.length === 0) return;
  const faults = unknown.map(({ name, value }) => `There is no ${name} \`${value ?? ""}\`.`);
  const hints = unknown.map(({ name, value, offered: words }) => {
    const nearest = findNearestName(words, value ?? "");
    const meant = nearest === null ? "" : `Did you mean \`--${name} ${nearest}\`? `;
    return `${meant}Use \`--${name}\` with ${list(words)}.`;
  });
  throw new TrainerError("UNKNOWN_FILTER", faults.join(" "), { hint: hints.join(" ") });
}

function list(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

function passes(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}

function mentions(challenge: Challenge, words: readonly string[]): boolean {
  const { slug, title, tags, summary, track } = challenge;
  const text = [slug, title, ...tags, summary, track].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
