import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/layers/", import.meta.url));
const names = readdirSync(fixtures);
const good = names.filter((name) => name.startsWith("good-"));
const planted = names.filter((name) => !name.startsWith("good-"));

describe("the layer check", () => {
  let report: Report;

  beforeAll(async () => {
    report = await check(names.map((name) => path.join(fixtures, name)));
  });

  test.each(planted)("rejects the planted violation %s and nothing else", (name) => {
    const expected = linesOf(readFileSync(path.join(fixtures, name, "expected.txt"), "utf8"));
    expect(expected).toHaveLength(1);
    expect(faultsOf(report, name)).toEqual(expected);
  });

  test.each(good)("accepts the sound tree %s", (name) => {
    expect(faultsOf(report, name)).toEqual([]);
  });

  test("has a planted violation for every rule, and prints the rule's reason with it", async () => {
    const rules = linesOf((await check(["--rules"])).output);
    const printed = linesOf(report.output);
    const unproven = rules.filter((rule) => {
      const [name = "", reason = ""] = split(rule, ": ");
      return !printed.some((line) => line.includes(` ${name}: `) && line.endsWith(`(${reason})`));
    });
    expect(rules.length).toBeGreaterThan(0);
    expect(unproven).toEqual([]);
  });

  test("exits with 1 for one violation among sound trees", async () => {
    const [bad = "", fine = ""] = [planted[0], good[0]];
    expect((await check([path.join(fixtures, fine), path.join(fixtures, bad)])).code).toBe(1);
  });

  test("exits with 0 for sound trees only", async () => {
    expect(await check(good.map((name) => path.join(fixtures, name)))).toEqual({
      code: 0,
      output: "",
    });
  });
});

interface Report {
  code: number;
  output: string;
}

function check(args: string[]): Promise<Report> {
  return new Promise((resolve) => {
    const script = path.join(root, "scripts/check-layers.mjs");
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd: fixtures },
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
      },
    );
  });
}

function faultsOf(report: Report, name: string): string[] {
  const prefix = `${name}/`;
  return linesOf(report.output)
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length));
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== "");
}

function split(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
