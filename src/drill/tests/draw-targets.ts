import { materialize } from "../../catalog/bank.ts";
import type { Bank } from "../../catalog/bank.ts";
import type { Challenge, Mistake } from "../../catalog/challenge.ts";
import { seedRandom } from "../../text/seed-random.ts";

/** A wrong solution that tests are to catch. */
export interface Target extends Pick<Mistake, "name" | "title" | "says"> {
  /** The first stage that asks for what it breaks. */
  stage: number;
  /** TypeScript. */
  program: string;
}

/** How many wrong solutions a drill has, if there are as many. */
const DRAWN = 25;

/** What wrong solutions are drawn from. */
interface Draw {
  challenge: Challenge;
  bank: Bank;
  /** The last stage that counts. */
  stage: number;
  seed: string;
}

/**
 * Draws the wrong solutions of a drill: only those that break a promise of a stage up to the last one
 * that counts. A seed always draws the same ones; they are in the order of their stages.
 */
export function drawTargets({ challenge, bank, stage, seed }: Draw): Target[] {
  const stages = new Map(challenge.requirements.map((one) => [one.id, one.stage]));
  const all = bank.mistakes.flatMap((mistake): Target[] => {
    const made = materialize(mistake, bank);
    if (!("text" in made)) return [];
    const { name, title, says, misses } = mistake;
    const first = Math.min(...misses.map((id) => stages.get(id) ?? Infinity));
    return first > stage ? [] : [{ name, title, says, stage: first, program: made.text }];
  });
  const next = seedRandom(`${challenge.slug} ${seed}`);
  return all
    .map((target) => ({ target, at: next() }))
    .toSorted((one, other) => one.at - other.at)
    .slice(0, DRAWN)
    .map(({ target }) => target)
    .toSorted((one, other) => one.stage - other.stage);
}
