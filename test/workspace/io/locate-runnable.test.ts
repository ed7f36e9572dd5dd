import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { locateRunnable } from "../../../src/workspace/io/locate-runnable.ts";
import { catchError } from "../caught-error.ts";
import { makeTempFolder } from "../temp-folder.ts";

test.each(["a.ts", "a.mts", "a.cts", "a.js", "a.mjs", "a.cjs"])("%s can be run", (name) => {
  const cwd = makeTempFolder();
  writeFileSync(join(cwd, name), "");
  expect(locateRunnable(`./${name}`, cwd)).toBe(join(cwd, name));
});

test.each(["notes.txt", "types.d.ts", "types.d.cts", "a"])("%s cannot", (name) => {
  const cwd = makeTempFolder();
  writeFileSync(join(cwd, name), "");
  const { code, message } = catchError(() => locateRunnable(name, cwd));
  expect({ code, message }).toEqual({
    code: "UNSUPPORTED_FILE",
    message: `\`${join(cwd, name)}\` cannot be run.`,
  });
});

test("what is not there leads to no starter", () => {
  const { code, hint } = catchError(() => locateRunnable("./a.ts", makeTempFolder()));
  expect(code).toBe("FILE_NOT_FOUND");
  expect(hint).toBe("Check the path, or name a challenge: `trainer list` shows them.");
});

test("a folder is no file", () => {
  const cwd = makeTempFolder();
  mkdirSync(join(cwd, "a.ts"));
  expect(catchError(() => locateRunnable("a.ts", cwd)).code).toBe("NOT_A_FILE");
});
