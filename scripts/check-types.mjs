/**
 * Type-checks the program and every challenge, several at a time; writes the settings of the challenges
 * first, for a new one has none. Prints what the compiler says of the projects that fail, and exits with
 * 1 if there is any.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeChallengeSettings } from "./challenge-settings.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin/tsc",
);

const waiting = listProjects();
const failed = [];
await Promise.all(Array.from({ length: availableParallelism() }, checkWaiting));
for (const { project, output } of failed) console.log(`${project}\n${output}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function listProjects() {
  const slugs = writeChallengeSettings(root);
  return [
    "tsconfig.json",
    "src/page/replay/tsconfig.json",
    ...slugs.map((slug) => `challenges/${slug}/tsconfig.json`),
  ];
}

async function checkWaiting() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    const output = await compile(project);
    if (output !== null) failed.push({ project, output });
  }
}

/** What the compiler says of a project, or `null` when it has nothing to say. */
function compile(project) {
  const args = [
    compiler,
    "--project",
    project,
    "--pretty",
    process.stdout.isTTY ? "true" : "false",
  ];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, maxBuffer: 64_000_000 },
      (error, stdout, stderr) => {
        resolve(error === null ? null : stdout + stderr || error.message);
      },
    );
  });
}
