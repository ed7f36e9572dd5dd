/**
 * Builds `dist` when a source is newer than it; vitest runs this once before the tests that drive
 * the real bin.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const INPUTS = ["src", "scripts/build.mjs", "package.json", "package-lock.json", "tsconfig.json"];

/** Called by vitest. Throws with the build's own words when it fails. */
export function setup() {
  const builtAt = timeOf("dist/main.js");
  if (INPUTS.flatMap(listFiles).every((file) => timeOf(file) <= builtAt)) return;
  const build = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`The build failed.\n${build.stderr || build.error}`);
}

/** The file and folder times below a path, so that a removed file counts as a change too. */
function listFiles(input) {
  if (!statSync(path.join(root, input), { throwIfNoEntry: false })?.isDirectory()) return [input];
  const inside = readdirSync(path.join(root, input), { recursive: true });
  return [input, ...inside.map((name) => path.join(input, name))];
}

/** Milliseconds; 0 for what does not exist. */
function timeOf(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
