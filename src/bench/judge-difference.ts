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

/** Compares one contestant with all others; what is inside the noise is not called a difference. */
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

function compare(mine: Reading, theirs: Reading): Pick<Difference, "ratio" | "clear"> {
  const ratio = mine.perSecond / theirs.perSecond;
  const [slow, fast] = ratio < 1 ? [mine, theirs] : [theirs, mine];
  const clear = slow.perSecond * (1 + slow.noise) < fast.perSecond * (1 - fast.noise);
  return { ratio, clear };
}
