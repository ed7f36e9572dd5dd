/**
 * The gate: runs the steps one after the other, each an npm script of its own, prints a line for
 * each and the output of those that fail. A step that cannot run here prints `skipped` and why as its last
 * line, which is said again at the end. Exits with 1 if any failed. With names as arguments only these
 * steps run.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const STEPS = ["format", "lint", "layers", "types", "unused", "unit", "e2e", "pages", "content"];

const root = fileURLToPath(new URL("../", import.meta.url));
const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const chosen = process.argv.length > 2 ? process.argv.slice(2) : STEPS;
process.exitCode = await checkAll(chosen);

/** The exit code: 0 when all is well, 1 when a step failed, 2 when there is no such step. */
async function checkAll(steps) {
  const unknown = steps.filter((step) => !STEPS.includes(step));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(", ")}. The steps are ${STEPS.join(", ")}.`);
    return 2;
  }
  const failed = [];
  const skipped = [];
  for (const step of steps) {
    const { ok, skips } = await check(step);
    if (!ok) failed.push(`\`npm run ${step}\``);
    if (skips !== null) skipped.push(skips);
  }
  for (const line of skipped) console.log(line);
  const well = skipped.length === 0 ? "All is well." : "All that ran is well.";
  console.log(failed.length === 0 ? well : `Failed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

async function check(step) {
  const startedAt = performance.now();
  const line = scripts[step];
  const absent = { ok: false, output: `package.json has no script \`${step}\`.` };
  const { ok, output } = line === undefined ? absent : await run(line);
  const skips = ok ? findSkip(output) : null;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  console.log(
    `${ok ? (skips === null ? "ok     " : "skipped") : "FAILED "} ${step.padEnd(8)} ${seconds} s`,
  );
  // Some tools send colours whether or not anybody can see them.
  const shown = process.stdout.isTTY ? output : stripVTControlCharacters(output);
  if (!ok) console.log(`\n${shown.trimEnd()}\n`);
  return { ok, skips };
}

/** Why a step that is fine did not run, by its last line; `null` when it did. */
function findSkip(output) {
  const last = stripVTControlCharacters(output).trimEnd().split("\n").at(-1) ?? "";
  return last.startsWith("skipped ") ? last : null;
}

/** Runs a line as npm would: in a shell that finds the installed tools first. */
function run(line) {
  const bin = path.join(root, "node_modules", ".bin");
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const env = { ...process.env, [name]: `${bin}${path.delimiter}${process.env[name] ?? ""}` };
  if (process.stdout.isTTY) env.FORCE_COLOR ??= "1";
  const child = spawn(line, { cwd: root, env, shell: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
