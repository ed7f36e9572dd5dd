import { describe, expect, test } from "vitest";
import { readManner } from "../../src/loop/io/read-module.ts";

function judge(text: string): string {
  const manner = readManner("a.mjs", text);
  if (manner === null) return "broken";
  const words = Object.entries(manner).filter(([, is]) => is);
  return words.map(([name]) => name).join(" ");
}

describe("a program is steady", () => {
  test.each([
    [
      "callbacks that print",
      'setTimeout(() => console.log("a"), 1); process.nextTick(console.log, "b");',
    ],
    [
      "files and lookups",
      'const fs = require("fs"); fs.stat(".", () => { fs.promises.stat(".").then(() => console.log(1)); });',
    ],
    [
      "imports",
      'import { readFile } from "node:fs"; readFile("x", (error) => console.log(error.code));',
    ],
    [
      "awaits",
      'const wait = async () => { await null; console.log("a"); }; wait(); await new Promise((r) => setTimeout(r, 5));',
    ],
    [
      "a timer that is cleared",
      "const t = setTimeout(() => {}, 1); setImmediate(() => clearTimeout(t)); t.refresh();",
    ],
    ["work that waits for the clock", "const until = Date.now() + 5; while (Date.now() < until);"],
    [
      "the same in a function",
      "const hold = (ms) => { const end = Date.now() + ms; while (Date.now() < end) { /* wait */ } }; hold(5);",
    ],
  ])("with %s", (_what, text) => {
    expect(judge(text)).toBe("steady");
  });
});

describe("a program is not steady", () => {
  test.each([
    ["a counter", "let n = 0; setTimeout(() => { n += 1; }, 1);"],
    ["a choice", 'setTimeout(() => { if (globalThis.a) console.log("a"); }, 1);'],
    ["an object that changes", "const list = []; setTimeout(() => list.push(1), 1);"],
    [
      "a promise that is held",
      'const p = Promise.resolve(); setTimeout(() => p.then(() => console.log("a")), 1);',
    ],
    [
      "a promise that two callbacks settle",
      "new Promise((r) => { setTimeout(r, 1); setImmediate(r); });",
    ],
    ["all of several promises", "Promise.all([Promise.resolve()]).then(() => console.log(1));"],
    ["a stream", 'require("fs").createReadStream("x").resume();'],
    [
      "a timer that is looked at",
      "const t = setTimeout(() => {}, 1); setImmediate(() => console.log(t._destroyed));",
    ],
    [
      "a timer that is printed",
      "const t = setTimeout(() => {}, 1); setImmediate(() => console.log(t));",
    ],
    [
      "a promise that a function is given",
      "const id = (p) => p; const f = async (p) => { await id(p); console.log(1); }; f(new Promise((r) => setTimeout(r, 1)));",
    ],
    [
      "a promise that a callback is given",
      "const make = async () => {}; setTimeout((p) => p.then(() => console.log(1)), 1, make());",
    ],
    ["a socket", 'const net = require("net"); net.connect(1);'],
  ])("with %s", (_what, text) => {
    expect(judge(text)).toBe("");
  });

  test.each([
    ["await", "const f = async (p) => { await p; console.log(1); }; f(Promise.resolve());"],
    [
      "a promise of `timers/promises` that is held",
      'import { setTimeout } from "node:timers/promises"; const t = setTimeout(1); setImmediate(() => t.ref());',
    ],
  ])("with %s of what has a name", (_what, text) => {
    expect(judge(text)).toBe("");
  });

  test.each([
    'const own = require("./own.cjs"); own.stat("a");',
    'import "./own.mjs";',
    'export * from "some-package";',
    "const name = `./${1}`; import(name);",
    'require(process.argv[2]).stat("a");',
    'const vm = require("node:vm"); vm.runInThisContext("1");',
    'eval("console.log(1)");',
  ])("and nothing is known of what it loads in `%s`", (text) => {
    expect(judge(text)).toBe("fickle strays outsideTime letsGo");
  });

  test.each([
    'const fs = require("node:fs"); fs.writeFile("a", "x", () => {}); console.log(fs.existsSync("a"));',
    'const { existsSync } = require("node:fs"); console.log(existsSync("a"));',
    'const fs = require("node:fs"); console.log(fs["statSync"]("a").size);',
    'console.time("a"); setTimeout(() => console.timeEnd("a"), 5);',
    "const cell = new Int32Array(new SharedArrayBuffer(4)); console.log(cell[0]);",
  ])("and fickle where it reads what others change: `%s`", (text) => {
    expect(judge(text)).toContain("fickle");
  });

  test.each([
    'require("node:child_process").execSync("sleep 1");',
    "const end = process.uptime() + 1; while (process.uptime() < end);",
    "Atomics.waitAsync(cell, 0, 0, 30);",
  ])("and goes by a clock that cannot be slowed down: `%s`", (text) => {
    expect(judge(text)).toContain("outsideTime");
  });

  test("and lets something go", () => {
    expect(judge('require("node:child_process").spawn("true").unref();')).toContain("letsGo");
  });

  test("and fickle with the clock or chance, and may be called by V8", () => {
    expect(judge("setTimeout(() => console.log(Date.now()), 1);")).toContain("fickle");
    expect(judge("console.log(Math.random());")).toContain("fickle");
    expect(judge("new FinalizationRegistry(() => {});")).toContain("strays");
    expect(judge("const a = ;")).toBe("broken");
  });
});

test.each([
  'require("fs").writeFile("x", "", () => console.log(1));',
  'import { mkdir } from "node:fs/promises"; mkdir("x");',
  'const fs = require("fs"); fs.promises["unlink"]("x"); fs.stat("x", () => {});',
])("what operations find may depend on others that change files: %s", (text) => {
  expect(judge(text)).toBe("fickle");
});

test("a name of the program's own changes no file", () => {
  expect(judge("const link = () => {}; setTimeout(link, 1);")).toBe("steady");
});
