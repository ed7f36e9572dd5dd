import { describe, expect, test } from "vitest";
import { refusePath } from "../../../src/workspace/archive/archive-path.ts";

describe("a path that moves", () => {
  test.each([
    "package.json",
    "tsconfig.json",
    "event-emitter/event-emitter.ts",
    "event-emitter/event-emitter.12.bak.mjs",
    "event-emitter/parts/list.ts",
    "event-emitter/заметки.md",
    "event-emitter/console.ts",
  ])("%s", (path) => expect(refusePath(path)).toBeNull());
});

describe("a path that does not move", () => {
  test.each([
    "../event-emitter.ts",
    "event-emitter/../../x.ts",
    "/etc/x.ts",
    "C:/x.ts",
    "event-emitter\\..\\..\\x.ts",
    "event-emitter//x.ts",
    "event-emitter/./x.ts",
    "",
    ".trainer/journal.jsonl",
    "event-emitter/.git/config.json",
    "event-emitter/node_modules/x/index.js",
    "event-emitter/con.ts",
    "event-emitter/LPT1.md",
    "aux/x.ts",
    "event-emitter/x.ts ",
    "event-emitter./x.ts",
    "event-emitter/x.ts:stream.ts",
    "event-emitter/x\u0000.ts",
    "event-emitter/x\n.ts",
    "event-emitter/what?.ts",
    "event-emitter/run.sh",
    "event-emitter/run",
    "other.json",
    `event-emitter/${"x".repeat(300)}.ts`,
  ])("%j", (path) => expect(refusePath(path)).not.toBeNull());
});
