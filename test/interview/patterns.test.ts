import { describe, expect, test } from "vitest";
import { loadBank } from "../../src/catalog/io/load-bank.ts";
import { loadCatalog } from "../../src/catalog/io/load-catalog.ts";
import { parseProgram } from "../../src/drill/io/parse-program.ts";
import { PATTERNS, findSightings } from "../../src/interview/patterns.ts";

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

test("a sighting names the line and what stands there", () => {
  const text =
    "// first\n\n  const limit = options.limit || 10;\nconst more = options.more || 2;\n";
  expect(findSightings(text, parseProgram(text))).toEqual([
    { pattern: "or-default", line: 3, code: "const limit = options.limit || 10;" },
  ]);
});
