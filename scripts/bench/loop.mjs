/**
 * What the loop lab costs: a traced run against a plain one, for a small snippet and for 10,000
 * callbacks, how many runs it takes to see both orders of the race of a timer and an immediate, and what
 * the page of a scene takes.
 */
import { spawnSync } from "node:child_process";
import { rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const SMALL = "scenes/one-of-each-at-top-level.cjs";
const RACE = "timer-or-immediate";
const SEARCHES = 5;
const MOST_RUNS = 4;

/** One order, a race, and promises that take turns; each is run as both kinds of module. */
const PAGES = ["tour-from-a-timer", RACE, "three-ways-to-return"];
const PAGE_ROUNDS = 5;
const MOST_MS = 1500;
const MOST_KB = 350;

/** A quarter each of ticks, promise reactions, timers and immediates. */
const MANY = `
for (let at = 0; at < 2500; at += 1) {
  process.nextTick(() => {});
  Promise.resolve().then(() => {});
  setTimeout(() => {}, 1);
  setImmediate(() => {});
}
`;

/** Measures and reports; `bench` has the tools and the folders of the whole measurement. */
export async function measureLoop({ compare, report, root, scratch, env }) {
  const many = path.join(scratch, "many.cjs");
  writeFileSync(many, MANY);
  const small = path.join(root, SMALL);
  const settings = { root, scratch, env };
  const tracing = (file) => [() => runTraced(file, settings), () => run([file], env)];
  report("a traced run to a plain run, whole process", 1.1, await compare(...tracing(small)));
  report("10,000 callbacks, traced to plain", 2.3, await compare(...tracing(many)));
  const bin = path.join(root, "bin", "trainer.js");
  const runs = Array.from({ length: SEARCHES }, () => countRuns(bin, env));
  const most = Math.max(...runs);
  tell("both orders of a race, most runs of a search", most, MOST_RUNS);
  const pages = PAGES.map((scene) => measurePage(bin, scene, settings));
  const slowest = Math.max(...pages.map(({ took }) => took));
  const largest = Math.max(...pages.map(({ size }) => size));
  tell("a page for a scene, ms, slowest of three scenes", Math.round(slowest), MOST_MS);
  tell("a page for a scene, KB, largest of three scenes", Math.ceil(largest / 1000), MOST_KB);
}

/** A row that is no ratio. */
function tell(what, value, aim) {
  console.log(`${what.padEnd(50)} ${value} (aim ${aim}: ${value <= aim ? "met" : "missed"})`);
}

/** The median time that the page of a scene takes as a whole process, and how large it is. */
function measurePage(bin, scene, { scratch, env }) {
  const page = path.join(scratch, `${scene}.html`);
  const args = [bin, "loop", scene, "--html", page, "--force"];
  const took = Array.from({ length: PAGE_ROUNDS }, () => run(args, env));
  return { took: took.toSorted((a, b) => a - b)[PAGE_ROUNDS >> 1], size: statSync(page).size };
}

/** Milliseconds of a run as `trainer loop` makes it. */
function runTraced(file, { root, scratch, env }) {
  const out = path.join(scratch, "events.jsonl");
  const own = [`${path.dirname(file)}${path.sep}`];
  const config = JSON.stringify({ out, own, maxEvents: 1_000_000, force: null });
  const tracer = path.join(root, "dist", "loop-tracer.cjs");
  const took = run(["--require", tracer, file], { ...env, TRAINER_LOOP_TRACER: config });
  rmSync(out);
  return took;
}

function run(args, env) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - began;
}

/** How many runs a search for all orders made until it had seen both. */
function countRuns(bin, env) {
  const args = [bin, "loop", RACE, "--all-orders", "--json"];
  const { stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const { orders } = JSON.parse(stdout);
  const seen = orders.list.filter(({ status }) => status === "witnessed").length;
  return seen === 2 ? orders.runs : Infinity;
}
