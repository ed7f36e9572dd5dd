/**
 * Measures how fast the built command line is, as ratios of times of one run, so that they mean the
 * same on every machine: each measurement alternates with what it is compared with, and the median
 * of the pairs counts. Prints one table; the aims are goals, not a gate, so it always exits with 0.
 *
 *   node scripts/bench.mjs [--rounds 15] [--quick]
 */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureLoop } from "./bench/loop.mjs";

const SLUG = "event-emitter";
const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    // Leaves out `dev check`, which takes minutes.
    quick: { type: "boolean", default: false },
  },
});
const ROUNDS = Number(options.rounds);

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = path.join(root, "bin", "trainer.js");
const solution = path.join(root, "solutions", SLUG, `${SLUG}.ts`);
const scratch = mkdtempSync(path.join(tmpdir(), "trainer-bench-"));
const env = { ...process.env, TRAINER_WORKSPACE: path.join(scratch, "workspace"), NO_COLOR: "1" };
mkdirSync(env.TRAINER_WORKSPACE);

try {
  await measureAll();
  await measureLoop({ compare, report, root, scratch, env });
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}

async function measureAll() {
  console.log(`Node ${process.version}, ${availableParallelism()} cores, ${ROUNDS} rounds\n`);
  const bare = () => time([process.execPath, "-e", "0"]);
  const list = () => time([process.execPath, bin, "list"]);
  const cold = () => time([process.execPath, bin, "test", SLUG, "--file", solution, "--json"]);
  const vitest = prepareVitest();
  report("`trainer list` to `node -e 0`", 1.35, await compare(list, bare));
  const installed = prepareInstallation(150);
  const many = () => time([process.execPath, installed, "list"]);
  report("`trainer list` of 150 challenges to the same", 1.35, await compare(many, bare));
  const cards = () => time([process.execPath, installed, "quiz", "--list"]);
  report("`trainer quiz --list` of all cards to the same", 1.7, await compare(cards, bare));
  const written = () => time([process.execPath, bin, "quiz", "--list"]);
  report("the same in a clone, cards unchanged", 1.7, await compare(written, bare));
  report("cold `trainer test` to the vitest command line", 0.19, await compare(cold, vitest));
  const watch = await startWatch();
  if (watch === null) console.log("save to verdict: not measured, there is no pseudo-terminal");
  else report("save to verdict, watched, to `node -e 0`", 1, await compare(watch.save, bare));
  watch?.stop();
  if (!options.quick) reportCheck();
}

/** The bin of an installation with so many challenges: the built files and an index, no sources. */
function prepareInstallation(count) {
  const home = path.join(scratch, "installed");
  for (const name of ["bin", "dist", "package.json"]) {
    cpSync(path.join(root, name), path.join(home, name), { recursive: true });
  }
  const index = path.join(home, "dist", "catalog.json");
  const known = JSON.parse(readFileSync(index, "utf8"));
  const all = Array.from({ length: count }, (_, at) => ({
    ...known[at % known.length],
    slug: `${known[at % known.length].slug}-${at}`,
  }));
  writeFileSync(index, JSON.stringify(all));
  return path.join(home, "bin", "trainer.js");
}

/** The same suite through vitest's own command line, started without npx. */
function prepareVitest() {
  const config = path.join(scratch, "vitest.config.mjs");
  const settings = {
    root,
    cacheDir: path.join(scratch, "cache"),
    resolve: { alias: { "@solution": solution } },
    test: { include: [`challenges/${SLUG}/suite/*/*.test.ts`] },
  };
  writeFileSync(config, `export default ${JSON.stringify(settings)};`);
  const cli = path.join(root, "node_modules", "vitest", "vitest.mjs");
  return () => time([process.execPath, cli, "run", "--config", config, "--root", root]);
}

/** Milliseconds until a command has ended well. */
function time([command, ...args]) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd: scratch, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.once("close", (code) => {
      if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`${command} ${args.join(" ")} ended with ${code}: ${said}`));
    });
  });
}

/**
 * A watch that runs on in a terminal; `save` saves the file and takes the time until its verdict is
 * shown. `null` where there is no pseudo-terminal for this system.
 */
async function startWatch() {
  const pty = await import("@lydell/node-pty").catch(() => null);
  if (pty === null) return null;
  const file = path.join(scratch, `${SLUG}.ts`);
  const text = readFileSync(solution, "utf8");
  writeFileSync(file, text);
  const args = [bin, "test", SLUG, "--file", file, "--watch"];
  const { CI: _ci, ...own } = env;
  const settings = { cwd: scratch, env: { ...own, TERM: "xterm" }, cols: 80, rows: 60 };
  const child = pty.spawn(process.execPath, args, settings);
  let shown = "";
  let onShown = () => undefined;
  child.onData((said) => {
    shown += said;
    onShown();
  });
  const see = (wanted) =>
    new Promise((resolve) => {
      onShown = () => wanted.test(shown) && resolve();
      onShown();
    });
  await see(/quit/);
  let saves = 0;
  const save = async () => {
    // The next spare child is booted meanwhile, as it is while somebody edits.
    await new Promise((resolve) => setTimeout(resolve, 700));
    shown = "";
    const began = performance.now();
    writeFileSync(file, `${text}// ${(saves += 1)}\n`);
    await see(/requirements met/);
    const took = performance.now() - began;
    // The type check and the keys come after the verdict.
    await see(/quit/);
    return took;
  };
  return { save, stop: () => child.kill() };
}

/** Medians of both, and of the ratios of each pair. */
async function compare(own, other) {
  const pairs = [];
  await own();
  await other();
  for (let round = 0; round < ROUNDS; round += 1) pairs.push([await own(), await other()]);
  return {
    own: median(pairs.map(([mine]) => mine)),
    other: median(pairs.map(([, theirs]) => theirs)),
    ratio: median(pairs.map(([mine, theirs]) => mine / theirs)),
  };
}

/** The runs of all challenges; the proofs of cards, which are short, are left out. */
function reportCheck() {
  const slugs = readdirSync(path.join(root, "solutions"));
  rmSync(path.join(root, ".cache"), { recursive: true, force: true });
  const args = [bin, "dev", "check", ...slugs, "--json"];
  const began = performance.now();
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const runs = JSON.parse(stdout).challenges.reduce((sum, row) => sum + row.runs, 0);
  const each = (performance.now() - began) / runs;
  console.log(
    `${"`dev check`, wall time a run".padEnd(50)} ${each.toFixed(0).padStart(5)} ms (aim 400, ${runs} runs)`,
  );
}

function report(name, aim, { own, other, ratio }) {
  const verdict = ratio <= aim ? "met" : `missed by ${(((ratio - aim) / aim) * 100).toFixed(0)} %`;
  console.log(
    `${name.padEnd(50)} ${ratio.toFixed(2)} = ${own.toFixed(0)} / ${other.toFixed(0)} ms (aim ${aim}: ${verdict})`,
  );
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
