/**
 * Runs the content (suites, the proofs of cards and the event-loop scenes), the hostile files, the loop
 * lab and the other end-to-end tests on every Node line that the trainer supports, one after the other,
 * and prints one table. Each Node is the npm package `node@<major>`, installed once into a cache folder
 * outside of the project: `TRAINER_NODE_CACHE`, or the user's own folder for caches. Exits with 1 if
 * anything failed.
 *
 *   node scripts/test-matrix.mjs [--nodes 20,22] [--steps content,hostile]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, stripVTControlCharacters } from "node:util";

const NODES = ["20", "22", "24", "26"];
const vitest = path.join("node_modules", "vitest", "vitest.mjs");
const STEPS = new Map([
  ["content", [path.join("bin", "trainer.js"), "dev", "check", "--sample"]],
  ["hostile", [vitest, "run", "--project", "e2e", "test/e2e/hostile"]],
  ["loop", [vitest, "run", "--project", "e2e", "test/loop"]],
  ["e2e", [vitest, "run", "--project", "e2e", "test/e2e", "--exclude", "test/e2e/hostile*"]],
]);

const root = fileURLToPath(new URL("../", import.meta.url));
const { values } = parseArgs({
  options: {
    nodes: { type: "string", default: NODES.join(",") },
    steps: { type: "string", default: [...STEPS.keys()].join(",") },
  },
});
process.exitCode = runMatrix(values.nodes.split(","), values.steps.split(","));

function runMatrix(nodes, steps) {
  const unknown = steps.filter((step) => !STEPS.has(step));
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(", ")}. The steps are ${[...STEPS.keys()].join(", ")}.`,
    );
    return 2;
  }
  const build = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
  if (build.status !== 0) return 1;
  const rows = nodes.map((major) => runOn(major, steps));
  console.log(`\n${["node", ...steps].map((word) => word.padEnd(16)).join("")}`);
  for (const { version, cells } of rows) {
    console.log(
      [version, ...cells.map(({ text }) => text)].map((word) => word.padEnd(16)).join(""),
    );
  }
  return rows.every(({ cells }) => cells.every(({ ok }) => ok)) ? 0 : 1;
}

function runOn(major, steps) {
  const node = findNode(major);
  if (node === null) return { version: major, cells: [{ ok: false, text: "not installed" }] };
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  console.log(`\n${version}`);
  return { version, cells: steps.map((step) => runStep(node, step)) };
}

function runStep(node, step) {
  const began = performance.now();
  process.stdout.write(`  ${step}: `);
  // The tools that are started by name are found beside this Node.
  const env = { ...process.env, CI: "true", NO_COLOR: "1" };
  // Windows writes it `Path`, and a second one beside it would count or not.
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  env[name] = `${path.dirname(node)}${path.delimiter}${env[name] ?? ""}`;
  const { status, stdout, stderr } = spawnSync(node, STEPS.get(step) ?? [], {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  const seconds = `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const ok = status === 0;
  console.log(`${ok ? "passed" : "failed"} in ${seconds}`);
  if (!ok) console.log(stripVTControlCharacters(`${stdout}\n${stderr}`).trimEnd());
  return { ok, text: `${ok ? "passed" : "FAILED"} ${seconds}` };
}

/** The path of a Node of this line, which is installed when it is not there; `null` if that fails. */
function findNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = path.join(cacheFolder(), major);
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = path.join(folder, "node_modules", "node", "bin", name);
  if (!existsSync(node)) {
    console.log(`\nInstalling Node ${major} into ${folder}`);
    install(folder, major);
  }
  return existsSync(node) ? node : null;
}

function install(folder, major) {
  mkdirSync(folder, { recursive: true });
  const args = [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--prefix",
    folder,
    `node@${major}`,
  ];
  // npm's own variables would lead this npm into the project.
  const kept = Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key));
  const options = { cwd: folder, env: Object.fromEntries(kept), encoding: "utf8" };
  const [command, ...before] = findNpm();
  const { status, stderr } = spawnSync(command, [...before, ...args], options);
  if (status !== 0) console.error(`Node ${major} could not be installed.\n${stderr ?? ""}`);
}

/** npm's own script where it says or has it; a shell would take a path with spaces for several words. */
function findNpm() {
  const beside = path.join(
    path.dirname(process.execPath),
    "node_modules",
    "npm",
    "bin",
    "npm-cli.js",
  );
  const script = [process.env.npm_execpath, beside].find(
    (file) => file !== undefined && /npm-cli\.c?js$/.test(file) && existsSync(file),
  );
  return script === undefined ? ["npm"] : [process.execPath, script];
}

function cacheFolder() {
  const { TRAINER_NODE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (TRAINER_NODE_CACHE) return path.resolve(TRAINER_NODE_CACHE);
  const home = homedir();
  const own = new Map([
    ["win32", LOCALAPPDATA ?? path.join(home, "AppData", "Local")],
    ["darwin", path.join(home, "Library", "Caches")],
  ]);
  return path.join(
    own.get(process.platform) ?? XDG_CACHE_HOME ?? path.join(home, ".cache"),
    "trainer-node",
  );
}
