import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { buildChildFlags } from "../../src/judge/child-flags.ts";
import { sampleChallenge } from "../judge/sample.ts";
import { ROOT } from "./hostile-runs.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "process-guard-")));
const scratch = join(folder, "scratch");
mkdirSync(scratch);
writeFileSync(join(folder, "secret.txt"), "secret");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a process may not do that a suite has started. */
const STARTED = `
  import fs from "node:fs";
  import { createRequire } from "node:module";
  const tries = {
    reads: () => fs.readFileSync(${JSON.stringify(join(folder, "secret.txt"))}),
    writes: () => fs.writeFileSync(${JSON.stringify(join(folder, "new.txt"))}, ""),
    starts: () => createRequire(import.meta.url)("node:child_process").spawn(process.execPath),
    threads: () => new (createRequire(import.meta.url)("node:worker_threads").Worker)("", { eval: true }),
    signals: () => process.kill(process.ppid, 0),
    inspects: () => process.getBuiltinModule("node:inspector"),
  };
  const done = Object.keys(tries).filter((name) => {
    try {
      tries[name]();
      return true;
    } catch {
      return false;
    }
  });
  fs.writeFileSync("own.txt", "");
  console.log(JSON.stringify({ done, option: process.env.NODE_OPTIONS ?? null, args: process.argv.slice(2) }));
`;

/** Runs code as a suite of a challenge with processes is run, and gives what it prints. */
async function runAsSuite(code: string): Promise<string[]> {
  const { limits } = sampleChallenge();
  writeFileSync(join(scratch, "started.mjs"), STARTED);
  writeFileSync(join(scratch, "suite.mjs"), code);
  const flags = buildChildFlags(process.versions.node, {
    read: [join(ROOT, "dist", "judge-process.cjs"), join(ROOT, "dist", "package.json")],
    scratch,
    limits: { ...limits, processes: true },
    threadGuard: "",
    processGuard: join(ROOT, "dist", "judge-process.cjs"),
    sandbox: true,
  });
  const child = spawn(process.execPath, [...flags, join(scratch, "suite.mjs")], { cwd: scratch });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe("");
  return out.trim().split("\n");
}

/** Starts what stands beside it with these arguments and options, and prints what that prints. */
function start(args: string, options: string): string {
  return `
    import { spawn, fork } from "node:child_process";
    const child = spawn(process.execPath, ${args}, ${options});
    child.stdout.pipe(process.stdout);
    child.stderr.pipe(process.stderr);
  `;
}

const NOTHING = { done: [], option: null, args: ["one"] };

test("a started process has the permissions of the judged child, and starts none itself", async () => {
  const said = await runAsSuite(start('["started.mjs", "one"]', "{}"));
  expect(said.map((line): unknown => JSON.parse(line))).toEqual([NOTHING]);
});

test("flags and options of its own give a started process no more", async () => {
  const args =
    '["--allow-fs-read=*", "--allow-fs-write=*", "--allow-child-process", "started.mjs", "one"]';
  const env = '{ env: { NODE_OPTIONS: "--allow-fs-read=*" }, detached: true }';
  const said = await runAsSuite(start(args, env));
  expect(said.map((line): unknown => JSON.parse(line))).toEqual([NOTHING]);
});

test("no other program is started, and none is waited for", async () => {
  const said = await runAsSuite(`
    import { execFileSync, execSync, spawn, spawnSync, exec, fork } from "node:child_process";
    const tries = {
      spawn: () => spawn("true"),
      shell: () => exec("true"),
      spawnShell: () => spawn(process.execPath, [], { shell: true }),
      fork: () => fork("started.mjs", { execPath: "/bin/true" }),
      spawnSync: () => spawnSync(process.execPath),
      execSync: () => execSync("true"),
      execFileSync: () => execFileSync(process.execPath),
    };
    for (const [name, run] of Object.entries(tries)) {
      try {
        run();
        console.log("started", name);
      } catch {}
    }
    console.log("over");
  `);
  expect(said).toEqual(["over"]);
});
