/**
 * The long proof of the loop lab: random programs with 60 directed runs each, whose orders must never be
 * called impossible, and the same orders with the tracer and without. `npm run loop:sound -- [PROGRAMS]
 * [FIRST SEED] [NODE...]`; 300 programs from seed 1 on this Node when absent. Takes up to an hour a Node.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";

const [programs = "300", first = "1", ...named] = process.argv.slice(2);
const nodes = named.length > 0 ? named : [process.execPath];
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
for (const node of nodes) {
  const env = {
    ...process.env,
    ...{ LOOP_LONG: "1", LOOP_PROGRAMS: programs, LOOP_FIRST: first, LOOP_NODE: node },
  };
  const files = ["test/loop/sound.system.test.ts", "test/loop/unseen-tracer.system.test.ts"];
  const words = [vitest, "run", "--project", "e2e", "--no-file-parallelism", ...files];
  const { status } = spawnSync(process.execPath, words, { env, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
