import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mendSettings } from "../../../src/workspace/io/mend-settings.ts";
import { makeTempFolder } from "../temp-folder.ts";

test("a path to types that is lost becomes the one of this installation, and nothing else changes", () => {
  const workspace = makeTempFolder();
  const own = join(workspace, "node_modules", "@types");
  mkdirSync(own, { recursive: true });
  const path = join(workspace, "tsconfig.json");
  const write = (root: string): string =>
    `{ // mine\n  "compilerOptions": { "typeRoots": [${JSON.stringify(root)}, "./own"], "strict": false } }`;
  writeFileSync(path, write("/gone/node_modules/@types"));
  mendSettings(workspace, [own]);
  expect(readFileSync(path, "utf8")).toBe(write(own.replaceAll("\\", "/")));
  const other = makeTempFolder();
  mkdirSync(join(other, "@types"));
  writeFileSync(path, write(join(other, "@types")));
  mendSettings(workspace, [own]);
  expect(readFileSync(path, "utf8")).toBe(write(join(other, "@types")));
});

test("does nothing where there is no such file", () => {
  expect(() => mendSettings(makeTempFolder(), ["/x/@types"])).not.toThrow();
});
