import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Forcing } from "../../src/loop/event.ts";
import { recordRun } from "../../src/loop/io/record-run.ts";
import { collectOrders } from "../../src/loop/model/collect-orders.ts";
import type { Sighting } from "../../src/loop/model/collect-orders.ts";
import { buildGraph } from "../../src/loop/model/graph.ts";
import { listAllowed } from "../../src/loop/model/list-allowed.ts";
import { isFair, planForcings } from "../../src/loop/model/plan-forcings.ts";
import { parseEvents } from "../../src/loop/reduce/parse-events.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";
import type { Walk } from "../../src/loop/reduce/ran.ts";
import { splitLines } from "../../src/loop/split-lines.ts";
import type { TracedSnippet } from "../../src/loop/io/trace-snippet.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { createRandom, writeSnippet } from "./random-snippet.ts";
import type { Manner } from "./random-snippet.ts";

const SHORT = 50;
const LONG = 500;
const FORCED = 4;
const LIMITS = { states: 200_000, pool: 4 };

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

/** `LOOP_SEED=7` replays one snippet, `LOOP_LONG=1` runs ten times as many, from `LOOP_FIRST` on. */
function listSeeds(): number[] {
  const one = process.env["LOOP_SEED"];
  if (one !== undefined) return [Number(one)];
  const first = Number(process.env["LOOP_FIRST"] ?? 1);
  const count = process.env["LOOP_LONG"] === "1" ? LONG : SHORT;
  return Array.from({ length: count }, (_, at) => first + at);
}

/** Of eight seeds five are free, two share state, one throws. */
function chooseManner(seed: number): Manner {
  if (seed % 8 === 7) return "throwing";
  return seed % 8 === 3 || seed % 8 === 4 ? "shared" : "free";
}

const seeds = listSeeds();
const range = `seeds ${seeds[0]} to ${seeds.at(-1)}`;

test(`every order in which a random snippet really prints is in the model (${range})`, async () => {
  const faults: string[] = [];
  const node = process.env["LOOP_NODE"] ?? process.execPath;
  const waiting = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      faults.push(...(await checkSeed(seed, node)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  expect(faults, `${range}; replay one with LOOP_SEED=<seed>`).toEqual([]);
}, 1_800_000);

async function checkSeed(seed: number, node: string): Promise<string[]> {
  const manner = chooseManner(seed);
  const text = writeSnippet(seed, manner);
  const mode = seed % 2 === 0 ? "cjs" : "esm";
  const traced = await lab.trace(`s${seed}.cjs`, text, { node, mode });
  const { unlabelled } = traced.trace.checks;
  const sightings = await sight(traced, seed);
  const faults = sightings.flatMap(({ walk, how }) =>
    walk !== null && walk.fifoBad > 0 ? [`${how}: ${walk.fifoBad} out of order`] : [],
  );
  if (unlabelled > 0) faults.push(`${unlabelled} callbacks or lines without an origin`);
  if (manner === "free") faults.push(...foretell(traced, sightings));
  // What callbacks that share state do in a run without the tracer, nobody knows.
  const told = sightings.filter(({ graph }) => graph !== null);
  const { set, assumptions } = collectOrders(manner === "free" ? sightings : told, LIMITS);
  if (manner === "throwing") {
    if (set.complete && sightings.some(throws)) faults.push("a throw, and yet said to be complete");
  } else if (!set.faithful && !assumptions.includes("too-many")) {
    faults.push(`a real order is not in the model: ${set.assumptions.join(" ")}`);
  }
  return faults.map((fault) => `seed ${seed} ${mode} ${manner}: ${fault}`);
}

/** A run, and what it did; `null` for a run without the tracer. */
interface Seen extends Sighting {
  how: string;
  walk: Walk | null;
}

async function sight(
  { trace, walk, bench, runnable }: TracedSnippet,
  seed: number,
): Promise<Seen[]> {
  const nothing = { forcing: "", again: "" };
  const seen: Seen[] = [
    { ...nothing, how: "traced", printed: trace.printed, graph: buildGraph(walk), walk },
  ];
  const { plain } = trace.checks;
  if (plain !== undefined) {
    seen.push({ ...nothing, how: "plain", printed: plain, graph: null, walk: null });
  }
  for (const force of chooseForcings(planForcings(walk), seed)) {
    const { end, events } = await recordRun(bench, runnable, force);
    const forced = walkEvents(parseEvents(events).threads.get(0) ?? []);
    if (end.stopped !== null || forced.exit === null || !isFair(force, forced)) continue;
    const how = JSON.stringify(force);
    const printed = splitLines(end.stdout);
    seen.push({ forcing: how, again: how, how, printed, graph: buildGraph(forced), walk: forced });
  }
  return seen;
}

/** The model that is made of one run alone has the orders of all others. */
function foretell({ walk }: TracedSnippet, sightings: readonly Seen[]): string[] {
  const model = listAllowed(walk, LIMITS);
  const known = new Set(model.orders.map(({ prints }) => prints.join(" ")));
  if (!model.complete) return [];
  return sightings
    .filter(({ printed }) => !known.has(printed.join(" ")))
    .map(({ how, printed }) => `${how}: ${printed.join(" ")} is none of ${known.size} orders`);
}

function throws({ walk }: Seen): boolean {
  return walk?.steps.some(({ event }) => event === "uncaughtException") === true;
}

function chooseForcings(plans: readonly Forcing[], seed: number): Forcing[] {
  const random = createRandom(seed + 1);
  return Array.from({ length: FORCED }, () => plans[Math.floor(random() * plans.length)]).flatMap(
    (plan) => plan ?? [],
  );
}
