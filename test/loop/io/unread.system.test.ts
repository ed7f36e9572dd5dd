import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exploreOrders } from "../../../src/loop/io/explore-orders.ts";
import type { Exploration } from "../../../src/loop/io/explore-orders.ts";
import { openLab } from "../lab.ts";
import type { Lab } from "../lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

async function explore(name: string, text: string): Promise<Exploration> {
  return exploreOrders(await lab.trace(`${name}.cjs`, text));
}

function listOrders({ set }: Exploration): string[] {
  return set.list.map(({ prints }) => prints.join());
}

describe("nothing is called impossible", () => {
  test("of what is asked at once and changed in the background", async () => {
    const text = `
const fs = require("node:fs");
fs.rmSync("made.tmp", { force: true });
fs.writeFile("made.tmp", "x", () => {
  console.log("written");
  fs.rmSync("made.tmp", { force: true });
});
console.log(fs.existsSync("made.tmp"));`;
    const found = await explore("exists", text);
    expect(found.set.complete).toBe(false);
    expect(found.forbids(["false", "written"])).toBe(false);
    expect(found.forbids(["true", "written"])).toBe(false);
  });

  test("of what prints something else in each run", async () => {
    const text = 'console.time("work"); setTimeout(() => console.timeEnd("work"), 5);';
    const found = await explore("timed", text);
    expect(found.set.complete).toBe(false);
    expect(found.forbids(["work: 5.5ms"])).toBe(false);
  });

  test("of what a module does that nobody has read", async () => {
    const counter = `
let calls = 0;
exports.access = (name) => {
  console.log(name);
  calls += 1;
  if (calls === 2) console.log("all");
};`;
    writeFileSync(join(lab.folder, "counter.cjs"), counter);
    const text = `
const fs = require("node:fs");
const counter = require("./counter.cjs");
${"setTimeout(() => {}, 1);\n".repeat(6)}
fs.stat(".", () => counter.access("a"));
fs.readdir(".", () => counter.access("b"));`;
    const found = await explore("counted", text);
    expect(found.forbids(["b", "a", "all"])).toBe(false);
    expect(found.forbids(["a", "b", "all"])).toBe(false);
  });
});

describe("a run is not forced into what no machine does", () => {
  test("two delays of the same whole millisecond", async () => {
    const text = `
setTimeout(() => console.log("1.9 ms"), 1.9);
setTimeout(() => console.log("1 ms"), 1);`;
    expect(listOrders(await explore("fractions", text))).toEqual(["1.9 ms,1 ms"]);
  });

  test.each([
    [
      "another process sleeps",
      'require("node:child_process").execFileSync(process.execPath, ["-e", "setTimeout(() => {}, 50)"]);',
    ],
    [
      "another clock is waited for",
      "const end = process.uptime() + 0.05; while (process.uptime() < end);",
    ],
  ])("a timer that is due when %s", async (_what, wait) => {
    const text = `
setTimeout(() => console.log("timer"), 10);
setImmediate(() => console.log("immediate"));
${wait}`;
    expect(listOrders(await explore("due", text))).toEqual(["timer,immediate"]);
  });

  test("an end that comes while a child goes on", async () => {
    const text = `
const { spawn } = require("node:child_process");
require("node:fs").promises.stat(".").then(() => {
  console.log("stat");
  const { execPath } = process;
  spawn(execPath, ["-e", ""], { stdio: "ignore" }).on("exit", () => console.log("exit")).unref();
});`;
    expect(listOrders(await explore("let-go", text))).toEqual(["stat"]);
  });
});
