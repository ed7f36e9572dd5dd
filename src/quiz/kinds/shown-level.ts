import { DESIGNER_LEVELS } from "../score-points.ts";
import type { DesignerLevel } from "../score-points.ts";
import { listSaid } from "./said-points.ts";
import type { Talk, TalkSaid } from "./talk.ts";

/** How many musts of a level there are in all parts, and how many of them were said. */
export interface LevelCount {
  level: DesignerLevel;
  musts: number;
  hits: number;
}

/** The musts of each level, over all parts. */
export function countLevels({ parts }: Talk, said: TalkSaid): LevelCount[] {
  const musts = parts.flatMap(({ points }, part) => {
    const own = said.parts[part];
    const kept = own === undefined ? [] : listSaid(own);
    return points.flatMap(({ kind, level }, at) =>
      kind === "must" ? [{ level, said: kept.includes(at) }] : [],
    );
  });
  return DESIGNER_LEVELS.map((level) => {
    const own = musts.filter((one) => one.level === level);
    return { level, musts: own.length, hits: own.filter((one) => one.said).length };
  });
}

/**
 * The level that an answer shows: half of its own musts were said, and half of all up to it when each
 * wrong point takes one away; so were those of the levels below. `null` when not even the first is shown.
 */
export function findShown(talk: Talk, said: TalkSaid): DesignerLevel | null {
  const against = talk.parts
    .map(({ points }, part) => {
      const own = said.parts[part];
      const kept = own === undefined ? [] : listSaid(own);
      return points.filter(({ kind }, at) => kind === "wrong" && kept.includes(at)).length;
    })
    .reduce((sum, count) => sum + count, 0);
  const counts = countLevels(talk, said);
  const missed = counts.findIndex(({ musts, hits }, at) => {
    const upTo = counts.slice(0, at + 1);
    const all = upTo.reduce((sum, one) => sum + one.musts, 0);
    const got = upTo.reduce((sum, one) => sum + one.hits, 0) - against;
    return hits * 2 < musts || got * 2 < all;
  });
  const reached = missed === -1 ? counts : counts.slice(0, missed);
  return reached.at(-1)?.level ?? null;
}
