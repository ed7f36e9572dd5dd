import fs, { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { scaffold } from "../../../src/workspace/io/scaffold.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

/** All that changes something on the disk. */
const CHANGES = [
  "openSync",
  "writeFileSync",
  "fsyncSync",
  "linkSync",
  "copyFileSync",
  "renameSync",
  "rmSync",
] as const;

afterEach(repair);

type Failing = (name: string, count: number) => string | null;

/** From now on each call that changes something fails where `failing` names an error for it. */
function breakDisk(failing: Failing): void {
  let count = 0;
  for (const name of CHANGES) {
    const original = fs[name];
    const replaced = (...args: unknown[]): unknown => {
      count += 1;
      const code = failing(name, count);
      if (code === null) return Reflect.apply(original, fs, args);
      throw Object.assign(new Error(`${code}: broken, ${name}`), { code, syscall: name });
    };
    Object.defineProperty(fs, name, { value: replaced, configurable: true, writable: true });
    repairs.push(() =>
      Object.defineProperty(fs, name, { value: original, configurable: true, writable: true }),
    );
  }
  syncBuiltinESMExports();
}

const repairs: (() => unknown)[] = [];

function repair(): void {
  for (const undo of repairs.splice(0)) undo();
  syncBuiltinESMExports();
}

function makeWorkspace(name = "foo.ts"): string {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, "foo"));
  writeFileSync(join(workspace, "foo", name), "mine");
  return workspace;
}

function force(workspace: string): ReturnType<typeof scaffold> {
  return scaffold({ workspace, slug: "foo", language: "ts", text: "new", force: true });
}

function readTexts(workspace: string): Map<string, string> {
  const folder = join(workspace, "foo");
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

describe.each(["foo.ts", "foo.js"])("scaffolding over %s that is cut off at some call", (name) => {
  test("leaves a whole file under its name, loses nothing, and works the next time", () => {
    let cuts = 0;
    for (let last = 0; ; last += 1) {
      const workspace = makeWorkspace(name);
      // What is cut off changes nothing more, not even to clean up.
      breakDisk((_, count) => (count > last ? "EIO" : null));
      let done = true;
      try {
        force(workspace);
      } catch {
        done = false;
      }
      repair();
      const texts = readTexts(workspace);
      const current = [...texts].filter(([file]) => /^foo\.[jt]s$/.test(file));
      expect(current.map(([, text]) => text).join(), `cut at ${last}`).toMatch(
        /^(mine|new|mine,new|new,mine)$/,
      );
      expect([...texts.values()], `cut at ${last}`).toContain("mine");
      force(workspace);
      expect(readTexts(workspace).get("foo.ts")).toBe("new");
      if (done) break;
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(4);
  });
});

describe("scaffolding by force", () => {
  test("that fails after the backup says where that is, and leaves the file", () => {
    const workspace = makeWorkspace();
    breakDisk((name) => (name === "renameSync" ? "EIO" : null));
    const error = catchError(() => force(workspace));
    repair();
    expect(error.hint).toContain(join(workspace, "foo", "foo.1.bak.ts"));
    expect(Object.fromEntries(readTexts(workspace))).toEqual({
      "foo.1.bak.ts": "mine",
      "foo.ts": "mine",
    });
  });

  test("copies where there are no links", () => {
    const workspace = makeWorkspace();
    breakDisk((name) => (name === "linkSync" ? "EPERM" : null));
    force(workspace);
    repair();
    expect(Object.fromEntries(readTexts(workspace))).toEqual({
      "foo.1.bak.ts": "mine",
      "foo.ts": "new",
    });
  });
});
