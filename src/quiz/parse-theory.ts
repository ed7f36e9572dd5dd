import { TrainerError } from "../errors.ts";
import type { Deck } from "./card/card-base.ts";
import { DECKS } from "./card/card-base.ts";

/** How much is expected of an engineer, the least first; who stands higher knows what is below too. */
export const RUNGS = ["junior", "senior", "staff"] as const;

export type Rung = (typeof RUNGS)[number];

/** One thing to know of a topic. */
export interface Fact {
  rung: Rung;
  /** Markdown, one sentence. */
  text: string;
  /** Ids of the cards that somebody who does not know it gets wrong; none as long as it is open. */
  cards: string[];
}

/** A topic that an interviewer asks about. */
export interface TheoryTopic {
  id: string;
  deck: Deck;
  title: string;
  /** Its key facts; none as long as they were not written down. */
  facts: Fact[];
}

/** What an interviewer asks about, by the deck of its topic. */
export type Theory = readonly TheoryTopic[];

/**
 * Reads `quiz/theory.json`: for each deck the ids of its topics, each with its title and, rung by rung, its
 * facts with their cards. A topic whose facts are not written down is its title alone.
 *
 * @throws TrainerError `INVALID_THEORY` with every fault, a line each.
 */
export function parseTheory(value: unknown): Theory {
  const faults: string[] = [];
  const theory = readEntries(value, "", faults).flatMap(([name, ids]) => {
    const deck = DECKS.find((one) => one === name);
    if (deck === undefined) faults.push(`${name}: expected a deck of ${DECKS.join(", ")}`);
    return readEntries(ids, name, faults).map(([id, topic]) => {
      const path = `${name}.${id}`;
      const { title, facts } = readTopic(topic, path, faults);
      const fits = /^[A-Z]{2}-\d{2}$/.test(id) && typeof title === "string" && title !== "";
      if (!fits) faults.push(`${path}: expected an id such as EL-03 with a title`);
      return { id, deck: deck ?? DECKS[0], title: String(title), facts };
    });
  });
  if (faults.length === 0) return theory;
  const message = faults.map((fault) => `quiz/theory.json: ${fault}`).join("\n");
  throw new TrainerError("INVALID_THEORY", message, { hint: "Correct the places above." });
}

function readTopic(
  value: unknown,
  path: string,
  faults: string[],
): { title: unknown; facts: Fact[] } {
  if (typeof value === "string") return { title: value, facts: [] };
  const entries = readEntries(value, path, faults);
  const facts = entries.flatMap(([key, part]) => {
    if (key === "title") return [];
    const rung = RUNGS.find((one) => one === key);
    if (rung === undefined) {
      faults.push(`${path}.${key}: expected title, ${RUNGS.join(", ")}`);
      return [];
    }
    return readEntries(part, `${path}.${key}`, faults).map(([text, cards]) => ({
      rung,
      text,
      cards: readIds(cards, `${path}.${key}`, faults),
    }));
  });
  return { title: new Map(entries).get("title"), facts };
}

function readIds(value: unknown, path: string, faults: string[]): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [null];
  const ids = items.flatMap((item) => (typeof item === "string" ? [item] : []));
  if (ids.length < items.length) faults.push(`${path}: expected ids of cards in an array`);
  return ids;
}

function readEntries(value: unknown, path: string, faults: string[]): [string, unknown][] {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value);
  faults.push(`${path === "" ? "document" : path}: expected an object`);
  return [];
}
