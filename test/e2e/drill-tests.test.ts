import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, test, vi } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  listOf,
  parseDocument,
  putFile,
  readEvents,
  readPackageFile,
  runTrainer,
  startTrainer,
} from "./trainer.ts";
import type { Ended } from "./trainer.ts";

/** Each score is some twenty runs. */
vi.setConfig({ testTimeout: 180_000 });

/** A workspace with one test file. */
function makeWorkspace(slug: string, text: string): { cwd: string; file: string } {
  const cwd = makeTempFolder();
  const file = putFile(join(cwd, "practice", slug, "tests", `${slug}.test.ts`), text);
  return { cwd, file };
}

function readOwn(slug: string): string {
  return readPackageFile("test", "fixtures", "own-tests", `${slug}.test.ts`);
}

function drill(cwd: string, ...args: string[]): Promise<Ended> {
  return runTrainer(["drill", "tests", ...args], { cwd });
}

test("The first run makes a test file with types for editors, the next one runs it", async () => {
  const cwd = makeTempFolder();
  const made = await drill(cwd, "memoize");
  expect(made.code).toBe(0);
  expect(made.stdout).toContain("Write tests for what the brief of `memoize` promises in stage 1.");
  expect(made.stdout).toMatch(/run on \d+ wrong solutions, and your score is how many/);
  expect(made.stdout).toContain("trainer show memoize");
  const folder = join(cwd, "practice", "memoize", "tests");
  expect(readdirSync(folder).toSorted()).toEqual(["memoize.test.ts", "tsconfig.json"]);
  const file = join(folder, "memoize.test.ts");
  expect(readFileSync(file, "utf8")).toContain('import { memoize } from "@solution";');
  const again = await drill(cwd, "memoize");
  expect(again.code).toBe(1);
  expect(again.stdout).toContain("Every test in your file is skipped or still to be written.");

  putFile(file, readOwn("memoize"));
  const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = join(compiler, "..", "bin", "tsc");
  const check = (): string =>
    spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" }).stdout;
  expect(check()).toBe("");
  putFile(file, `${readOwn("memoize")}\nmemoize(1);\nexpect(1).toBeOdd();\n`);
  expect(check()).toMatch(/TS2345[^]*TS2339/);
});

describe("Tests that are written from the brief alone", () => {
  test("catch every mistake of a small stage, which is recorded as a drill", async () => {
    const { cwd } = makeWorkspace("throttle-debounce", readOwn("throttle-debounce"));
    const { code, stdout } = await drill(cwd, "throttle-debounce", "--seed", "7");
    expect(stdout).toContain("5 tests pass on the reference solution and 3 other right solutions.");
    expect(stdout).toContain("8 of 8 mistakes caught");
    expect(stdout).toContain("Loses this");
    expect(code).toBe(0);
    const [event, ...others] = readEvents(join(cwd, "practice"));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: "drilled", drill: "tests", slug: "throttle-debounce" });
    expect(event).toMatchObject({ seed: "7", missed: [], falseAlarms: 0 });
    expect(event?.["found"]).toHaveLength(8);
    const hint = await drill(cwd, "throttle-debounce", "--hint");
    expect(hint.stdout).toContain("Your tests caught all 8 mistakes of your last run.");
  });

  test("are told how many they miss, and a hint names one of them", async () => {
    const both = 'expect(seen).toEqual([service, ["b.json", "c.json"]])';
    const weak = readOwn("throttle-debounce").replace(both, "expect(seen[1]).toHaveLength(2)");
    const { cwd } = makeWorkspace("throttle-debounce", weak);
    const { code, stdout } = await drill(cwd, "throttle-debounce", "--json");
    const report = parseDocument(stdout);
    expect(report).toMatchObject({ status: "scored", total: 8, refused: [], stage: 1, tests: 5 });
    const caught = listOf(report, "caught").map(({ name }) => name);
    expect(caught).toHaveLength(7);
    expect(code).toBe(1);
    const hint = await drill(cwd, "throttle-debounce", "--hint");
    expect(hint.stdout).toContain("The wrong solution that passes all of your tests");
    expect(hint.stdout).toContain("Loses this");
  });

  test("may be in JavaScript, and use helpers beside them", async () => {
    const cwd = makeTempFolder();
    const folder = join(cwd, "practice", "memoize", "tests");
    putFile(join(folder, "twice.js"), "export const twice = (call) => [call(), call()];\n");
    const text = `import { expect, test, vi } from "vitest";
import { memoize } from "@solution";
import { twice } from "./twice.js";
test("calls once", () => {
  const fn = vi.fn(() => 7);
  expect(twice(memoize(fn))).toEqual([7, 7]);
  expect(fn).toHaveBeenCalledTimes(1);
});\n`;
    putFile(join(folder, "memoize.test.js"), text);
    const { stdout } = await drill(cwd, "memoize", "--json");
    expect(parseDocument(stdout)).toMatchObject({
      status: "scored",
      refused: [],
      sound: 1,
    });
  });
});

test("Tests that a right solution fails are told by which, and do not count", async () => {
  const text = `import { expect, test } from "vitest";
import { debounce } from "@solution";
test("has a name", () => expect(debounce(() => 1, 1).name).toBe("debounced"));
test("does not run at once", () => {
  let runs = 0;
  debounce(() => void (runs += 1), 1)();
  expect(runs).toBe(0);
});\n`;
  const { cwd } = makeWorkspace("throttle-debounce", text);
  const { code, stdout } = await drill(cwd, "throttle-debounce");
  expect(code).toBe(1);
  expect(stdout).toContain("Your tests refuse 2 of 3 other right solutions");
  expect(stdout).toContain(
    "Fails on 2 of 3: `objects` (A call that is remembered, to be made later)",
  );
  expect(stdout).toContain("expected '' to be 'debounced'");
  expect(stdout).toContain(
    "mistakes caught, counting only tests that pass on every right solution",
  );
  const [event] = readEvents(join(cwd, "practice"));
  expect(event).toMatchObject({ falseAlarms: 2 });
  expect(event?.["found"]).toContain("runs-at-the-first-call");
});

test("A test that fails on the reference is told with its values, and nothing is recorded", async () => {
  const text = `import { expect, test } from "vitest";
import { memoize } from "@solution";
test("clears", () => expect(new (class { clear = 1; })().clear).toBe(2));\n`;
  const { cwd } = makeWorkspace("memoize", text);
  const { code, stdout } = await drill(cwd, "memoize", "--json");
  expect(code).toBe(1);
  expect(parseDocument(stdout)).toMatchObject({
    status: "wrong",
    failures: [{ name: "clears", expected: "2", received: "1", place: { line: 3 } }],
  });
  expect(() => readEvents(join(cwd, "practice"))).toThrow("ENOENT");
});

test("Tests that pass once and fail once are told by their names, and nothing is recorded", async () => {
  // That all of them come out alike twice happens once in 2 ** 64 times.
  const text = `import { expect, test } from "vitest";
import { memoize } from "@solution";
test("is steady", () => expect(memoize(() => 1)()).toBe(1));
for (let n = 1; n <= 64; n += 1) test("tosses coin " + n, () => expect(Math.random() < 0.5).toBe(true));\n`;
  const { cwd } = makeWorkspace("memoize", text);
  const { code, stdout } = await drill(cwd, "memoize");
  expect(code).toBe(1);
  expect(stdout).toContain("Your tests are flaky");
  expect(stdout.match(/✗ tosses coin \d+\n/g)?.length).toBeLessThanOrEqual(8);
  expect(stdout).not.toContain("is steady");
  expect(stdout).toContain("vi.useFakeTimers()");
  expect(() => readEvents(join(cwd, "practice"))).toThrow("ENOENT");
});

describe.skipIf(process.platform === "win32")("Ctrl-C", () => {
  test("ends with 130, leaves nothing behind and records nothing", async () => {
    const { cwd } = makeWorkspace("memoize", readOwn("memoize"));
    const scratch = makeTempFolder();
    const env = { TMPDIR: scratch, NODE_DISABLE_COMPILE_CACHE: "1" };
    const running = startTrainer(["drill", "tests", "memoize", "--json"], { cwd, env });
    await running.says("Running your tests");
    await vi.waitFor(() => expect(readdirSync(scratch)).not.toEqual([]), 30_000);
    running.child.kill("SIGINT");
    const { code, stdout } = await running.ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(readdirSync(scratch)).toEqual([]);
    expect(() => readEvents(join(cwd, "practice"))).toThrow("ENOENT");
  });
});

test("A stage that is not there, and a hint before the first score, say what to type", async () => {
  const { cwd } = makeWorkspace("memoize", readOwn("memoize"));
  const stage = await drill(cwd, "memoize", "--stage", "9");
  expect(stage).toMatchObject({ code: 2 });
  expect(stage.stderr).toContain("Use a number from 1 to 3.");
  const hint = await drill(cwd, "memoize", "--hint");
  expect(hint).toMatchObject({ code: 2 });
  expect(hint.stderr).toContain("Run `trainer drill tests memoize` first.");
});
