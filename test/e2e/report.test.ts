import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { isSealed } from "../../src/page/seal.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { ROOT, listOf, parseDocument, putFile, runTrainer } from "./trainer.ts";

let cwd = "";
const report = (...words: string[]) =>
  runTrainer(["report", ...words, "--workspace", cwd], { cwd });

beforeEach(() => {
  cwd = makeTempFolder();
});

describe("trainer report", () => {
  test("shows every part on screen", async () => {
    const { code, stdout } = await report();
    expect(code).toBe(0);
    for (const title of ["Theory by topic", "Interview signals", "Stages and challenges"])
      expect(stdout).toContain(`\n${title}\n`);
    for (const title of ["Retention", "Calibration", "Plan"])
      expect(stdout).toContain(`\n${title}\n`);
  });

  test("prints Markdown", async () => {
    const { code, stdout } = await report("--markdown");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Report of \d{4}-\d\d-\d\d\n/);
  });

  test("prints one JSON document", async () => {
    const plan = ["plan", "--until", "2099-12-14", "--minutes", "45", "--workspace", cwd];
    expect(await runTrainer(plan, { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await report("--json");
    expect(code).toBe(0);
    const document = parseDocument(stdout);
    expect(document).toMatchObject({ schemaVersion: 1, html: null });
    expect(document["plan"]).toMatchObject({ plan: { until: "2099-12-14", minutes: 45 } });
    expect(document["days"]).toHaveLength(1);
  });

  test("tells of interviews that are over, and of no others", async () => {
    const plan = {
      ...{ minutes: 45, level: "middle", focus: null, seed: "1", cards: [], scene: null },
      ...{ coding: { kind: "solve", slug: "lru-cache", stages: 1 }, notes: [] },
    };
    const step = (day: number, n: number, what: object): object => {
      const interview = `2026-03-0${day}T10:00:00.000Z`;
      const at = `2026-03-0${day}T10:0${n}:00.000Z`;
      return { kind: "interviewed", at, interview, n, clockMs: n * 60_000, step: what };
    };
    const events = [
      step(1, 0, { kind: "begun", plan }),
      step(1, 1, { kind: "ended", end: "finished" }),
      step(2, 0, { kind: "begun", plan }),
    ];
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
    putFile(join(cwd, ".trainer", "journal.jsonl"), lines);
    const { stdout } = await report("--json");
    const signals = parseDocument(JSON.stringify(parseDocument(stdout)["signals"]));
    expect(listOf(signals, "interviews")).toMatchObject([
      { interview: "2026-03-01T10:00:00.000Z", challenge: "lru-cache", result: "not yet" },
    ]);
    expect((await report()).stdout).toContain("1 mock interview so far. The latest, on 2026-03-01");
  });

  test("writes a page, and writes it anew", async () => {
    for (const _time of [1, 2]) {
      const { code, stdout } = await report("--html", "report.html");
      expect(code).toBe(0);
      expect(stdout.replaceAll("\n", " ")).toContain("Your report is in `report.html`.");
      expect(isSealed(readFileSync(join(cwd, "report.html"), "utf8"))).toBe(true);
    }
  });

  test("leaves a file that trainer did not write as it is, and says what to type", async () => {
    const path = join(cwd, "my notes.html");
    writeFileSync(path, "my notes");
    const { code, stdout, stderr } = await report("--html", "my notes.html");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      'run `trainer report --html "my notes.html" --force` to replace it.',
    );
    expect(readFileSync(path, "utf8")).toBe("my notes");
    expect(await report("--html", "my notes.html", "--force")).toMatchObject({ code: 0 });
    expect(isSealed(readFileSync(path, "utf8"))).toBe(true);
  });

  test("leaves a page that was changed since as it is", async () => {
    const path = join(cwd, "kept.html");
    await report("--html", "kept.html");
    const changed = `${readFileSync(path, "utf8")}<!-- mine -->`;
    writeFileSync(path, changed);
    expect(await report("--html", "kept.html")).toMatchObject({ code: 2 });
    expect(readFileSync(path, "utf8")).toBe(changed);
  });

  test("refuses a folder in the place of a file", async () => {
    const { code, stderr } = await report("--html", ".");
    expect(code).toBe(2);
    expect(stderr).toContain("`.` is not a file.");
  });

  test("loads no library of pages before one is asked for", () => {
    const dist = join(ROOT, "dist");
    const chunks = readdirSync(join(dist, "chunks"));
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      // What is imported at once has `from` or nothing before its name, what comes later a parenthesis.
      for (const [, name = ""] of text.matchAll(/(?:from|^import) "(\.{1,2}\/[^"]+)"/gm))
        visit(join(dirname(file), name));
    };
    visit(join(dist, "main.js"));
    for (const name of chunks.filter((one) => /^report-[A-Z0-9]{8}\.js$/.test(one)))
      visit(join(dist, "chunks", name));
    const holding = (file: string): boolean =>
      readFileSync(file, "utf8").includes("// node_modules/preact/");
    expect(seen.size).toBeGreaterThan(10);
    expect([...seen].filter(holding)).toEqual([]);
    expect(chunks.map((name) => join(dist, "chunks", name)).filter(holding)).not.toEqual([]);
  });

  test("refuses Markdown and a page at once", async () => {
    expect(await report("--html", "two.html", "--markdown")).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, "two.html"))).toBe(false);
  });
});
