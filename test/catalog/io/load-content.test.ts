import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadBrief } from "../../../src/catalog/io/load-brief.ts";
import { loadHints } from "../../../src/catalog/io/load-hints.ts";
import { loadManifest } from "../../../src/catalog/io/load-manifest.ts";
import { loadMistakes } from "../../../src/catalog/io/load-mistakes.ts";
import { loadSolution } from "../../../src/catalog/io/load-solution.ts";
import { loadStarter } from "../../../src/catalog/io/load-starter.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const HINTS = "# Hints\n\n## a\n\n### Step 1\n\nOne.\n\n### Step 2\n\nTwo.\n";
const MISTAKE = JSON.stringify({ title: "T", misses: ["a"], says: "It is so." });

function makePackage(files: Record<string, string>): string {
  const root = makeTempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe("the texts of a challenge", () => {
  test("come without a byte order mark and with line feeds", () => {
    const root = makePackage({ "challenges/foo/README.md": "\uFEFF# Foo\r\n\r\nBar.\r\n" });
    expect(loadBrief(root, "foo")).toBe("# Foo\n\nBar.\n");
  });

  test("include the starter in both languages", () => {
    const root = makePackage({
      "challenges/foo/starter/foo.ts": "ts",
      "challenges/foo/starter/foo.js": "js",
    });
    expect([loadStarter(root, "foo", "ts"), loadStarter(root, "foo", "js")]).toEqual(["ts", "js"]);
  });

  test("include the reference and its walk-through", () => {
    const root = makePackage({ "solutions/foo/foo.ts": "code", "solutions/foo/WHY.md": "why" });
    expect(loadSolution(root, "foo")).toEqual({ source: "code", why: "why" });
  });

  test("are named when they are missing", () => {
    const error = catchError(() => loadBrief(makeTempFolder(), "foo"));
    expect(error.code).toBe("MISSING_CONTENT");
    expect(error.message).toBe("`challenges/foo/README.md` is missing.");
  });
});

describe("the hints", () => {
  test("are read from hints.md", () => {
    const root = makePackage({ "challenges/foo/hints.md": HINTS });
    expect(loadHints(root, "foo")).toEqual([
      { requirement: "a", step: 1, text: "One." },
      { requirement: "a", step: 2, text: "Two." },
    ]);
  });
});

describe("the manifest", () => {
  test("is read from the suite", () => {
    const root = makePackage({ "challenges/foo/suite/manifest.json": '{"tests":["a > A1 x"]}' });
    expect(loadManifest(root, "foo")).toEqual(["a > A1 x"]);
  });
});

describe("the mistakes", () => {
  test("come in the order of their names", () => {
    const root = makePackage({
      "challenges/foo/mistakes/b/mistake.json": MISTAKE,
      "challenges/foo/mistakes/a/mistake.json": MISTAKE,
      "challenges/foo/mistakes/notes.md": "",
    });
    expect(loadMistakes(root, "foo").map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("are none without a folder", () => {
    expect(loadMistakes(makeTempFolder(), "foo")).toEqual([]);
  });

  test("report the faults of all of them at once", () => {
    const root = makePackage({
      "challenges/foo/mistakes/a/mistake.json": "{",
      "challenges/foo/mistakes/b/mistake.json": MISTAKE.replace('"T"', "1"),
      "challenges/foo/mistakes/c/foo.ts": "",
    });
    const error = catchError(() => loadMistakes(root, "foo"));
    expect(error.code).toBe("INVALID_MISTAKE");
    expect(error.message.split("\n")).toEqual([
      expect.stringContaining("mistakes/a/mistake.json: expected JSON"),
      "challenges/foo/mistakes/b/mistake.json: title: expected one line of text, got 1",
      "`challenges/foo/mistakes/c/mistake.json` is missing.",
    ]);
  });
});
