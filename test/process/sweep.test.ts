import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { SCRATCH_NAME } from "../../src/process/scratch-name.ts";
import { sweepFiles } from "../../src/process/sweep-files.ts";
import { nameScratch, sweepScratch } from "../../src/process/sweep-scratch.ts";
import { sweepStaged } from "../../src/workspace/io/sweep-staged.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";

const TWO_DAYS = 2 * 86_400;
/** No system gives a process this number. */
const GONE = 999_999_999;
const NOW = new Date();
const OWN = nameScratch();
const UUID = "0f0e0d0c-1111-4222-8333-444455556666";

function age(path: string): string {
  const then = NOW.getTime() / 1000 - TWO_DAYS;
  utimesSync(path, then, then);
  return path;
}

function makeFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(join(folder, "inner"), { recursive: true });
  writeFileSync(join(folder, "inner", "a.txt"), "a");
  return folder;
}

describe("scratch folders", () => {
  test("have a name that tells whose they are", () => {
    expect(SCRATCH_NAME.exec(`${OWN}AbC123`)?.[1]).toBe(String(process.pid));
  });

  test("of a process that is gone are removed, those in use are not", () => {
    const parent = makeTempFolder();
    const left = makeFolder(parent, `${OWN.replace(String(process.pid), String(GONE))}AbC123`);
    const used = age(makeFolder(parent, `${OWN}AbC123`));
    sweepScratch(parent, NOW);
    expect([left, used].map((path) => existsSync(path))).toEqual([false, true]);
  });

  test("of another machine are removed only after a day", () => {
    const parent = makeTempFolder();
    const young = makeFolder(parent, "trainer-run-1-elsewhere-AbC123");
    const old = age(makeFolder(parent, `trainer-run-${process.pid}-elsewhere-AbC124`));
    sweepScratch(parent, NOW);
    expect([young, old].map((path) => existsSync(path))).toEqual([true, false]);
  });

  test("are all that is removed", () => {
    const parent = makeTempFolder();
    const names = ["trainer-a1b2c3", "trainer-run-1-x", `trainer-run-${GONE}-x-AbC123.d`, "run"];
    const others = names.map((name) => age(makeFolder(parent, name)));
    const file = join(parent, `trainer-run-${GONE}-elsewhere-AbC125`);
    writeFileSync(file, "mine");
    const link = join(parent, `trainer-run-${GONE}-elsewhere-AbC126`);
    symlinkSync(others[0] ?? "", link);
    sweepScratch(parent, NOW);
    for (const path of [...others, age(file), link]) expect(existsSync(path), path).toBe(true);
  });

  test("are not asked for where there is no such folder", () => {
    expect(() => sweepScratch(join(makeTempFolder(), "none"), NOW)).not.toThrow();
  });
});

describe("temporary files", () => {
  test("are removed if they are ours, files, and a day old", () => {
    const folder = makeTempFolder();
    const put = (name: string): string => {
      writeFileSync(join(folder, name), "");
      return join(folder, name);
    };
    const old = age(put("a.1.tmp"));
    const young = put("a.2.tmp");
    const other = age(put("b.1.tmp"));
    symlinkSync(other, join(folder, "a.3.tmp"));
    sweepFiles(folder, (name) => /^a\.\d\.tmp$/.test(name), NOW);
    expect([old, young, other].map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(existsSync(join(folder, "a.3.tmp"))).toBe(true);
  });

  test("of a workspace are removed beside the journal, the settings, the solutions and what was imported", () => {
    const workspace = makeTempFolder();
    for (const path of [".trainer/types", "foo/tests/more", "foo/node_modules", "own"]) {
      mkdirSync(join(workspace, path), { recursive: true });
    }
    const put = (...names: string[]): string => {
      const path = join(workspace, ...names);
      writeFileSync(path, "");
      return age(path);
    };
    const left = [
      put(".trainer", "snapshot.123.tmp"),
      put(`.package.json.${UUID}.tmp`),
      put("foo", `.foo.ts.${UUID}.tmp`),
      put("foo", `.part-1.ts.${UUID}.tmp`),
      put("foo", "tests", `.foo.test.ts.${UUID}.tmp`),
      put("foo", "tests", "more", `.notes.md.${UUID}.tmp`),
      put(".trainer", "types", `.vitest.d.ts.${UUID}.tmp`),
    ];
    const kept = [
      put(`.mine.txt.${UUID}.tmp`),
      put("own", `.own.ts.${UUID}.tmp`),
      put("foo", `.bar.exe.${UUID}.tmp`),
      put("foo", "node_modules", `.bar.ts.${UUID}.tmp`),
      put("foo", "tests", "foo.test.ts"),
      put("foo", "foo.ts.tmp"),
      put(".trainer", "journal.jsonl"),
    ];
    sweepStaged(workspace, ["foo", "bar"], NOW);
    expect(left.filter((path) => existsSync(path)).map((path) => basename(path))).toEqual([]);
    expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  });
});
