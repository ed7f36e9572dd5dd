import { TrainerError } from "../errors.ts";
import type { Deck } from "./card/card-base.ts";
import { DECKS } from "./card/card-base.ts";

/** What an interviewer asks about, by the deck of its topic. */
export type Theory = readonly { id: string; deck: Deck; title: string }[];

/**
 * Reads `quiz/theory.json`: for each deck the ids of its topics with their titles.
 *
 * @throws TrainerError `INVALID_THEORY` with every fault, a line each.
 */
export function parseTheory(value: unknown): Theory {
  const faults: string[] = [];
  const theory = readEntries(value, "", faults).flatMap(([name, ids]) => {
    const deck = DECKS.find((one) => one === name);
    if (deck === undefined) faults.push(`${name}: expected a deck of ${DECKS.join(", ")}`);
    return readEntries(ids, name, faults).map(([id, title]) => {
      const fits = /^[A-Z]{2}-\d{2}$/.test(id) && typeof title === "string" && title !== "";
      if (!fits) faults.push(`${name}.${id}: expected an id such as EL-03 with a title`);
      return { id, deck: deck ?? DECKS[0], title: String(title) };
    });
  });
  if (faults.length === 0) return theory;
  const message = faults.map((fault) => `quiz/theory.json: ${fault}`).join("\n");
  throw new TrainerError("INVALID_THEORY", message, { hint: "Correct the places above." });
}

function readEntries(value: unknown, path: string, faults: string[]): [string, unknown][] {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.entries(value);
  faults.push(`${path === "" ? "document" : path}: expected an object`);
  return [];
}
