import { execFile } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fixtures = path.join(root, "test/fixtures/style");
const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.split(path.sep).join("/"))
  .toSorted();

// The rules go by folder, so the fixtures are linted as a repository of their own.
describe("the style rules", () => {
  let tree: string;
  let found: Map<string, string[]>;

  beforeAll(async () => {
    tree = mkdtempSync(path.join(tmpdir(), "trainer-style-"));
    cpSync(fixtures, tree, { recursive: true });
    for (const name of [".oxlintrc.json", "tsconfig.json"]) {
      copyFileSync(path.join(root, name), path.join(tree, name));
    }
    symlinkSync(path.join(root, "node_modules"), path.join(tree, "node_modules"), "junction");
    found = readFindings(await lint(tree));
  });

  afterAll(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  test.each(files)("find in %s what its first line says", (file) => {
    const [first = ""] = readFileSync(path.join(fixtures, file), "utf8").split("\n");
    const [, rules = ""] = /^\/\/ expects: (.+)$/.exec(first) ?? [];
    expect(rules).not.toBe("");
    expect((found.get(file) ?? ["nothing"]).toSorted().join(" ")).toBe(rules);
  });
});

function lint(folder: string): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve("oxlint/package.json");
  const bin = path.join(path.dirname(manifest), "bin/oxlint");
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, "--format", "unix"], { cwd: folder }, (_, stdout) => {
      resolve(stdout);
    });
  });
}

/** The names of the broken rules by file. */
function readFindings(output: string): Map<string, string[]> {
  const rules = new Map<string, Set<string>>();
  for (const line of output.split(/\r?\n/)) {
    const [, file, rule] = /^(.+?):\d+:\d+: .*\[Error\/(.+)\]$/.exec(line) ?? [];
    if (file === undefined || rule === undefined) continue;
    const name = file.replaceAll("\\", "/");
    rules.set(name, (rules.get(name) ?? new Set()).add(rule));
  }
  return new Map([...rules].map(([file, names]) => [file, [...names]]));
}
