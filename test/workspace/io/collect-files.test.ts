import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { collectFiles } from "../../../src/workspace/io/collect-files.ts";
import { makeTempFolder } from "../temp-folder.ts";

function fill(files: Record<string, string | Buffer>): string {
  const folder = join(makeTempFolder(), "practice");
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function collect(folder: string): { paths: string[]; leftOut: string[] } {
  const { files, leftOut } = collectFiles(folder, (name) => name === "foo");
  return { paths: files.map(({ path }) => path), leftOut: leftOut.map(({ path }) => path) };
}

describe("collectFiles", () => {
  test("takes the challenges' folders and the settings, and tells what it leaves", () => {
    const folder = fill({
      "package.json": "{}",
      "foo/foo.ts": "a",
      "foo/foo.1.bak.ts": "b",
      "foo/parts/list.ts": "c",
      "foo/node_modules/x/index.js": "d",
      "foo/.git/HEAD": "e",
      "foo/photo.png": "f",
      "foo/binary.ts": Buffer.from([0xff, 0xfe, 0xc0]),
      "foo/large.txt": "x".repeat(1_000_001),
      "node_modules/x/index.js": "g",
      ".trainer/journal.jsonl": "h",
      "notes.md": "i",
      "mine/mine.ts": "j",
    });
    expect(collect(folder)).toEqual({
      paths: ["foo/foo.1.bak.ts", "foo/foo.ts", "foo/parts/list.ts", "package.json"],
      leftOut: [
        "foo/.git/",
        "foo/binary.ts",
        "foo/large.txt",
        "foo/node_modules/",
        "foo/photo.png",
        "mine/",
        "notes.md",
      ],
    });
  });

  test("follows a link to a file inside the workspace, and no other", () => {
    const folder = fill({ "foo/real.ts": "inside" });
    writeFileSync(join(folder, "..", "secret.ts"), "outside");
    const link = (target: string, name: string): void =>
      symlinkSync(target, join(folder, "foo", name));
    link("real.ts", "foo.ts");
    link("../../secret.ts", "out.ts");
    link("../..", "up.ts");
    link("nowhere.ts", "lost.ts");
    link("loop.ts", "loop.ts");
    const { files, leftOut } = collectFiles(folder, () => true);
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      ["foo/foo.ts", "inside"],
      ["foo/real.ts", "inside"],
    ]);
    expect(leftOut.map(({ path }) => path)).toEqual([
      "foo/loop.ts",
      "foo/lost.ts",
      "foo/out.ts",
      "foo/up.ts",
    ]);
  });

  test("does not walk into a folder that is a link", () => {
    const folder = fill({ "package.json": "{}" });
    mkdirSync(join(folder, "..", "elsewhere"));
    writeFileSync(join(folder, "..", "elsewhere", "foo.ts"), "outside");
    symlinkSync("../elsewhere", join(folder, "foo"));
    expect(collect(folder)).toEqual({ paths: ["package.json"], leftOut: ["foo"] });
  });
});
