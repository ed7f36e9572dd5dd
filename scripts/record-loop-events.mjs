/**
 * Records what the built tracer tells of each snippet in test/fixtures/loop, beside it as `.jsonl`, one event a line;
 * test/loop/replay.test.ts replays that. Build first; then `node scripts/record-loop-events.mjs`,
 * with names of snippets for only some. The Node that runs it is the one that is recorded.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = path.join(root, "test", "fixtures", "loop");
const scratch = mkdtempSync(path.join(tmpdir(), "trainer-record-"));
const chosen = process.argv.slice(2);
const { parseEvents } = await tsImport("../src/loop/reduce/parse-events.ts", import.meta.url);

for (const name of readdirSync(folder).filter((file) => /\.[cm]js$/.test(file))) {
  if (chosen.length === 0 || chosen.includes(name)) record(name);
}
rmSync(scratch, { recursive: true });

/** Places are written as if the snippet lay in `/lab`, whatever machine recorded it. */
function record(name) {
  const out = path.join(scratch, `${name}.jsonl`);
  const own = [`${folder}${path.sep}`];
  const config = JSON.stringify({ out, own, maxEvents: 1000, force: null });
  const tracer = path.join(root, "dist", "loop-tracer.cjs");
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", tracer, path.join(folder, name)],
    { env: { PATH: process.env.PATH, TRAINER_LOOP_TRACER: config }, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  const { threads } = parseEvents(readFileSync(out, "utf8"));
  const lines = [...threads.values()].flat().map((event) => `${JSON.stringify(event)}\n`);
  const text = lines.join("").replaceAll(`${folder}${path.sep}`, "/lab/");
  writeFileSync(path.join(folder, name.replace(/\.[cm]js$/, ".jsonl")), text);
}
