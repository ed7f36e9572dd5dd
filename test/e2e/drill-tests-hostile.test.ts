import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { ROOT, parseDocument, putFile, readEvents, runTrainer } from "./trainer.ts";

/** What a test file says after its imports, and the reason and the sentence that it gets. */
const HOSTILE: [kind: string, body: string, reason: string, says: string][] = [
  [
    "hangs",
    'test("a", () => { for (;;); });',
    "timeout",
    'The test "a" did not come back within 2 s',
  ],
  ["hangs at import", "for (;;);", "timeout", "Your test file never finishes loading"],
  [
    "waits at import",
    "await new Promise(() => {});",
    "timeout",
    "Your test file never finishes loading",
  ],
  [
    "exits",
    'test("a", () => process.exit(0));',
    "exited",
    "Your tests ended their own process with code 0",
  ],
  [
    "kills itself",
    'test("a", () => void process.kill(process.pid));',
    "exited",
    "Your tests ended their own process by SIGTERM",
  ],
  [
    "throws at import",
    'throw new Error("boom");',
    "load-error",
    "Your test file failed outside of a test: boom.",
  ],
  [
    "fails in a hook",
    'beforeAll(() => { throw new Error("boom"); }); test("a", () => expect(1).toBe(1));',
    "load-error",
    "outside of a test: boom.",
  ],
  ["has no tests", "export const a = 1;", "no-tests", "There is no test in your file."],
  ["checks nothing", 'test("a", () => {});', "no-assertion", 'The test "a" checks nothing'],
  [
    "prints without end",
    'test("a", () => { for (;;) console.log("x".repeat(1000)); });',
    "output-limit",
    "Your tests printed more than 1 MB",
  ],
  [
    "takes all memory",
    'test("a", async () => { const all = []; for (;;) { all.push(Buffer.alloc(5e7, 1)); await new Promise((go) => setTimeout(go, 1)); } });',
    "out-of-memory",
    "Your tests used more than 256 MB of memory",
  ],
  [
    "imports the reference",
    `import "${join(ROOT, "solutions", "memoize", "memoize.ts")}";`,
    "forbidden-import",
    "out of bounds",
  ],
  [
    "imports the hidden tests by a computed name",
    `test("a", async () => expect(await import(${JSON.stringify(join(ROOT, "challenges", "kit"))} + ".ts")).toBe(1));`,
    "forbidden-import",
    "out of bounds",
  ],
  ["imports the judge's tools", 'import "vitest/node";', "forbidden-import", "out of bounds"],
  [
    "reads the bank",
    `test("a", () => expect(readFileSync(${JSON.stringify(join(ROOT, "dist", "banks", "memoize.json"))})).toBe(1));`,
    "fenced",
    "tests may read only their own folders",
  ],
  [
    "writes elsewhere",
    `test("a", () => expect(writeFileSync(${JSON.stringify(join(ROOT, "dist", "a.txt"))}, "a")).toBe(1));`,
    "fenced",
    "tests may write only to `os.tmpdir()`",
  ],
  [
    "starts a process",
    'test("a", () => expect(spawn("sleep", ["60"]).pid).toBe(1));',
    "fenced",
    "tests may not start a process",
  ],
  [
    "signals its parent",
    'test("a", () => expect(process.kill(process.ppid)).toBe(true));',
    "fenced",
    "a test may not signal",
  ],
  [
    "writes to the judge's channel",
    'test("a", () => expect(writeSync(3, "a\\n")).toBe(2));',
    "tampered",
    "Your tests wrote to the judge's own channel",
  ],
  [
    "loses an error",
    'test("a", () => { void Promise.reject(new Error("late")); expect(1).toBe(1); });',
    "unhandled-error",
    "An error reached no test: late.",
  ],
  ["has a fault of syntax", 'test("a", () => {', "syntax-error", "Your test file cannot be parsed"],
  [
    "imports what is not there",
    'import { nothing } from "@solution"; test("a", () => expect(nothing).toBe(1));',
    "load-error",
    "Your tests import `nothing`, which `@solution` does not export.",
  ],
];

describe.skipIf(process.platform === "win32")("A test file that", () => {
  test.each(HOSTILE)("%s gets a sentence of its own", async (...row) => {
    const [kind, body, reason, says] = row;
    const slug = kind.length % 2 === 0 ? "memoize" : "throttle-debounce";
    const text = `import { beforeAll, expect, test } from "vitest";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync, writeSync } from "node:fs";
${body}\n`;
    const cwd = makeTempFolder();
    putFile(join(cwd, "practice", slug, "tests", `${slug}.test.ts`), text);
    const { code, stdout } = await runTrainer(["drill", "tests", slug, "--json"], { cwd });
    const report = parseDocument(stdout);
    expect(report).toMatchObject({ status: "broken", fault: { reason } });
    expect(JSON.stringify(report["fault"])).toContain(JSON.stringify(says).slice(1, -1));
    expect(code).toBe(1);
    expect(() => readEvents(join(cwd, "practice"))).toThrow("ENOENT");
  });
});
