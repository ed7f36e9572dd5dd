import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { findProgram } from "../../../src/workspace/io/find-program.ts";
import { makeTempFolder } from "../temp-folder.ts";

function makeFolder(): string {
  const cwd = makeTempFolder();
  mkdirSync(join(cwd, "my tools"));
  mkdirSync(join(cwd, "my tools", "folder"));
  writeFileSync(join(cwd, "my tools", "edit"), "");
  writeFileSync(join(cwd, "my tools", "code.cmd"), "");
  return cwd;
}

test.each([
  { command: "edit", program: "edit", isThere: true },
  { command: "edit --wait 'a file'", program: "edit", isThere: true },
  { command: "'my tools/edit' -n", program: "my tools/edit", isThere: true },
  { command: "my tools/edit", program: "my tools/edit", isThere: true },
  { command: "edti", program: "edti", isThere: false },
  { command: "folder", program: "folder", isThere: false },
  { command: "./edit", program: "./edit", isThere: false },
  { command: "", program: "", isThere: false },
  { command: "  ", program: "", isThere: false },
  { command: "''", program: "", isThere: false },
  { command: "code", program: "code", isThere: false },
])("looks for the program of `$command`", ({ command, program, isThere }) => {
  const cwd = makeFolder();
  const env = { PATH: [join(cwd, "none"), join(cwd, "my tools")].join(delimiter) };
  expect(findProgram(command, { cwd, env, platform: "linux" })).toEqual({ program, isThere });
});

test("takes the endings that programs have on Windows", () => {
  const cwd = makeFolder();
  const env = { Path: join(cwd, "my tools"), PATHEXT: ".exe;.cmd" };
  const facts = { cwd, env, platform: "win32" };
  expect(findProgram("code", facts).isThere).toBe(true);
  expect(findProgram("vim", facts).isThere).toBe(false);
});

test("finds nothing where no path is set", () => {
  const cwd = makeFolder();
  expect(findProgram("edit", { cwd, env: {}, platform: "linux" }).isThere).toBe(false);
});
