import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { isSealed } from "../../src/page/seal.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { parseDocument, runTrainer } from "./trainer.ts";

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

  test("refuses Markdown and a page at once", async () => {
    expect(await report("--html", "two.html", "--markdown")).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, "two.html"))).toBe(false);
  });
});
