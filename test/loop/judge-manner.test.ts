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
      "const t = setTimeout(() => {}, 1); setImmediate(() => clearTimeout(t)); t.unref();",
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
    ["a file that is written", 'require("fs").writeFile("x", "", () => console.log(1));'],
    ["a socket", 'const net = require("net"); net.connect(1);'],
  ])("with %s", (_what, text) => {
    expect(judge(text)).toBe("");
  });

  test("and fickle with the clock or chance, and may be called by V8", () => {
    expect(judge("setTimeout(() => console.log(Date.now()), 1);")).toContain("fickle");
    expect(judge("console.log(Math.random());")).toContain("fickle");
    expect(judge("new FinalizationRegistry(() => {});")).toContain("strays");
    expect(judge("const a = ;")).toBe("broken");
  });
});
