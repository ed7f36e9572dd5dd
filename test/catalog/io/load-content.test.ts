import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadBrief } from "../../../src/catalog/io/load-brief.ts";
import { loadHints } from "../../../src/catalog/io/load-hints.ts";
import { loadMistakes, locatePacked } from "../../../src/catalog/io/load-mistakes.ts";
import { loadSolution } from "../../../src/catalog/io/load-solution.ts";
import { loadStarter } from "../../../src/catalog/io/load-starter.ts";
import { loadTests } from "../../../src/catalog/io/load-tests.ts";
import { loadBank } from "../../../src/catalog/io/load-bank.ts";
import { packBank } from "../../../src/catalog/pack-bank.ts";
import { sampleChallenge } from "../sample.ts";
import { catchError } from "../../workspace/caught-error.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

const HINTS = "# Hints\n\n## a\n\n### Step 1\n\nOne.\n\n### Step 2\n\nTwo.\n";
const MISTAKE =
  "---\ntitle: T\nmisses: a\nwhen: is so\n---\n\nIt is so.\n\n```diff\n-one\n+two\n```\n";

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
    expect(loadBrief(root, "foo")).toEqual({ opening: "# Foo\n\nBar.", stages: [] });
  });

  test("include the starter, with its types or without", () => {
    const root = makePackage({
      "challenges/foo/starter.ts": "export function one(): number {\n  return 1;\n}\n",
    });
    expect(loadStarter(root, "foo", "ts")).toContain("one(): number");
    expect(loadStarter(root, "foo", "js")).toContain("export function one() {");
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

describe("the tests", () => {
  const challenge = sampleChallenge("foo", {
    stages: [1, 2].map((n) => ({ n, title: "T", minutes: 5, exports: ["foo"] })),
  });

  test("come stage by stage, in the order of the files' names", () => {
    const suite = (id: string): string =>
      `describe("${id}", () => {\n  test("A1 is", () => {});\n});`;
    const root = makePackage({
      "challenges/foo/suite/stage-2/a.test.ts": suite("late"),
      "challenges/foo/suite/stage-1/b.test.ts": suite("second"),
      "challenges/foo/suite/stage-1/a.test.ts": suite("first"),
      "challenges/foo/suite/helper.ts": suite("none"),
    });
    expect(loadTests(root, challenge).map(({ name, stage }) => [name, stage])).toEqual([
      ["first > A1 is", 1],
      ["second > A1 is", 1],
      ["late > A1 is", 2],
    ]);
  });

  test("are none without a suite", () => {
    expect(loadTests(makeTempFolder(), challenge)).toEqual([]);
  });
});

describe("the mistakes", () => {
  test("come in the order of their names", () => {
    const root = makePackage({
      "challenges/foo/mistakes/b.md": MISTAKE,
      "challenges/foo/mistakes/a.md": MISTAKE,
      "challenges/foo/mistakes/notes.txt": "",
    });
    expect(loadMistakes(root, "foo").map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("are the same from what the build packs", () => {
    const files = { "challenges/foo/mistakes/a.md": MISTAKE, "solutions/foo/foo.ts": "one\n" };
    const root = makePackage(files);
    const installed = makeTempFolder();
    const packed = locatePacked(installed, "foo");
    mkdirSync(dirname(packed), { recursive: true });
    writeFileSync(packed, packBank(loadBank(root, "foo")));
    expect(loadMistakes(installed, "foo")).toEqual(loadMistakes(root, "foo"));
  });

  test("are none without a folder", () => {
    expect(loadMistakes(makeTempFolder(), "foo")).toEqual([]);
  });

  test("report the faults of all of them at once", () => {
    const root = makePackage({
      "challenges/foo/mistakes/a.md": "{",
      "challenges/foo/mistakes/b.md": MISTAKE.replace("title: T", "title:"),
    });
    const error = catchError(() => loadMistakes(root, "foo"));
    expect(error.code).toBe("INVALID_MISTAKE");
    expect(error.message).toContain("challenges/foo/mistakes/a.md: line 1: ");
    expect(error.message).toContain("challenges/foo/mistakes/b.md: line 2: ");
  });
});
