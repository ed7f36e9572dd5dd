import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace } from "../../../src/workspace/io/create-workspace.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

const TYPES = ["C:\\trainer\\node_modules\\@types"];

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

test("A new workspace has all that editors and Node need, and nothing else", () => {
  const folder = join(makeTempFolder(), "a", "practice");
  expect(createWorkspace(folder, TYPES)).toEqual(["package.json", "tsconfig.json"]);
  expect(readdirSync(folder).toSorted()).toEqual([".trainer", "package.json", "tsconfig.json"]);
  expect(readJson(folder, "package.json")).toEqual({ private: true, type: "module" });
  expect(readJson(folder, "tsconfig.json")).toMatchObject({
    compilerOptions: {
      strict: true,
      module: "nodenext",
      noEmit: true,
      allowImportingTsExtensions: true,
      allowJs: true,
      types: ["node"],
      typeRoots: ["C:/trainer/node_modules/@types"],
    },
  });
});

test("Existing files stay as they are", () => {
  const folder = makeTempFolder();
  writeFileSync(join(folder, "package.json"), "mine");
  expect(createWorkspace(folder, TYPES)).toEqual(["tsconfig.json"]);
  expect(createWorkspace(folder, TYPES)).toEqual([]);
  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe("mine");
});

test("A workspace that is there is not written to, not even for a moment", () => {
  const folder = makeTempFolder();
  createWorkspace(folder, TYPES);
  utimesSync(folder, 1000, 1000);
  createWorkspace(folder, TYPES);
  expect(statSync(folder).mtimeMs).toBe(1_000_000);
});

test("A file in place of a folder is an error", () => {
  const root = makeTempFolder();
  writeFileSync(join(root, "file"), "mine");
  expect(catchError(() => createWorkspace(join(root, "file"), TYPES)).code).toBe("NOT_A_FOLDER");
  writeFileSync(join(root, ".trainer"), "mine");
  expect(catchError(() => createWorkspace(root, TYPES)).code).toBe("NOT_A_FOLDER");
});

test("A folder called like one of the files is left alone", () => {
  const folder = makeTempFolder();
  mkdirSync(join(folder, "tsconfig.json"));
  expect(createWorkspace(folder, TYPES)).toEqual(["package.json"]);
});
