import { describe, expect, test } from "vitest";
import { planTurns } from "../../src/bench/bench.ts";
import type { Contestant, Measured } from "../../src/bench/bench.ts";
import { findDifferences } from "../../src/bench/judge-difference.ts";
import { parseSamples } from "../../src/bench/parse-samples.ts";
import { summarize } from "../../src/bench/summarize.ts";

const contestant = (name: string): Contestant => ({ name, code: { kind: "file", path: name } });
const [yours, reference] = [contestant("yours"), contestant("reference")];

/** Rounds of one workload at sizes 1 and 100, with these speeds. */
const rounds = (...speeds: [small: number, large: number][]): Measured[] =>
  speeds.map(([small, large]) => ({
    samples: [
      { workload: "get", size: 100, perSecond: large, heldBytes: large * 10 },
      { workload: "get", size: 1, perSecond: small, heldBytes: 0 },
    ],
  }));

describe("planTurns", () => {
  test("gives each contestant one turn a round, and each round another first one", () => {
    const turns = planTurns([yours, reference], 3);
    expect(turns.map(({ contestant: { name }, round }) => `${round} ${name}`)).toEqual([
      ...["1 yours", "1 reference", "2 reference", "2 yours", "3 yours", "3 reference"],
    ]);
  });
});

describe("summarize", () => {
  test("takes medians by size, the spread of the middle half, and the growth of a call's time", () => {
    const measured = new Map([["yours", rounds([900, 80], [1000, 100], [5000, 104])]]);
    const { comparisons, failures } = summarize([yours], measured);
    expect(failures).toEqual([]);
    expect(comparisons).toEqual([
      {
        workload: "get",
        rows: [
          {
            name: "yours",
            readings: [
              { size: 1, perSecond: 1000, rounds: [900, 1000, 5000], noise: 2, heldBytes: 0 },
              { size: 100, perSecond: 100, rounds: [80, 100, 104], noise: 0.1, heldBytes: 1000 },
            ],
            growth: 10,
          },
        ],
      },
    ]);
  });

  test("leaves out who failed once, with the reason", () => {
    const measured = new Map<string, Measured[]>([
      ["yours", [...rounds([10, 10]), { failure: "Error: no" }]],
      ["reference", rounds([10, 10])],
    ]);
    const { comparisons, failures } = summarize([yours, reference], measured);
    expect(failures).toEqual([{ name: "yours", reason: "Error: no" }]);
    expect(comparisons[0]?.rows.map(({ name }) => name)).toEqual(["reference"]);
  });
});

describe("findDifferences", () => {
  const compare = (mine: [number, number][], theirs: [number, number][]) => {
    const measured = new Map([
      ["yours", rounds(...mine)],
      ["reference", rounds(...theirs)],
    ]);
    return findDifferences(summarize([yours, reference], measured).comparisons, "yours");
  };

  test("calls a difference clear when it is larger than the noise of both", () => {
    const steady: [number, number][] = [
      [1, 100],
      [1, 100],
      [1, 100],
    ];
    const fast: [number, number][] = [
      [1, 200],
      [1, 200],
      [1, 200],
    ];
    const loud: [number, number][] = [
      [1, 50],
      [1, 200],
      [1, 400],
    ];
    expect(compare(steady, fast)).toEqual([
      { workload: "get", other: "reference", ratio: 0.5, clear: true },
    ]);
    expect(compare(fast, steady)).toMatchObject([{ ratio: 2, clear: true }]);
    expect(compare(steady, loud)).toMatchObject([{ ratio: 0.5, clear: false }]);
    expect(compare(loud, steady)).toMatchObject([{ ratio: 2, clear: false }]);
    expect(compare(steady, steady)).toMatchObject([{ ratio: 1, clear: false }]);
  });

  test("calls none clear that was not there in nearly every round", () => {
    const mixed = [200, 210, 90, 205, 200].map((speed): [number, number] => [1, speed]);
    const steady = mixed.map((): [number, number] => [1, 100]);
    expect(compare(mixed, steady)).toMatchObject([{ ratio: 2, clear: false }]);
  });
});

describe("parseSamples", () => {
  const sample = { workload: "get", size: 1, perSecond: 2.5, heldBytes: -8 };

  test("reads what the child wrote", () => {
    expect(parseSamples(JSON.stringify([sample]))).toEqual([sample]);
  });

  test.each([
    ["no JSON", "{"],
    ["no list", "{}"],
    ["an empty list", "[]"],
    ["a speed of 0", JSON.stringify([{ ...sample, perSecond: 0 }])],
    ["a speed that is a text", JSON.stringify([{ ...sample, perSecond: "9" }])],
    ["a strange key", JSON.stringify([{ ...sample, more: 1 }])],
  ])("refuses %s", (_name, text) => {
    expect(() => parseSamples(text)).toThrow(/the measurements/);
  });
});
