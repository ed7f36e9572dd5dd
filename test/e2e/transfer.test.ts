import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { printArchive } from "../../src/workspace/archive/print-archive.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { parseDocument, putFile, readEvents, runTrainer, startTrainer } from "./trainer.ts";

const STAMP = { trainer: "0.1.0", exportedAt: "2026-11-30T10:00:00.000Z" };
const modifiedAt = "2026-11-29T10:00:00.000Z";

/** All files of a folder with their texts, except what trainer keeps for itself. */
function readAll(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Object.fromEntries(
    entries.map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]),
  );
}

/** A workspace with a started challenge, a backup and a line that only a later version knows. */
async function makeWorkspace(): Promise<string> {
  const cwd = makeTempFolder();
  await runTrainer(["new", "event-emitter"], { cwd });
  await runTrainer(["new", "event-emitter", "--again"], { cwd });
  putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "export const mine = 1;\n");
  const journal = join(cwd, "practice", ".trainer", "journal.jsonl");
  writeFileSync(journal, '{"kind":"of-a-later-version","at":"2026-11-30T10:00:00.000Z"}\n', {
    flag: "a",
  });
  return cwd;
}

describe("a workspace", () => {
  test("moves to another machine in one file, and a second time changes nothing", async () => {
    const cwd = await makeWorkspace();
    const file = join(cwd, "moved.json");
    expect(await runTrainer(["export", "moved.json"], { cwd })).toMatchObject({
      code: 0,
      stderr: "",
    });
    const there = makeTempFolder();
    expect(await runTrainer(["import", file], { cwd: there })).toMatchObject({ code: 0 });
    const moved = readAll(join(there, "practice"));
    expect(moved).toEqual(readAll(join(cwd, "practice")));
    const again = await runTrainer(["import", file, "--json"], { cwd: there });
    expect(parseDocument(again.stdout)).toMatchObject({
      created: [],
      beside: [],
      journal: { added: 0, known: 4 },
    });
    expect(readAll(join(there, "practice"))).toEqual(moved);
    const [here, copy] = await Promise.all(
      [cwd, there].map((folder) => runTrainer(["progress", "--json"], { cwd: folder })),
    );
    expect(copy?.stdout).toBe(here?.stdout);
  });

  test("is ready for editors at once, whatever system and version it comes from", async () => {
    const cwd = makeTempFolder();
    const old = (root: string, exclude: string): string =>
      JSON.stringify({ compilerOptions: { typeRoots: [root] }, exclude: exclude.split(" ") });
    const settings = old("C:/lost/node_modules/@types", "node_modules **/*.bak.*");
    const text = 'import { test } from "vitest";\n';
    const files = [
      { path: "tsconfig.json", text: settings, modifiedAt },
      { path: "memoize/tests/memoize.test.ts", text, modifiedAt },
    ];
    putFile(join(cwd, "a.json"), printArchive({ journal: [], files }, STAMP));
    expect((await runTrainer(["import", "a.json"], { cwd })).code).toBe(0);
    const folder = join(cwd, "practice");
    const own = readFileSync(join(folder, "tsconfig.json"), "utf8");
    expect(own).not.toContain("C:/lost");
    expect(own).toContain('"*/tests"');
    expect(readdirSync(join(folder, ".trainer", "types")).toSorted()).toEqual([
      "memoize.d.ts",
      "vitest.d.ts",
    ]);
    const again = await runTrainer(["import", "a.json", "--json"], { cwd });
    expect(parseDocument(again.stdout)).toMatchObject({ created: [], beside: [] });
  });

  test("keeps what the learner has done on the other machine", async () => {
    const cwd = await makeWorkspace();
    await runTrainer(["export", "moved.json"], { cwd });
    const there = makeTempFolder();
    await runTrainer(["new", "circuit-breaker"], { cwd: there });
    const own = join(there, "practice", "event-emitter", "event-emitter.ts");
    putFile(own, "export const other = 2;\n");
    const { stdout } = await runTrainer(["import", join(cwd, "moved.json")], { cwd: there });
    expect(stdout).toContain("event-emitter/event-emitter.ts: saved as");
    expect(readFileSync(own, "utf8")).toBe("export const other = 2;\n");
    const slugs = readEvents(join(there, "practice")).map(({ slug }) => slug);
    expect(slugs).toEqual([
      "circuit-breaker",
      "event-emitter",
      "event-emitter",
      "event-emitter",
      undefined,
    ]);
  });

  test("is not changed by --dry-run, which says what would come", async () => {
    const cwd = await makeWorkspace();
    await runTrainer(["export", "moved.json"], { cwd });
    const there = makeTempFolder();
    const args = ["import", join(cwd, "moved.json"), "--dry-run"];
    const { code, stdout } = await runTrainer(args, { cwd: there });
    expect({ code, left: readdirSync(there) }).toEqual({ code: 0, left: [] });
    expect(stdout).toContain("Would import");
    expect(stdout).toContain("event-emitter/event-emitter.1.bak.ts");
  });
});

describe("export", () => {
  test("does not replace a file without --force", async () => {
    const cwd = await makeWorkspace();
    putFile(join(cwd, "mine.json"), "mine");
    const refused = await runTrainer(["export", "mine.json"], { cwd });
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("--force");
    expect(readFileSync(join(cwd, "mine.json"), "utf8")).toBe("mine");
    expect((await runTrainer(["export", "mine.json", "--force"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "mine.json"), "utf8")).toContain("trainer-workspace");
  });

  test("names what is no file, and a workspace that is not there", async () => {
    const cwd = await makeWorkspace();
    for (const target of [".", "/dev/full"].filter(existsSync)) {
      const { code, stderr } = await runTrainer(["export", target, "--force"], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain("not a file");
    }
    const { code, stderr } = await runTrainer(["export"], { cwd: makeTempFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("no workspace to export");
  });
});

describe("import", () => {
  test.each([
    ["torn", (text: string) => text.slice(0, text.length / 2), "is damaged"],
    ["foreign", () => '{"name":"other"}', "was not made by"],
    ["newer", (text: string) => text.replace('"version": 1', '"version": 9'), "newer trainer"],
  ])("writes nothing of a %s file", async (_what, change, says) => {
    const cwd = makeTempFolder();
    const files = [{ path: "event-emitter/event-emitter.ts", text: "mine", modifiedAt }];
    putFile(join(cwd, "a.json"), change(printArchive({ journal: [], files }, STAMP)));
    const { code, stderr } = await runTrainer(["import", "a.json"], { cwd });
    expect({ code, left: readdirSync(cwd) }).toEqual({ code: 2, left: ["a.json"] });
    expect(stderr).toContain(says);
  });

  test("writes nothing where a path would leave the workspace", async () => {
    const cwd = makeTempFolder();
    const files = [
      { path: "event-emitter/event-emitter.ts", text: "fine", modifiedAt },
      { path: "../outside.ts", text: "not fine", modifiedAt },
    ];
    putFile(join(cwd, "a.json"), printArchive({ journal: [], files }, STAMP));
    const { code, stderr } = await runTrainer(["import", "a.json"], { cwd });
    expect({ code, left: readdirSync(cwd) }).toEqual({ code: 2, left: ["a.json"] });
    expect(stderr).toContain('"../outside.ts"');
  });

  test("that was killed in between leaves whole files, and is completed by the next", async () => {
    const cwd = makeTempFolder();
    const files = Array.from({ length: 400 }, (_, at) => {
      const path = `event-emitter/part-${String(at).padStart(3, "0")}.ts`;
      return { path, text: `export const part = ${at};\n`.repeat(200), modifiedAt };
    });
    const journal = Array.from({ length: 50 }, (_, at) =>
      JSON.stringify({ kind: "revealed", at: modifiedAt, slug: `slug-${at}` }),
    );
    putFile(join(cwd, "a.json"), printArchive({ journal, files }, STAMP));
    const running = startTrainer(["import", "a.json"], { cwd });
    const folder = join(cwd, "practice", "event-emitter");
    while (!existsSync(join(folder, "part-010.ts")) && running.child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    running.child.kill("SIGKILL");
    await running.ended;
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    for (const name of readdirSync(folder).filter((entry) => !entry.startsWith("."))) {
      expect(readFileSync(join(folder, name), "utf8")).toBe(texts.get(`event-emitter/${name}`));
    }
    expect((await runTrainer(["progress"], { cwd })).code).toBe(0);
    expect((await runTrainer(["import", "a.json"], { cwd })).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith(".ts"))).toHaveLength(400);
    expect(readEvents(join(cwd, "practice"))).toHaveLength(50);
  });

  test.skipIf(process.platform === "win32")("says why a place takes no files", async () => {
    const cwd = makeTempFolder();
    const files = [{ path: "event-emitter/event-emitter.ts", text: "mine", modifiedAt }];
    putFile(join(cwd, "a.json"), printArchive({ journal: [], files }, STAMP));
    mkdirSync(join(cwd, "empty"));
    const options = { cwd: join(cwd, "empty"), env: { TRAINER_WORKSPACE: "/proc/practice" } };
    const { code, stderr } = await runTrainer(["import", "../a.json"], options);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Error: Cannot create/);
  });
});
