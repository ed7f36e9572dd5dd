import { describe, expect, test } from "vitest";
import { explainCommonJs } from "../../src/judge/common-js.ts";

function explain(line: string, absent = "module"): string | null {
  const message = `${absent} is not defined in ES module scope`;
  return explainCommonJs({ name: "ReferenceError", message, line, ending: ".js" });
}

describe("explainCommonJs", () => {
  test.each([
    ["module.exports = { EventEmitter };", "export { EventEmitter };"],
    ["module.exports = { A, B: C, };", "export { A, C as B };"],
    ["  module.exports = EventEmitter", "export { EventEmitter };"],
    ["module.exports = class EventEmitter {", "export class EventEmitter {"],
    ["module.exports = async function run(a) {", "export async function run(a) {"],
    ["module.exports = {", "export {"],
    ["module.exports.EventEmitter = EventEmitter;", "export { EventEmitter };"],
    ["exports.EventEmitter = Emitter;", "export { Emitter as EventEmitter };"],
    ["exports.run = async () => 1;", "export const run = async () => 1;"],
    ["exports.EventEmitter = class {", "export const EventEmitter = class {"],
    ['const fs = require("fs");', 'import fs from "fs";'],
    ["let { a, b: c } = require('node:path')", 'import { a, b as c } from "node:path";'],
    ['const once = require("events").once;', 'import { once } from "events";'],
    ['const list = require("./list").List;', 'import { List as list } from "./list.js";'],
    ['require("./set-up");', 'import "./set-up.js";'],
    ['const parts = require("../parts.js");', 'import parts from "../parts.js";'],
  ])("shows the ES form of a line: %s", (line, now) => {
    expect(explain(line)).toBe(
      `A solution is an ES module, which has no \`module\`: write \`${now}\` instead of \`${line.trim()}\``,
    );
  });

  test("leaves a comment behind the line out", () => {
    expect(explain("module.exports = Emitter; // for the tests")).toContain(
      "write `export { Emitter };` instead of `module.exports = Emitter;`",
    );
  });

  test.each([
    ["module.exports = exports = {};"],
    ["module.exports = { ...parts };"],
    ["module.exports = { run() {} };"],
    ["module.exports = {};"],
    ["module.exports = class extends Base {"],
    ["module.exports = create();"],
    ["exports.a = exports.b = 1;"],
    ["if (require.main === module) start();"],
    ["const { a = 1 } = require('a');"],
    ["const a = require(name);"],
    ["const a = require('a')('b');"],
  ])("names no form for a line that it does not know: %s", (line) => {
    expect(explain(line)).toMatch(/: use `import` and `export` instead$/);
  });

  test("names what is absent", () => {
    expect(explain("a", "require")).toContain("no `require`");
    expect(explain("a", "exports")).toContain("no `exports`");
  });

  test.each([
    ["ReferenceError", "emitter is not defined"],
    ["ReferenceError", "moduleName is not defined"],
    ["TypeError", "module is not defined"],
  ])("says nothing of other errors: %s %s", (name, message) => {
    expect(explainCommonJs({ name, message, line: "a", ending: ".js" })).toBeNull();
  });
});
