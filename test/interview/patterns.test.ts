import { describe, expect, test } from "vitest";
import { materialize } from "../../src/catalog/bank.ts";
import { loadBank } from "../../src/catalog/io/load-bank.ts";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { parseProgram } from "../../src/drill/io/parse-program.ts";
import { PATTERNS, findPattern, findSightings } from "../../src/interview/patterns.ts";

/** For each pattern programs that have it, and programs that only look like it. */
const PROGRAMS: Record<string, { has: string[]; looks: string[] }> = {
  "splice-while-iterating": {
    has: [
      "for (const one of list) {\n  if (one.once) list.splice(list.indexOf(one), 1);\n  one();\n}",
      "this.list.forEach((one, at) => {\n  if (one.done) this.list.splice(at, 1);\n});",
    ],
    looks: [
      "for (const one of [...list]) {\n  if (one.once) list.splice(list.indexOf(one), 1);\n}",
      "for (const one of list) {\n  if (one === wanted) {\n    list.splice(list.indexOf(one), 1);\n    break;\n  }\n}",
      "for (const one of jobs) done.splice(0, 1, one);",
      "const at = list.indexOf(one);\nif (at !== -1) list.splice(at, 1);",
    ],
  },
  "or-default": {
    has: [
      "const limit = options.limit || 10;",
      "this.keep = keep || true;",
      "const delay = options?.delay || 100;",
      "return value || (null as T);",
      "return this.value || null;",
      'const text = item || "";',
      "const copy = value || {};",
    ],
    looks: [
      "const limit = options.limit ?? 10;",
      "this.name = name || 'default';",
      "if (limit || 10) go();",
      "const isReady = isOpen || isIdle;",
      "const list = lists.get(name) || [];",
      "const next = node.next || null;",
      "const own = options || {};",
      "const ok = limit < 3 || 5;",
    ],
  },
  "async-executor": {
    has: ["const p = new Promise(async (resolve) => resolve(await load()));"],
    looks: [
      "const p = new Promise((resolve) => load().then(resolve));",
      "const w = new Worker(async () => load());",
    ],
  },
  "await-in-foreach": {
    has: ["items.forEach(async (item) => {\n  await send(item);\n});"],
    looks: [
      "items.forEach((item) => send(item));",
      "await Promise.all(items.map(async (item) => send(item)));",
    ],
  },
  "empty-catch": {
    has: ["try {\n  go();\n} catch {}", "try {\n  go();\n} catch (error) {\n}"],
    looks: [
      "try {\n  go();\n} catch {\n  // The file may be gone by now.\n}",
      "try {\n  go();\n} catch (error) {\n  report(error);\n}",
      "go().catch(() => {});",
    ],
  },
  "shift-queue": {
    has: ["while (queue.length > 0) run(queue.shift());"],
    looks: [
      "const next = queue.shift();",
      "while (going) {\n  timer = setTimeout(() => run(queue.shift()), 1);\n}",
      "while (going) shell.shift(2);",
    ],
  },
  "json-copy": {
    has: ["const copy = JSON.parse(JSON.stringify(value));"],
    looks: ["const value = JSON.parse(text);", "const text = JSON.stringify(JSON.parse(source));"],
  },
};

function find(text: string): string[] {
  return findSightings(text, parseProgram(text)).map(({ pattern }) => pattern);
}

test("every pattern has its programs", () => {
  expect(Object.keys(PROGRAMS)).toEqual(PATTERNS.map(({ name }) => name));
});

describe.each(Object.entries(PROGRAMS))("%s", (name, { has, looks }) => {
  test.each(has)("is seen in %s", (text) => {
    expect(find(text)).toEqual([name]);
  });

  test.each(looks)("is not seen in %s", (text) => {
    expect(find(text)).not.toContain(name);
  });
});

test("right solutions have hardly any of those that lose or hide something", () => {
  const faults = new Set(PATTERNS.filter(({ isFault }) => isFault).map(({ name }) => name));
  const root = process.cwd();
  const texts = loadCatalog(root).challenges.flatMap(({ slug }) => {
    const { reference, forms } = loadBank(root, slug);
    return [reference, ...forms.map(({ text }) => text)];
  });
  const blamed = texts.filter((text) => find(text).some((pattern) => faults.has(pattern)));
  expect(texts.length).toBeGreaterThan(100);
  expect(blamed.length / texts.length).toBeLessThan(0.03);
});

/** What stands in a program that has one of the patterns. */
const SIGNS = [
  "splice(",
  "||",
  "async (",
  "forEach(async",
  "catch",
  ".shift()",
  "JSON.parse(JSON.",
];

test(
  "the bank has mistakes that are patterns, and the same words for both",
  { timeout: 120_000 },
  () => {
    const root = process.cwd();
    const mistakes = loadCatalog(root).challenges.flatMap(({ slug }) => {
      const bank = loadBank(root, slug);
      const textOf = (name: string | null): string =>
        bank.forms.find((form) => `right/${form.name}` === name)?.text ?? bank.reference;
      return bank.mistakes.flatMap((mistake) => {
        const made = materialize(mistake, bank);
        const [text, base] = ["text" in made ? made.text : "", textOf(mistake.on)];
        // Few edits can add a pattern, and only these are parsed.
        if (!SIGNS.some((sign) => text.split(sign).length > base.split(sign).length)) return [];
        const before = find(base);
        const added = find(text).filter((one) => !before.includes(one));
        return added.map((pattern) => ({ pattern, says: mistake.says }));
      });
    });
    const countOf = (name: string): number => mistakes.filter((one) => one.pattern === name).length;
    expect(countOf("or-default")).toBeGreaterThanOrEqual(10);
    for (const name of ["empty-catch", "shift-queue", "json-copy"])
      expect(countOf(name), name).toBeGreaterThanOrEqual(1);
    const isSame = (name: string, says: string): boolean =>
      findPattern(name)?.same.test(says) === true;
    const told = mistakes.filter(({ pattern, says }) => isSame(pattern, says));
    expect(told.length).toBeGreaterThanOrEqual(9);
    // Words that only sound like a pattern are not it.
    expect(
      isSame("empty-catch", "Nobody waits for it, so its rejection is unhandled: catch it."),
    ).toBe(false);
    expect(isSame("json-copy", "Without items the text is empty, which is not JSON.")).toBe(false);
  },
);

test("a sighting names the line and what stands there", () => {
  const text =
    "// first\n\n  const limit = options.limit || 10;\nconst more = options.more || 2;\n";
  expect(findSightings(text, parseProgram(text))).toEqual([
    { pattern: "or-default", line: 3, code: "const limit = options.limit || 10;" },
  ]);
});
