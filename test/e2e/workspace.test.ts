import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { parseDocument, putFile, readEvents, readPackageFile, runTrainer } from "./trainer.ts";

const STARTER = readPackageFile("challenges", "event-emitter", "starter.ts");

function readOwn(workspace: string, name = "event-emitter.ts"): string {
  return readFileSync(join(workspace, "event-emitter", name), "utf8");
}

describe("the workspace", () => {
  test("is `practice` in the current folder by default", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter"], { cwd });
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
    expect(readdirSync(join(cwd, "practice")).toSorted()).toEqual([
      ".trainer",
      "event-emitter",
      "package.json",
      "tsconfig.json",
    ]);
  });

  test("is found from a folder below it", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter"], { cwd });
    const below = join(cwd, "practice", "event-emitter");
    await runTrainer(["new", "circuit-breaker"], { cwd: below });
    expect(existsSync(join(cwd, "practice", "circuit-breaker", "circuit-breaker.ts"))).toBe(true);
    expect(readdirSync(below)).toEqual(["event-emitter.ts"]);
  });

  test("is what `--workspace` says, then TRAINER_WORKSPACE", async () => {
    const cwd = makeTempFolder();
    const env = { TRAINER_WORKSPACE: "named" };
    await runTrainer(["new", "event-emitter", "--workspace", "flagged"], { cwd, env });
    await runTrainer(["new", "circuit-breaker"], { cwd, env });
    expect(readdirSync(cwd).toSorted()).toEqual(["flagged", "named"]);
  });
});

describe("new", () => {
  test("writes the starter and says what to type next", async () => {
    const cwd = makeTempFolder();
    const { code, stdout, stderr } = await runTrainer(["new", "event-emitter"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(join("practice", "event-emitter", "event-emitter.ts"));
    expect(stdout).toContain("trainer test event-emitter");
  });

  test("writes the JavaScript starter with `--js`", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter", "--js"], { cwd });
    const starter = readOwn(join(cwd, "practice"), "event-emitter.js");
    expect(starter).toContain("export class EventEmitter {\n");
    expect(starter).toMatch(/^ {3}\* @param \{EventName\} event$/m);
    expect(starter).toContain("  on(event, listener) {\n");
  });

  test("as JSON names the file and the backups", async () => {
    const cwd = makeTempFolder();
    const first = await runTrainer(["new", "event-emitter", "--json"], { cwd });
    const second = await runTrainer(["new", "event-emitter", "--json", "--force"], { cwd });
    const file = join("practice", "event-emitter", "event-emitter.ts");
    const body = { schemaVersion: 1, challenge: "event-emitter", file };
    expect(parseDocument(first.stdout)).toEqual({ ...body, backups: [] });
    const backup = join("practice", "event-emitter", "event-emitter.1.bak.ts");
    expect(parseDocument(second.stdout)).toEqual({ ...body, backups: [backup] });
  });

  test.each([
    ["ts", []],
    ["ts", ["--js"]],
    ["mts", []],
    ["js", []],
    ["mjs", []],
  ])("never overwrites a .%s file, with %j", async (ending, options) => {
    const cwd = makeTempFolder();
    const own = putFile(join(cwd, "practice", "event-emitter", `event-emitter.${ending}`), "mine");
    const { code, stdout, stderr } = await runTrainer(["new", "event-emitter", ...options], {
      cwd,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const again = ["trainer", "new", "event-emitter", ...options, "--force"].join(" ");
    expect(stderr).toContain(`\`${again}\``);
    expect(readFileSync(own, "utf8")).toBe("mine");
    expect(readdirSync(join(cwd, "practice", "event-emitter"))).toEqual([
      `event-emitter.${ending}`,
    ]);
  });

  test("over a file that is there repeats in its advice what was typed", async () => {
    const cwd = makeTempFolder();
    const given = ["--workspace", "my folder"];
    await runTrainer(["new", "event-emitter", ...given], { cwd });
    const { stderr } = await runTrainer(["new", "event-emitter", "--js", ...given], { cwd });
    expect(stderr).toContain('`trainer new event-emitter --js --workspace "my folder" --force`');
  });

  test("keeps settings of the learner's own", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "package.json"), '{"name":"mine"}');
    await runTrainer(["new", "event-emitter"], { cwd });
    expect(readFileSync(join(cwd, "practice", "package.json"), "utf8")).toBe('{"name":"mine"}');
  });

  test("keeps every old file with `--force`, and says where", async () => {
    const cwd = makeTempFolder();
    const own = join(cwd, "practice", "event-emitter", "event-emitter.ts");
    for (const text of ["first", "second"]) {
      putFile(own, text);
      const { code, stdout } = await runTrainer(["new", "event-emitter", "--force"], { cwd });
      expect(code).toBe(0);
      expect(stdout).toContain(".bak.ts");
    }
    const folder = join(cwd, "practice");
    expect(readOwn(folder)).toBe(STARTER);
    expect(readOwn(folder, "event-emitter.1.bak.ts")).toBe("first");
    expect(readOwn(folder, "event-emitter.2.bak.ts")).toBe("second");
  });

  test("run many times at once writes one starter and loses nothing", async () => {
    const cwd = makeTempFolder();
    const ends = await Promise.all(
      Array.from({ length: 4 }, () => runTrainer(["new", "event-emitter"], { cwd })),
    );
    expect(ends.filter(({ code }) => code === 0)).toHaveLength(1);
    expect(ends.filter(({ code }) => code === 2)).toHaveLength(3);
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
    expect(readEvents(join(cwd, "practice"))).toHaveLength(1);
    expect(readdirSync(join(cwd, "practice", "event-emitter"))).toEqual(["event-emitter.ts"]);
  });

  test("by force at once keeps the learner's file", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "mine");
    await Promise.all(
      Array.from({ length: 4 }, () => runTrainer(["new", "event-emitter", "--force"], { cwd })),
    );
    const folder = join(cwd, "practice", "event-emitter");
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(texts.filter((text) => text === "mine")).toHaveLength(1);
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
  });

  test("says what is in the way of the workspace", async () => {
    const cwd = makeTempFolder();
    writeFileSync(join(cwd, "practice"), "a file");
    const { code, stderr } = await runTrainer(["new", "event-emitter"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("is a file, not a folder");
    expect(readFileSync(join(cwd, "practice"), "utf8")).toBe("a file");
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "says that a folder cannot be written",
    async () => {
      const cwd = makeTempFolder();
      mkdirSync(join(cwd, "closed"), { mode: 0o500 });
      const { code, stderr } = await runTrainer(["new", "event-emitter"], {
        cwd: join(cwd, "closed"),
      });
      expect(code).toBe(2);
      expect(stderr).toContain("permission is denied");
    },
  );
});

describe("new --again", () => {
  const again = (cwd: string, ...options: string[]) =>
    runTrainer(["new", "event-emitter", "--again", ...options], { cwd });

  test("gives a blank starter in the language of the old file, which is kept", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.js"), "mine");
    const { code, stdout } = await again(cwd);
    expect(code).toBe(0);
    const backup = join("practice", "event-emitter", "event-emitter.1.bak.js");
    expect(stdout).toContain(`Your previous file was saved as ${backup}`);
    expect(readFileSync(join(cwd, backup), "utf8")).toBe("mine");
    expect(readOwn(join(cwd, "practice"), "event-emitter.js")).toContain("Not implemented");
  });

  test("is a first start where there is no file yet", async () => {
    const cwd = makeTempFolder();
    const { code, stdout } = await again(cwd);
    expect(code).toBe(0);
    expect(stdout).not.toContain("previous");
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
  });

  test("is what a plain `new` advises for a solved challenge", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "mine");
    const event = {
      ...{ kind: "attempted", at: "2026-01-02T03:04:05.000Z", slug: "event-emitter", scope: "all" },
      ...{ file: "event-emitter/event-emitter.ts", status: "solved", reason: null },
      ...{ met: [], missed: [], durationMs: 1 },
    };
    putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), `${JSON.stringify(event)}\n`);
    const { code, stderr } = await runTrainer(["new", "event-emitter"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("`trainer new event-emitter --again`");
  });
});

describe("new --open", () => {
  const plain = {
    TERM_PROGRAM: "",
    ZED_TERM: "",
    NVIM: "",
    INSIDE_EMACS: "",
    TERMINAL_EMULATOR: "",
  };

  /** An editor that appends a line to the file it is given. */
  function makeEditor(cwd: string, line: string): string {
    const script = `require("fs").appendFileSync(process.argv.at(-1), ${JSON.stringify(line)});`;
    const file = putFile(join(cwd, `editor-${line}.cjs`), script);
    return `${process.execPath} ${file}`;
  }

  test("starts VISUAL, else EDITOR, with the file", async () => {
    const cwd = makeTempFolder();
    const env = { ...plain, VISUAL: makeEditor(cwd, "visual"), EDITOR: makeEditor(cwd, "editor") };
    await runTrainer(["new", "event-emitter", "--open"], { cwd, env });
    expect(readOwn(join(cwd, "practice"))).toBe(`${STARTER}visual`);
    await runTrainer(["new", "event-emitter", "--open", "--force"], {
      cwd,
      env: { ...env, VISUAL: "" },
    });
    expect(readOwn(join(cwd, "practice"))).toBe(`${STARTER}editor`);
  });

  test("opens a file that is there already without changing it", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "mine");
    const env = { ...plain, EDITOR: makeEditor(cwd, "seen") };
    const { code } = await runTrainer(["new", "event-emitter", "--open"], { cwd, env });
    expect(code).toBe(0);
    expect(readOwn(join(cwd, "practice"))).toBe("mineseen");
  });

  test("says that the editor did not start", async () => {
    const { code, stdout, stderr } = await runTrainer(["new", "event-emitter", "--open"], {
      cwd: makeTempFolder(),
      env: { ...plain, EDITOR: "no-such-editor-anywhere" },
    });
    expect(code).toBe(2);
    expect(stdout).toContain("Created");
    expect(stderr).toContain("`no-such-editor-anywhere` did not open the file");
  });
});

describe("reset", () => {
  test("writes the starter again and keeps the old file", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.ts"), "mine");
    const { code, stdout } = await runTrainer(["reset", "event-emitter"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("event-emitter.1.bak.ts");
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
    expect(readOwn(join(cwd, "practice"), "event-emitter.1.bak.ts")).toBe("mine");
    expect(readEvents(join(cwd, "practice"))).toEqual([
      expect.objectContaining({
        kind: "reset",
        slug: "event-emitter",
        file: "event-emitter/event-emitter.ts",
        backup: "event-emitter/event-emitter.1.bak.ts",
      }),
    ]);
  });

  test("heals a challenge whose file is gone and only a backup is left", async () => {
    const cwd = makeTempFolder();
    const folder = join(cwd, "practice", "event-emitter");
    putFile(join(folder, "event-emitter.1.bak.ts"), "mine");
    const tested = await runTrainer(["test", "event-emitter"], { cwd });
    expect(tested.stderr).toContain(join(folder, "event-emitter.1.bak.ts"));
    await runTrainer(["reset", "event-emitter"], { cwd });
    expect(readOwn(join(cwd, "practice"))).toBe(STARTER);
    expect(readOwn(join(cwd, "practice"), "event-emitter.1.bak.ts")).toBe("mine");
  });

  test("of a JavaScript file gives the JavaScript starter", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", "event-emitter", "event-emitter.mjs"), "mine");
    const { stdout } = await runTrainer(["reset", "event-emitter", "--json"], { cwd });
    expect(parseDocument(stdout)).toEqual({
      schemaVersion: 1,
      challenge: "event-emitter",
      file: join("practice", "event-emitter", "event-emitter.js"),
      backups: [join("practice", "event-emitter", "event-emitter.1.bak.mjs")],
    });
  });
});
