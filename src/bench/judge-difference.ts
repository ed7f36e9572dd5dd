import type { Comparison, Reading } from "./summarize.ts";

/** How one contestant does beside another at the largest size of a workload. */
export interface Difference {
  workload: string;
  /** The one that it is compared with. */
  other: string;
  /** How many times as fast it is; below 1 when it is slower. */
  ratio: number;
  /** Whether that is more than the noise of both. */
  clear: boolean;
}

/** Compares one contestant with all others; what the noise may have made is not called a difference. */
export function findDifferences(comparisons: readonly Comparison[], name: string): Difference[] {
  return comparisons.flatMap(({ workload, rows }) => {
    const mine = rows.find((row) => row.name === name)?.readings.at(-1);
    if (mine === undefined) return [];
    return rows
      .filter((row) => row.name !== name)
      .flatMap((row) => {
        const theirs = row.readings.at(-1);
        return theirs === undefined
          ? []
          : [{ workload, other: row.name, ...compare(mine, theirs) }];
      });
  });
}

/** Part of the rounds in which the faster one has to be faster. */
const MOST = 0.9;

/** The rounds of both took turns, so each pair of them had the same machine. */
function compare(mine: Reading, theirs: Reading): Pick<Difference, "ratio" | "clear"> {
  const ratio = mine.perSecond / theirs.perSecond;
  const [slow, fast] = ratio < 1 ? [mine, theirs] : [theirs, mine];
  const apart = slow.perSecond * (1 + slow.noise) < fast.perSecond * (1 - fast.noise);
  const won = fast.rounds.filter((perSecond, at) => perSecond > (slow.rounds[at] ?? 0));
  return { ratio, clear: apart && won.length >= fast.rounds.length * MOST };
}
