import type { Contestant, Measured, Sample } from "./bench.ts";

/** What the rounds of one contestant came to for one workload at one size. */
export interface Reading {
  size: number;
  /** Calls a second, the median of the rounds. */
  perSecond: number;
  /** Calls a second in each round. */
  rounds: number[];
  /** How far the middle half of the rounds lies from the median at most, as a part of it. */
  noise: number;
  /** Heap that is held, in bytes, the median of the rounds. */
  heldBytes: number;
}

/** One contestant in one workload. */
export interface Row {
  name: string;
  /** From the smallest size to the largest. */
  readings: Reading[];
  /** How many times as long a call takes at the largest size as at the smallest. */
  growth: number;
}

/** One workload, and all who were measured in it. */
export interface Comparison {
  workload: string;
  rows: Row[];
}

/** What a benchmark came to. */
export interface Summary {
  comparisons: Comparison[];
  /** Contestants that could not be measured, with the reason. */
  failures: { name: string; reason: string }[];
}

/** Puts the rounds of all contestants together; who failed once is left out with the reason. */
export function summarize(
  contestants: readonly Contestant[],
  measured: ReadonlyMap<string, readonly Measured[]>,
): Summary {
  const failures: Summary["failures"] = [];
  const samples = new Map<string, Sample[]>();
  for (const { name } of contestants) {
    const rounds = measured.get(name) ?? [];
    const failure = rounds.find((round) => "failure" in round);
    if (failure !== undefined) failures.push({ name, reason: failure.failure });
    else
      samples.set(
        name,
        rounds.flatMap((round) => ("samples" in round ? round.samples : [])),
      );
  }
  const workloads = new Set([...samples.values()].flat().map(({ workload }) => workload));
  const comparisons = [...workloads].map((workload) => ({
    workload,
    rows: [...samples].flatMap(([name, own]) => {
      const row = readRow(
        name,
        own.filter((sample) => sample.workload === workload),
      );
      return row === null ? [] : [row];
    }),
  }));
  return { comparisons, failures };
}

function readRow(name: string, samples: readonly Sample[]): Row | null {
  const sizes = [...new Set(samples.map(({ size }) => size))].toSorted((a, b) => a - b);
  const readings = sizes.map((size) => readSize(size, samples));
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined) return null;
  return { name, readings, growth: first.perSecond / last.perSecond };
}

function readSize(size: number, samples: readonly Sample[]): Reading {
  const own = samples.filter((sample) => sample.size === size);
  const speeds = own.map(({ perSecond }) => perSecond);
  const perSecond = findQuantile(speeds, 0.5);
  const spread = Math.max(
    perSecond - findQuantile(speeds, 0.25),
    findQuantile(speeds, 0.75) - perSecond,
  );
  return {
    size,
    perSecond,
    rounds: speeds,
    noise: spread / perSecond,
    heldBytes: findQuantile(
      own.map(({ heldBytes }) => heldBytes),
      0.5,
    ),
  };
}

/** The value below which a part of the values lies, between two of them in proportion. */
function findQuantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
