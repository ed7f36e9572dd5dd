import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkTypes } from "../../../src/judge/io/check-types.ts";
import { createFile } from "../../../src/workspace/io/create-file.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";
import { NAMES, readPair } from "./pairs.ts";

/** Writes one file of each pair into a folder, and gives a file that imports them all. */
function gather(ending: "ts" | "js"): string {
  const folder = makeTempFolder();
  createFile(join(folder, "package.json"), '{ "type": "module" }');
  const imports = NAMES.map((name) => {
    const file = `${name}.${ending}`;
    createFile(join(folder, file), `// @ts-check\n${readPair(file)}\nexport {};\n`);
    return `import "./${file}";`;
  });
  const all = join(folder, `all.${ending}`);
  createFile(all, `// @ts-check\n${imports.join("\n")}\n`);
  return all;
}

describe("what is derived", () => {
  const { signal } = new AbortController();

  test("type-checks under strict as its source does", async () => {
    const ok = { status: "ok", errors: [] };
    expect(await checkTypes(gather("ts"), signal)).toEqual(ok);
    expect(await checkTypes(gather("js"), signal)).toEqual(ok);
  });

  test("has types, so that wrong uses are faults", async () => {
    const wrong = [
      "/** @type {Promise<number>} */ export const a = wait(1);",
      'wait("1");',
      "wait();",
      "new Queue().runs = 1;",
      "new Queue().limit;",
      'new Emitter().on("a", () => {});',
      "/** @type {string} */ export const b = size([1], (one) => one);",
      "size(5);",
      "call((/** @type {number} */ n) => n, true);",
      "/** @type {Options<string>} */ export const c = { concurrency: 1, find: () => null };",
    ];
    const used = [
      "function-with-tags",
      "fields",
      "methods",
      "overloads",
      "rest-and-type-parameters",
    ];
    const text = [...used, "interface"].map((name) => readPair(`${name}.js`)).join("");
    const file = join(makeTempFolder(), "wrong.js");
    createFile(file, `// @ts-check\n${text}${wrong.join("\n")}\n`);
    const { errors } = await checkTypes(file, signal);
    const first = text.split("\n").length + 1;
    const found = new Set(errors.map(({ line }) => line));
    expect([...found].toSorted((a, b) => a - b)).toEqual(wrong.map((_, at) => first + at));
  });
});
