import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { loadSnippet, prepareSource } from "../../src/loop/io/prepare-source.ts";
import { LOOP_LIMITS, MOST_EVENTS, recordRun, runPlain } from "../../src/loop/io/record-run.ts";
import type { Bench } from "../../src/loop/io/record-run.ts";
import type { Runnable } from "../../src/loop/io/prepare-source.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { MANNERS, writeSnippet } from "./random-snippet.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS = 100;
/** So many runs of each kind; where several orders appeared, and one kind does not have one of them, the second number. */
const [FEW, MANY] = [30, 200];
/** An order that so many runs of one kind print is not missing in the other kind by chance. */
const SURE = 8;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

/**
 * Thousands of runs, for which `npm run loop:sound` asks: `LOOP_LONG=1` runs them, on `LOOP_NODE`, from
 * `LOOP_FIRST` on.
 */
const { LOOP_LONG, LOOP_PROGRAMS = "300", LOOP_FIRST = "1" } = process.env;
const { LOOP_NODE = process.execPath } = process.env;

interface Program {
  name: string;
  bench: Bench;
  runnable: Runnable;
}

const isLong = LOOP_LONG === "1";

test.skipIf(!isLong)(
  "random programs print the same orders with the tracer and without",
  async () => {
    const first = Number(LOOP_FIRST);
    const faults: string[] = [];
    const count = Math.min(PROGRAMS, Number(LOOP_PROGRAMS));
    for (let seed = first; seed < first + count; seed += 1) {
      const manner = MANNERS[seed % MANNERS.length] ?? "free";
      const mode = seed % 3 === 0 ? "esm" : "cjs";
      const more = { node: LOOP_NODE, mode } as const;
      const { bench, runnable } = await lab.trace(`t${seed}.cjs`, writeSnippet(seed, manner), more);
      faults.push(...(await compare({ name: `seed ${seed} ${mode} ${manner}`, bench, runnable })));
    }
    expect(faults).toEqual([]);
  },
  36_000_000,
);

test.skipIf(!isLong)(
  "scenes print the same orders with the tracer and without",
  async () => {
    const faults: string[] = [];
    for (const scene of loadScenes(ROOT).scenes) {
      const source = await loadSnippet(join(ROOT, scene.file));
      for (const mode of scene.modes) {
        const runnable = await prepareSource(source, mode, lab.folder);
        const { folder: scratch, tracer } = lab;
        const bench = {
          node: LOOP_NODE,
          tracer,
          scratch,
          env: scene.env,
          cwd: join(ROOT, "scenes"),
        };
        const limits = { limits: LOOP_LIMITS, maxEvents: MOST_EVENTS };
        const program = { name: `${scene.slug} ${mode}`, bench: { ...bench, ...limits }, runnable };
        faults.push(...(await compare(program)));
      }
    }
    expect(faults).toEqual([]);
  },
  36_000_000,
);

/** The orders that only one kind of run has, a sentence each. */
async function compare(program: Program): Promise<string[]> {
  const plain = new Map<string, number>();
  const traced = new Map<string, number>();
  const all = (): string[] => [...new Set([...plain.keys(), ...traced.keys()])];
  const listOdd = (): string[] => all().filter((key) => !plain.has(key) || !traced.has(key));
  await watch(program, { plain, traced }, FEW);
  if (listOdd().length > 0) await watch(program, { plain, traced }, MANY - FEW);
  const isSure = (key: string): boolean => (plain.get(key) ?? traced.get(key) ?? 0) >= SURE;
  return listOdd()
    .filter(isSure)
    .map((key) => {
      const times = `${plain.get(key) ?? 0} of ${sum(plain)} plain, ${traced.get(key) ?? 0} of ${sum(traced)} traced runs`;
      return `${program.name}: ${key.replaceAll("\n", ",")} in ${times}`;
    });
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

async function watch(
  { bench, runnable }: Program,
  { plain, traced }: Record<"plain" | "traced", Map<string, number>>,
  runs: number,
): Promise<void> {
  const note = (counts: Map<string, number>, { stdout, stopped }: Ended): void => {
    if (stopped === null) counts.set(stdout, (counts.get(stdout) ?? 0) + 1);
  };
  for (let at = 0; at < runs; at += 1) {
    const [asItIs, told] = await Promise.all([
      runPlain(bench, runnable),
      recordRun(bench, runnable),
    ]);
    note(plain, asItIs);
    note(traced, told.end);
  }
}

interface Ended {
  stdout: string;
  stopped: unknown;
}
