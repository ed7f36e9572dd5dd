import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { buildAgain } from "./drill-content.ts";
import {
  REFERENCE,
  ROOT,
  parseDocument,
  putFile,
  readMistake,
  readPackageFile,
  runTrainer,
} from "./trainer.ts";

const MINUTE = 60_000;

/** What npm says when the registry cannot be reached; then nothing is proved, and the tests say so. */
const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED/;

/** Where the tarball is packed and installed. */
let prefix = "";
/** Absolute folder of the installed package; `null` when there is no registry. */
let installed: string | null = null;

beforeAll(() => {
  prefix = realpathSync(mkdtempSync(join(tmpdir(), "trainer-pack-")));
  // The build is there already, and building again would pull it from under the other tests.
  const packed = npm(["pack", ROOT, "--ignore-scripts", "--pack-destination", prefix]);
  if (packed.status !== 0) throw new Error(packed.stderr);
  const [tarball = ""] = readdirSync(prefix).filter((name) => name.endsWith(".tgz"));
  const options = ["--global", "--prefix", prefix, "--prefer-offline", "--no-audit", "--no-fund"];
  const { status, stderr } = npm(["install", ...options, join(prefix, tarball)]);
  if (status === 0) installed = join(prefix, modulesIn(), "trainer");
  else if (!NO_REGISTRY.test(stderr)) throw new Error(stderr);
}, 5 * MINUTE);

afterAll(() => rmSync(prefix, { recursive: true, force: true }));

function npm(args: string[]): { status: number | null; stderr: string } {
  const shell = process.platform === "win32";
  const { status, stderr } = spawnSync("npm", args, { cwd: prefix, encoding: "utf8", shell });
  return { status, stderr };
}

function modulesIn(): string {
  return process.platform === "win32" ? "node_modules" : join("lib", "node_modules");
}

/** The installed bin, in a folder that has nothing to do with the package. */
function settle(context: TestContext): { bin: string; cwd: string } {
  if (installed === null) return context.skip("The registry cannot be reached.");
  return { bin: join(installed, "bin", "trainer.js"), cwd: makeTempFolder() };
}

describe("the packed and installed package", () => {
  test("starts by its name", (context) => {
    const { cwd, bin } = settle(context);
    const shell = process.platform === "win32";
    const command = shell ? join(prefix, "trainer.cmd") : join(prefix, "bin", "trainer");
    const ended = spawnSync(command, ["start"], { cwd, encoding: "utf8", shell });
    expect(ended).toMatchObject({ status: 0, stderr: "" });
    expect(ended.stdout).toContain("First challenge: ");
    if (!shell) expect(statSync(bin).mode & 0o111).toBe(0o111);
  });

  test("holds what it needs and no sources, tests or scripts", (context) => {
    settle(context);
    const { files } = parseDocument(readPackageFile("package.json"));
    const lines = Array.isArray(files) ? files.map(String) : [];
    const named = lines.filter((line) => !line.startsWith("!"));
    const tops = named.map((line) => line.split("/")[0] ?? line);
    const expected = ["node_modules", "package.json", ...tops];
    expect(new Set(readdirSync(installed ?? ""))).toEqual(new Set(expected));
    expect(expected).not.toContain("src");
    const content = join(installed ?? "", "challenges");
    const paths = readdirSync(content, { recursive: true, encoding: "utf8" });
    expect(paths.filter((path) => /node_modules|mistakes|right/.test(path))).toEqual([]);
  });

  test("scaffolds a starter, judges it, and judges a solution", async (context) => {
    const { bin, cwd } = settle(context);
    const created = await runTrainer(["new", "event-emitter"], { bin, cwd });
    expect(created.code).toBe(0);
    const args = ["test", "event-emitter", "--json"];
    const starter = await runTrainer(args, { bin, cwd });
    expect(starter.code).toBe(1);
    expect(parseDocument(starter.stdout)).toMatchObject({
      status: "unsolved",
      types: { status: "ok" },
    });
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
    const solved = await runTrainer(args, { bin, cwd });
    expect(parseDocument(solved.stdout)).toMatchObject({
      status: "solved",
      types: { status: "ok" },
    });
    expect(solved.code).toBe(0);
    const opened = await runTrainer(["solution", "event-emitter"], { bin, cwd });
    expect(opened.code).toBe(0);
  });

  test("runs TypeScript, finds the machine fit and shows the tour", async (context) => {
    const { bin, cwd } = settle(context);
    putFile(join(cwd, "own.ts"), "const word: string = 'typed';\nconsole.log(word);\n");
    expect(await runTrainer(["run", "own.ts"], { bin, cwd })).toMatchObject({ stdout: "typed\n" });
    const { stdout } = await runTrainer(["doctor", "--json"], { bin, cwd });
    expect(parseDocument(stdout)).toMatchObject({ healthy: true });
    expect(await runTrainer(["tour"], { bin, cwd })).toMatchObject({ code: 0 });
  });

  test("plays the example of a brief, though it lies among installed packages", async (context) => {
    const { bin, cwd } = settle(context);
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), REFERENCE);
    const { code, stdout } = await runTrainer(["run", "event-emitter"], { bin, cwd });
    expect(stdout).toContain("log 7 tea\n");
    expect(code).toBe(0);
  });

  test("names a common mistake, though it holds none as a file", async (context) => {
    const { bin, cwd } = settle(context);
    const text = readMistake("returns-nothing");
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), text);
    const { stdout } = await runTrainer(["test", "event-emitter"], { bin, cwd });
    expect(stdout).toContain("This looks like a common mistake.");
  });

  test("draws the same drills as a clone, though it holds no mistakes as files", async (context) => {
    const { bin, cwd } = settle(context);
    const args = ["drill", "repair", "event-emitter", "--seed", "7", "--reveal", "--json"];
    const told = { drill: "repair", challenge: "event-emitter", seed: "7", level: "middle" };
    const { stdout } = await runTrainer(args, { bin, cwd });
    const document = parseDocument(stdout);
    expect(document).toMatchObject(told);
    const text = readFileSync(join(cwd, String(document["file"])), "utf8");
    expect(text).toContain(buildAgain(document).after);
  });

  test.each([[["check"]], [["check", "event-emitter", "--json"]], [["new", "a"]], [["mutation"]]])(
    "says that `dev %j` works in a clone",
    async (words) => {
      if (installed === null) return;
      const bin = join(installed, "bin", "trainer.js");
      const ended = await runTrainer(["dev", ...words], { bin, cwd: makeTempFolder() });
      expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: "" });
      expect(ended.stderr).toContain(`\`trainer dev ${words[0] ?? ""}\` works in a clone`);
      expect(readdirSync(join(installed, "challenges"))).not.toContain("a");
    },
  );
});
