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

test.each(["C:/gone/node_modules/@types", "/gone/node_modules/@types"])(
  "a path of any system is lost where it does not exist: %s",
  (root) => {
    const workspace = makeTempFolder();
    const own = join(workspace, "node_modules", "@types");
    const path = join(workspace, "tsconfig.json");
    writeFileSync(path, `{ "typeRoots": ["${root}"] }`);
    mendSettings(workspace, [own]);
    expect(readFileSync(path, "utf8")).toBe(`{ "typeRoots": ["${own.replaceAll("\\", "/")}"] }`);
  },
);

test("settings of an older version leave out the folders of tests too, those of a learner stay", () => {
  const workspace = makeTempFolder();
  const path = join(workspace, "tsconfig.json");
  const mend = (exclude: string): string => {
    writeFileSync(path, `{ // mine\n  "exclude": ${exclude}\n}`);
    mendSettings(workspace, ["/x/@types"]);
    return readFileSync(path, "utf8");
  };
  const mended = (exclude: string): string => `{ // mine\n  "exclude": ${exclude}\n}`;
  expect(mend('["node_modules", "**/*.bak.*"]')).toBe(
    mended('["node_modules", "**/*.bak.*", "*/tests"]'),
  );
  for (const own of ['["node_modules", "**/*.bak.*", "*/tests"]', '["**/*.bak.*"]', "[]"])
    expect(mend(own)).toBe(mended(own));
});

test("does nothing where there is no such file", () => {
  expect(() => mendSettings(makeTempFolder(), ["/x/@types"])).not.toThrow();
});
