import {
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ArchivedFile } from "../../../src/workspace/archive/archive.ts";
import { importFiles } from "../../../src/workspace/io/import-files.ts";
import { makeTempFolder } from "../temp-folder.ts";

const modifiedAt = "2026-11-29T10:00:00.000Z";
const file = (path: string, text: string): ArchivedFile => ({ path, text, modifiedAt });
const FILES = [file("foo/foo.ts", "theirs"), file("foo/foo.1.bak.ts", "older")];

function run(folder: string, dryRun = false, files = FILES): string[] {
  return importFiles(folder, files, { dryRun }).map(
    ({ from, placing: { kind, path } }) => `${from} ${kind} ${path}`,
  );
}

describe("importFiles", () => {
  test("writes the files with their times, and nothing the second time", () => {
    const folder = makeTempFolder();
    expect(run(folder)).toEqual([
      "foo/foo.ts create foo/foo.ts",
      "foo/foo.1.bak.ts create foo/foo.1.bak.ts",
    ]);
    expect(readFileSync(join(folder, "foo/foo.ts"), "utf8")).toBe("theirs");
    expect(statSync(join(folder, "foo/foo.ts")).mtime.toISOString()).toBe(modifiedAt);
    expect(run(folder).map((line) => line.split(" ")[1])).toEqual(["known", "known"]);
    expect(readdirSync(join(folder, "foo")).toSorted()).toEqual(["foo.1.bak.ts", "foo.ts"]);
  });

  test("keeps the learner's file, and leaves the archive's backup its number", () => {
    const folder = makeTempFolder();
    mkdirSync(join(folder, "foo"));
    writeFileSync(join(folder, "foo/foo.ts"), "mine");
    const expected = [
      "foo/foo.1.bak.ts create foo/foo.1.bak.ts",
      "foo/foo.ts beside foo/foo.2.bak.ts",
    ];
    expect(run(folder, true)).toEqual(expected);
    expect(readdirSync(join(folder, "foo"))).toEqual(["foo.ts"]);
    expect(run(folder)).toEqual(expected);
    expect(readFileSync(join(folder, "foo/foo.ts"), "utf8")).toBe("mine");
    expect(run(folder).map((line) => line.split(" ")[1])).toEqual(["known", "known"]);
  });

  test("writes nothing where a folder is a link that leads out", () => {
    const top = makeTempFolder();
    const folder = join(top, "practice");
    mkdirSync(folder);
    mkdirSync(join(top, "outside"));
    symlinkSync("../outside", join(folder, "foo"));
    expect(() => run(folder, false, [file("bar/bar.ts", "x"), ...FILES])).toThrow(/nothing was/);
    expect(readdirSync(join(top, "outside"))).toEqual([]);
    expect(readdirSync(folder)).toEqual(["foo"]);
  });

  test("writes nothing where a file stands in the place of a folder", () => {
    const folder = makeTempFolder();
    writeFileSync(join(folder, "foo"), "mine");
    expect(() => run(folder, false, [file("bar/bar.ts", "x"), ...FILES])).toThrow(/nothing was/);
    expect(readdirSync(folder)).toEqual(["foo"]);
  });

  test("does not write through a link that leads nowhere", () => {
    const folder = makeTempFolder();
    mkdirSync(join(folder, "foo"));
    symlinkSync("../../written-through.ts", join(folder, "foo/foo.ts"));
    expect(run(folder, false, FILES.slice(0, 1))).toEqual(["foo/foo.ts beside foo/foo.1.bak.ts"]);
  });
});
