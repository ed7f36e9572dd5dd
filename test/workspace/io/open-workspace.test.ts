import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorkspace } from "../../../src/workspace/io/open-workspace.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

function open(cwd: string, flag?: string): ReturnType<typeof openWorkspace> {
  const packageRoot = join(cwd, "elsewhere");
  return openWorkspace({ flag, env: {}, cwd, packageRoot, makes: true });
}

test("A folder that was named and is not there is an error, unless it may be made", () => {
  const cwd = makeTempFolder();
  const facts = { cwd, packageRoot: join(cwd, "elsewhere") };
  const named = { ...facts, flag: "x", env: {} };
  expect(catchError(() => openWorkspace(named)).code).toBe("NO_WORKSPACE");
  const set = { ...facts, flag: undefined, env: { TRAINER_WORKSPACE: "x" } };
  expect(catchError(() => openWorkspace(set)).code).toBe("NO_WORKSPACE");
  expect(openWorkspace({ ...named, makes: true }).exists).toBe(false);
  expect(openWorkspace({ ...facts, flag: undefined, env: {} }).exists).toBe(false);
});

test("The nearest folder upward with .trainer is found", () => {
  const root = makeTempFolder();
  mkdirSync(join(root, ".trainer"));
  mkdirSync(join(root, "inner/.trainer"), { recursive: true });
  mkdirSync(join(root, "inner/foo"));
  const inner = { folder: join(root, "inner"), origin: "found", exists: true };
  expect(open(join(root, "inner/foo"))).toEqual(inner);
  expect(open(join(root, "inner"))).toEqual(inner);
});

test("A file called .trainer makes no workspace", () => {
  const root = makeTempFolder();
  mkdirSync(join(root, ".trainer"));
  mkdirSync(join(root, "inner"));
  writeFileSync(join(root, "inner/.trainer"), "");
  expect(open(join(root, "inner")).folder).toBe(root);
});

test("A workspace that does not exist yet is named and not created", () => {
  const root = makeTempFolder();
  expect(open(root)).toEqual({ folder: join(root, "practice"), origin: "default", exists: false });
  expect(readdirSync(root)).toEqual([]);
});

test("A folder that exists is told from one that does not", () => {
  const root = makeTempFolder();
  expect(open(root, "new").exists).toBe(false);
  expect(open(root, ".")).toEqual({ folder: root, origin: "flag", exists: true });
});

test("A file in place of the workspace is an error", () => {
  const root = makeTempFolder();
  writeFileSync(join(root, "file"), "");
  for (const flag of ["file", "file/inner"]) {
    const error = catchError(() => open(root, flag));
    expect(error.code).toBe("NOT_A_FOLDER");
    expect(error.hint).toContain("--workspace");
  }
});
