import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ScaffoldOrder } from "../../../src/workspace/io/scaffold.ts";
import { scaffold } from "../../../src/workspace/io/scaffold.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

function makeFiles(files: Record<string, string>): string {
  const workspace = makeTempFolder();
  mkdirSync(join(workspace, "foo"));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(workspace, "foo", name), text);
  }
  return workspace;
}

function readFiles(workspace: string): Record<string, string> {
  const names = readdirSync(join(workspace, "foo")).toSorted();
  const read = (name: string): string => readFileSync(join(workspace, "foo", name), "utf8");
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function run(workspace: string, parts: Partial<ScaffoldOrder> = {}): ReturnType<typeof scaffold> {
  const order = { workspace, slug: "foo", language: "ts", text: "new", force: false } as const;
  return scaffold({ ...order, ...parts });
}

describe("scaffolding", () => {
  test("writes the starter and leaves nothing else", () => {
    const workspace = makeTempFolder();
    const file = join(workspace, "foo", "foo.ts");
    expect(run(workspace)).toEqual({ kind: "created", file });
    expect(readFiles(workspace)).toEqual({ "foo.ts": "new" });
  });

  test("writes JavaScript when asked to", () => {
    const workspace = makeTempFolder();
    run(workspace, { language: "js" });
    expect(readFiles(workspace)).toEqual({ "foo.js": "new" });
  });

  test("never overwrites", () => {
    const workspace = makeFiles({ "foo.ts": "mine" });
    const file = join(workspace, "foo", "foo.ts");
    expect(run(workspace)).toEqual({ kind: "existed", file });
    expect(readFiles(workspace)).toEqual({ "foo.ts": "mine" });
  });

  test("takes a file in the other language as the challenge's own", () => {
    const workspace = makeFiles({ "foo.js": "mine" });
    const file = join(workspace, "foo", "foo.js");
    expect(run(workspace)).toEqual({ kind: "existed", file });
    expect(readFiles(workspace)).toEqual({ "foo.js": "mine" });
  });

  test("does not mind files of other names", () => {
    const workspace = makeFiles({ "foo.1.bak.ts": "old", "notes.ts": "n" });
    expect(run(workspace).kind).toBe("created");
  });
});

describe("scaffolding by force", () => {
  test("keeps the old file as a backup and says where", () => {
    const workspace = makeFiles({ "foo.ts": "mine" });
    const file = join(workspace, "foo", "foo.ts");
    const backup = join(workspace, "foo", "foo.1.bak.ts");
    const backups = [{ file, backup }];
    expect(run(workspace, { force: true })).toEqual({ kind: "replaced", file, backups });
    expect(readFiles(workspace)).toEqual({ "foo.1.bak.ts": "mine", "foo.ts": "new" });
  });

  test("takes the first number that is free", () => {
    const workspace = makeFiles({ "foo.ts": "c", "foo.1.bak.ts": "a", "foo.3.bak.ts": "b" });
    run(workspace, { force: true });
    expect(readFiles(workspace)).toEqual({
      "foo.1.bak.ts": "a",
      "foo.2.bak.ts": "c",
      "foo.3.bak.ts": "b",
      "foo.ts": "new",
    });
  });

  test("sets aside the file in the other language too, so that one is current", () => {
    const workspace = makeFiles({ "foo.js": "js", "foo.mts": "mts" });
    expect(run(workspace, { force: true })).toMatchObject({ kind: "replaced" });
    expect(readFiles(workspace)).toEqual({
      "foo.1.bak.js": "js",
      "foo.1.bak.mts": "mts",
      "foo.ts": "new",
    });
  });

  test("simply creates the file where there is none", () => {
    expect(run(makeTempFolder(), { force: true }).kind).toBe("created");
  });
});

describe("scaffolding fails", () => {
  test("when a file is in place of the folder, which stays", () => {
    const workspace = makeTempFolder();
    writeFileSync(join(workspace, "foo"), "mine");
    const error = catchError(() => run(workspace));
    expect(error.code).toBe("NOT_A_FOLDER");
    expect(readFileSync(join(workspace, "foo"), "utf8")).toBe("mine");
  });

  test("when a folder is in place of the file, even by force", () => {
    const workspace = makeTempFolder();
    mkdirSync(join(workspace, "foo", "foo.ts"), { recursive: true });
    expect(catchError(() => run(workspace)).code).toBe("NOT_A_FILE");
    expect(catchError(() => run(workspace, { force: true })).code).toBe("NOT_A_FILE");
  });
});

test("Of several files of a challenge, the one modified last is named", () => {
  const workspace = makeFiles({ "foo.ts": "ts", "foo.js": "js" });
  utimesSync(join(workspace, "foo", "foo.ts"), 1000, 1000);
  expect(run(workspace).file).toBe(join(workspace, "foo", "foo.js"));
});
