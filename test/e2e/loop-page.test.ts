import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isSealed } from "../../src/page/seal.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { listOf, parseDocument, putFile, runTrainer } from "./trainer.ts";

const SNIPPET = `setTimeout(() => {
  process.nextTick(() => console.log("tick"));
  console.log("timer");
}, 1);
`;

/** What a page holds for its script. */
function readData(cwd: string, name: string): Record<string, unknown> {
  const html = readFileSync(join(cwd, name), "utf8");
  expect(isSealed(html)).toBe(true);
  const [, text = ""] =
    /<script id="data" type="application\/json">([^]*?)<\/script>/.exec(html) ?? [];
  return parseDocument(text);
}

describe("trainer loop --html", () => {
  test("writes a page of a snippet as both kinds of module, and writes it anew", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "snippet.cjs"), SNIPPET);
    for (const _time of [1, 2]) {
      const { code, stdout } = await runTrainer(
        ["loop", "./snippet.cjs", "--html", "replay.html"],
        { cwd },
      );
      expect(code).toBe(0);
      expect(stdout.replaceAll("\n", " ")).toContain("The replay is in `replay.html`.");
    }
    const runs = listOf(readData(cwd, "replay.html"), "runs");
    expect(runs).toMatchObject([
      { trace: { mode: "cjs", printed: ["timer", "tick"], source: { file: "./snippet.cjs" } } },
      { trace: { mode: "esm", printed: ["timer", "tick"] } },
    ]);
    expect(readFileSync(join(cwd, "replay.html"), "utf8")).not.toContain(cwd);
  });

  test("writes a page of a scene without the lesson above its code", async () => {
    const cwd = makeTempFolder();
    const { code } = await runTrainer(
      ["loop", "tour-from-a-timer", "--html", "tour.html", "--mode", "cjs"],
      { cwd },
    );
    expect(code).toBe(0);
    const data = readData(cwd, "tour.html");
    expect(data).toMatchObject({ source: { first: 21 } });
    expect(listOf(data, "runs")).toHaveLength(1);
  });

  test("leaves a file that trainer did not write as it is, unless it is forced", async () => {
    const cwd = makeTempFolder();
    const path = join(cwd, "notes.html");
    putFile(join(cwd, "snippet.cjs"), SNIPPET);
    writeFileSync(path, "my notes");
    const words = ["loop", "./snippet.cjs", "--html", "notes.html", "--mode", "cjs"];
    const refused = await runTrainer(words, { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr.replaceAll(/\s+/g, " ")).toContain(
      "`trainer loop ./snippet.cjs --html notes.html --force`",
    );
    expect(readFileSync(path, "utf8")).toBe("my notes");
    expect(await runTrainer([...words, "--force"], { cwd })).toMatchObject({ code: 0 });
    expect(isSealed(readFileSync(path, "utf8"))).toBe(true);
  });

  test("does not take `--force` without a forcing for one", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "snippet.cjs"), SNIPPET);
    const { code, stderr } = await runTrainer(["loop", "./snippet.cjs", "--force"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("`--force` needs to know what to force.");
  });

  test("says what is wrong with a file that cannot run, and writes nothing", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "broken.cjs"), "const a = ;\n");
    const { code, stderr } = await runTrainer(["loop", "./broken.cjs", "--html", "a.html"], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("cannot run as CommonJS in line 1");
    expect(() => readFileSync(join(cwd, "a.html"))).toThrow("ENOENT");
  });
});

describe("trainer loop --html-all", () => {
  test("writes a page for each scene that was chosen, and an index of them", async () => {
    const cwd = makeTempFolder();
    const chosen = ["loop", "--html-all", "site", "--chapter", "first-steps", "--search", "emit"];
    const { code, stdout } = await runTrainer([...chosen, "--workspace", cwd], { cwd });
    expect(code).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain("Open `site/index.html` in your browser");
    const index = readFileSync(join(cwd, "site", "index.html"), "utf8");
    expect(isSealed(index)).toBe(true);
    const links = [...index.matchAll(/href="([^"#]+\.html)"/g)].map(([, file = ""]) => file);
    expect(links).toContain("events-are-calls.html");
    for (const file of new Set(links)) {
      const html = readFileSync(join(cwd, "site", file), "utf8");
      expect(isSealed(html)).toBe(true);
      expect(html).toContain('href="index.html"');
    }
  });

  test("leaves a folder as it is that holds a file trainer did not write", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "site", "index.html"), "mine");
    const chosen = ["loop", "--html-all", "site", "--chapter", "first-steps"];
    const { code, stderr } = await runTrainer([...chosen, "--workspace", cwd], { cwd });
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("so it was not replaced");
    expect(readdirSync(join(cwd, "site"))).toEqual(["index.html"]);
    expect(readFileSync(join(cwd, "site", "index.html"), "utf8")).toBe("mine");
  });

  test("is for all scenes, not for one", async () => {
    const cwd = makeTempFolder();
    const { code, stderr } = await runTrainer(["loop", "tick-and-promise", "--html-all", "site"], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "Type `trainer loop tick-and-promise --html page.html`",
    );
  });
});
