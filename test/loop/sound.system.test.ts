import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Forcing } from "../../src/loop/event.ts";
import { readManner } from "../../src/loop/io/read-module.ts";
import { recordRun, runPlain } from "../../src/loop/io/record-run.ts";
import type { TracedSnippet } from "../../src/loop/io/trace-snippet.ts";
import { collectOrders } from "../../src/loop/model/collect-orders.ts";
import type { Collected, Sighting } from "../../src/loop/model/collect-orders.ts";
import { buildGraph } from "../../src/loop/model/graph.ts";
import { isFair, planForcings } from "../../src/loop/model/plan-forcings.ts";
import { parseEvents } from "../../src/loop/reduce/parse-events.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";
import { splitLines } from "../../src/loop/split-lines.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { createRandom, MANNERS, writeSnippet } from "./random-snippet.ts";

/** How many programs, and how many directed and plain runs of each. */
const SHORT = { programs: 40, directed: 4, plain: 2 };
const LONG = { programs: 300, directed: 60, plain: 12 };
const LIMITS = { states: 60_000, pool: 4 };
/** So many of its own runs the lab has before it is asked; the first time only one. */
const OWN = 4;
const SHUFFLED = 6;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

/** `LOOP_SEED=7` replays one program, `LOOP_LONG=1` runs the long mode (`npm run loop:sound`), from `LOOP_FIRST` on. */
const { LOOP_SEED, LOOP_LONG, LOOP_PROGRAMS, LOOP_FIRST = "1" } = process.env;
const { LOOP_NODE = process.execPath } = process.env;
const usual = LOOP_LONG === "1" ? LONG : SHORT;
const size = { ...usual, programs: Number(LOOP_PROGRAMS ?? usual.programs) };
const seeds =
  LOOP_SEED === undefined
    ? Array.from({ length: size.programs }, (_, at) => Number(LOOP_FIRST) + at)
    : [Number(LOOP_SEED)];
const range = `seeds ${seeds[0]} to ${seeds.at(-1)}`;

/** What came out of all programs. */
const sums = { programs: 0, runs: 0, orders: 0, asked: 0, refused: 0, shuffled: 0, forbidden: 0 };

test(`no order in which a random program really prints is called impossible (${range})`, async () => {
  const faults: string[] = [];
  const waiting = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      faults.push(...(await checkSeed(seed)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (LOOP_LONG === "1") process.stdout.write(`${LOOP_NODE} ${range}: ${JSON.stringify(sums)}\n`);
  expect(faults, `${range}; replay one with LOOP_SEED=<seed>`).toEqual([]);
}, 7_200_000);

async function checkSeed(seed: number): Promise<string[]> {
  const manner = MANNERS[seed % MANNERS.length] ?? "free";
  const text = writeSnippet(seed, manner);
  const mode = seed % 3 === 0 ? "esm" : "cjs";
  const traced = await lab.trace(`s${seed}.cjs`, text, { node: LOOP_NODE, mode });
  const sightings = await sight(traced, seed);
  const written = readManner(`s${seed}.cjs`, text);
  if (written === null) throw new Error(`Seed ${seed} cannot be parsed.`);
  const faults = checkQueues(traced, sightings, FROM_OUTSIDE.has(manner));
  const orders = new Map(sightings.map(({ printed }) => [printed.join("\n"), printed]));
  for (const own of [1, OWN]) {
    const known = collectOrders(sightings.slice(0, own), LIMITS, written);
    for (const [key, printed] of orders) faults.push(...contradict(known, { key, printed, own }));
    if (own === OWN) askOthers(known, traced.trace.printed, { orders, seed });
  }
  sums.programs += 1;
  sums.runs += sightings.length;
  sums.orders += orders.size;
  return faults.map((fault) => `seed ${seed} ${mode} ${manner}: ${fault}`);
}

/** What the lab says of an order that was seen, by its own first runs. */
function contradict(
  { set, forbids }: Collected,
  { key, printed, own }: { key: string; printed: string[]; own: number },
): string[] {
  sums.asked += 1;
  const isListed = set.list.some(({ prints }) => prints.join("\n") === key);
  const isRefused = forbids(printed) || (set.complete && !isListed);
  if (!isRefused) return [];
  sums.refused += 1;
  return [`${printed.join(" ")} was seen, and is called impossible after ${own} runs`];
}

/** How often lines in some other order are called impossible: an answer that never is would be sound as well. */
function askOthers(
  { forbids }: Collected,
  printed: readonly string[],
  { orders, seed }: { orders: ReadonlyMap<string, unknown>; seed: number },
): void {
  const random = createRandom(seed + 7);
  for (let at = 0; at < SHUFFLED; at += 1) {
    const other = printed.toSorted(() => random() - 0.5);
    if (orders.has(other.join("\n"))) continue;
    sums.shuffled += 1;
    if (forbids(other)) sums.forbidden += 1;
  }
}

/** What comes from outside may have begun before the tracer. */
const FROM_OUTSIDE = new Set<string>(["streams", "sockets", "ports"]);

function checkQueues(
  traced: TracedSnippet,
  sightings: readonly Sighting[],
  isFromOutside: boolean,
): string[] {
  const unlabelled = isFromOutside ? 0 : traced.trace.checks.unlabelled;
  const faults = sightings.flatMap(({ walk, again }) =>
    walk !== null && walk.fifoBad > 0 ? [`${again}: ${walk.fifoBad} out of order`] : [],
  );
  return unlabelled > 0 ? [...faults, `${unlabelled} callbacks without an origin`] : faults;
}

async function sight(traced: TracedSnippet, seed: number): Promise<Sighting[]> {
  const { trace, walk, plain, bench, runnable } = traced;
  const asItIs = { forcing: "", again: "" };
  const seen: Sighting[] = [{ ...asItIs, printed: trace.printed, graph: buildGraph(walk), walk }];
  if (plain !== null) seen.push({ ...asItIs, printed: plain, graph: null, walk: null });
  for (const force of chooseForcings(planForcings(walk), seed)) {
    const { end, events } = await recordRun(bench, runnable, force);
    const forced = walkEvents(parseEvents(events).threads.get(0) ?? []);
    if (end.stopped !== null || forced.exit === null || !isFair(force, forced)) continue;
    const again = JSON.stringify(force);
    const printed = splitLines(end.stdout);
    seen.push({ forcing: again, again, printed, graph: buildGraph(forced), walk: forced });
  }
  for (let at = 0; at < size.plain; at += 1) {
    const { stopped, signal, stdout } = await runPlain(bench, runnable);
    if (stopped !== null || signal !== null) continue;
    seen.push({ ...asItIs, printed: splitLines(stdout), graph: null, walk: null });
  }
  return seen;
}

function chooseForcings(plans: readonly Forcing[], seed: number): Forcing[] {
  const random = createRandom(seed + 1);
  const chosen = plans.toSorted(() => random() - 0.5).slice(0, size.directed);
  return chosen;
}
