import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Forcing } from "../../src/loop/event.ts";
import { enumerateOrders } from "../../src/loop/model/enumerate.ts";
import { buildGraph } from "../../src/loop/model/graph.ts";
import { planForcings } from "../../src/loop/model/plan-forcings.ts";
import { parseEvents } from "../../src/loop/reduce/parse-events.ts";
import { walkEvents } from "../../src/loop/reduce/walk.ts";
import { recordRun } from "../../src/loop/io/record-run.ts";
import { splitLines } from "../../src/loop/split-lines.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { createRandom, writeSnippet } from "./random-snippet.ts";

const SHORT = 50;
const LONG = 500;
const FORCED = 4;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

/** `LOOP_SEED=7` replays one snippet, `LOOP_LONG=1` runs ten times as many. */
function listSeeds(): number[] {
  const one = process.env["LOOP_SEED"];
  if (one !== undefined) return [Number(one)];
  const first = Number(process.env["LOOP_FIRST"] ?? 1);
  const count = process.env["LOOP_LONG"] === "1" ? LONG : SHORT;
  return Array.from({ length: count }, (_, at) => first + at);
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
  const text = writeSnippet(seed);
  const mode = seed % 2 === 0 ? "cjs" : "esm";
  const { walk, trace, bench, runnable } = await lab.trace(`s${seed}.cjs`, text, { node, mode });
  const model = enumerateOrders(buildGraph(walk), { states: 200_000, pool: 4 });
  const known = new Set(model.orders.map(({ prints }) => prints.join(" ")));
  const faults: string[] = [];
  const check = (how: string, printed: readonly string[]): void => {
    if (model.complete && !known.has(printed.join(" "))) {
      faults.push(
        `seed ${seed} ${mode} ${how}: ${printed.join(" ")} is none of ${known.size} orders`,
      );
    }
  };
  check("traced", trace.printed);
  if (trace.checks.plain !== undefined) check("plain", trace.checks.plain);
  if (trace.checks.fifoBad > 0) faults.push(`seed ${seed}: ${trace.checks.fifoBad} out of order`);
  if (trace.checks.unlabelled > 0)
    faults.push(`seed ${seed}: ${trace.checks.unlabelled} unlabelled`);
  for (const force of chooseForcings(planForcings(walk), seed)) {
    const { end, events } = await recordRun(bench, runnable, force);
    if (end.stopped !== null) continue;
    check(JSON.stringify(force), splitLines(end.stdout));
    const forced = walkEvents(parseEvents(events).threads.get(0) ?? []);
    if (forced.fifoBad > 0) faults.push(`seed ${seed} forced: ${forced.fifoBad} out of order`);
  }
  return faults;
}

function chooseForcings(plans: readonly Forcing[], seed: number): Forcing[] {
  const random = createRandom(seed + 1);
  return Array.from({ length: FORCED }, () => plans[Math.floor(random() * plans.length)]).flatMap(
    (plan) => plan ?? [],
  );
}
