import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { translateStarter } from "../../../src/catalog/io/load-starter.ts";
import { checkTypes } from "../../../src/judge/io/check-types.ts";
import { createFile } from "../../../src/workspace/io/create-file.ts";
import { makeTempFolder } from "../../workspace/temp-folder.ts";

/** Pairs of small programs: TypeScript, and the JavaScript that is derived from it. */
const FOLDER = fileURLToPath(new URL("../../fixtures/starters/", import.meta.url));
const NAMES = readdirSync(FOLDER).flatMap((file) =>
  file.endsWith(".ts") ? file.slice(0, -3) : [],
);

/** What JavaScript has no words for, and what is said of it. */
const REFUSED = [
  ["enum Level {\n  Low,\n}", "an enum"],
  ["namespace Own {\n  export const a = 1;\n}", "a namespace"],
  ["class A {\n  constructor(private a: number) {}\n}", "a property declared by a parameter"],
  ["abstract class A {}", "an abstract class"],
  ["class A {\n  declare a: number;\n}", "`declare`"],
  ["declare const a: number;", "`declare`"],
  ["class A {\n  [name: string]: unknown;\n}", "an index signature of a class"],
  ["const a = [1][0]!;", "`!` after an expression"],
  ["const a = structuredClone<number>(1);", "type arguments of a call"],
  ["const A = class<T> {};", "types of a class without a statement of its own"],
  ['export type { A } from "./a.ts";', "types in a list of exports"],
  ["type A = 1;\nexport type { A as B };", "types in a list of exports"],
] as const;

function read(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

describe("deriveStarter", () => {
  test("has pairs to derive", () => expect(NAMES.length).toBeGreaterThan(20));

  test.each(NAMES)("derives %s", (name) => {
    expect(translateStarter(read(`${name}.ts`), "starter.ts")).toBe(read(`${name}.js`));
  });

  test("changes nothing in JavaScript", () => {
    const text = "/** Adds. */\nexport function add(a, b = 1) {\n  return a + b;\n}\n";
    expect(translateStarter(text, "starter.ts")).toBe(text);
  });

  test.each(REFUSED)("refuses %s", (code, got) => {
    expect(() => translateStarter(`\n${code}\n`, "starter.ts")).toThrow(
      new RegExp(`starter\\.ts: line \\d: expected only what JavaScript can say, got ${got}`),
    );
  });

  test("refuses what does not parse", () => {
    expect(() => translateStarter("export class {", "starter.ts")).toThrow("starter.ts: ");
  });
});

/** Writes one file of each pair into a folder, and gives a file that imports them all. */
function gather(ending: "ts" | "js"): string {
  const folder = makeTempFolder();
  createFile(join(folder, "package.json"), '{ "type": "module" }');
  const imports = NAMES.map((name) => {
    const file = `${name}.${ending}`;
    createFile(join(folder, file), `// @ts-check\n${read(file)}\nexport {};\n`);
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
    const text = [...used, "interface"].map((name) => read(`${name}.js`)).join("");
    const file = join(makeTempFolder(), "wrong.js");
    createFile(file, `// @ts-check\n${text}${wrong.join("\n")}\n`);
    const { errors } = await checkTypes(file, signal);
    const first = text.split("\n").length + 1;
    const found = new Set(errors.map(({ line }) => line));
    expect([...found].toSorted((a, b) => a - b)).toEqual(wrong.map((_, at) => first + at));
  });
});
