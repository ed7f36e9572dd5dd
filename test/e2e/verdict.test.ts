import { readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadStarter } from "../../src/catalog/io/load-starter.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  REFERENCE,
  REQUIREMENTS,
  ROOT,
  parseDocument,
  putFile,
  readEvents,
  readList,
  readMistake,
  runTrainer,
} from "./trainer.ts";

/** Misses `snapshot` alone, which belongs to the second stage. */
const MISTAKE = readMistake("walks-the-live-list");
const TOTAL = REQUIREMENTS.length;

/** The starter in JavaScript. */
const IN_JAVASCRIPT = loadStarter(ROOT, "event-emitter", "js");

function putOwn(cwd: string, text: string, name = "event-emitter.ts"): string {
  return putFile(join(cwd, "practice", "event-emitter", name), text);
}

/** Prints at each call, and is over a moment after its last one. */
const PRINTS = `export class EventEmitter {
  on() { process.stdout.write("on\\n"); return this; }
  emit() { process.stdout.write("emit\\n"); return true; }
}
`;

describe("test", () => {
  test("tells all that the code has printed, however soon after it the run is over", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, PRINTS);
    const words = ["test", "event-emitter", "--json"];
    const runs = await Promise.all(Array.from({ length: 8 }, () => runTrainer(words, { cwd })));
    const printed = new Set(
      runs.map(({ stdout }) => JSON.stringify(parseDocument(stdout)["output"])),
    );
    expect(printed.size).toBe(1);
    expect([...printed][0]).toContain("emit");
  });

  test("of an unsolved file shows the learner's line, writes it down and exits with 1", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["new", "event-emitter"], { cwd });
    const { code, stdout, stderr } = await runTrainer(["test", "event-emitter"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toBe("Testing event-emitter\n");
    const first = REQUIREMENTS.filter(({ stage }) => stage === 1).length;
    expect(stdout).toContain(`Stage 1 of 3: 0 of ${first} requirements met`);
    expect(stdout).toMatch(/event-emitter\.ts:\d+:\d+/);
    expect(stdout).toContain("Not implemented");
    expect(stdout).toContain("trainer hint event-emitter --requirement calls-in-order");
    expect(stdout).not.toContain("expect(");
    expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({
      kind: "attempted",
      slug: "event-emitter",
      file: "event-emitter/event-emitter.ts",
      status: "unsolved",
      reason: null,
      met: [],
    });
  });

  test.each([
    ["adds a static that later versions have", "Reflect.set(Promise, 'later', () => 1);"],
    [
      "adds a method of sets that later versions have",
      "if (!('union' in Set.prototype)) Reflect.set(Set.prototype, 'union', () => new Set());",
    ],
    [
      "gives a function a `call` of its own",
      "const own = () => 1;\nReflect.set(own, 'call', () => 2);\nif (own.call() !== 2) throw new Error('no');",
    ],
  ])("of a right file that %s is solved", async (_what, line) => {
    const cwd = makeTempFolder();
    putOwn(cwd, `${line}\n${REFERENCE}`);
    const { code } = await runTrainer(["test", "event-emitter"], { cwd });
    expect(code).toBe(0);
  });

  test("of a solved file opens the solution and exits with 0", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, REFERENCE);
    const judged = await runTrainer(["test", "event-emitter"], { cwd });
    expect(judged.code).toBe(0);
    expect(judged.stdout).toContain(`Solved: ${TOTAL} of ${TOTAL} requirements met`);
    const opened = await runTrainer(["solution", "event-emitter"], { cwd });
    expect(opened.code).toBe(0);
    const next = await runTrainer(["next", "--json"], { cwd });
    expect(parseDocument(next.stdout)).not.toMatchObject({ challenge: { slug: "event-emitter" } });
  });

  test("as JSON is the verdict and nothing else", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, MISTAKE);
    const { code, stdout } = await runTrainer(["test", "event-emitter", "--json"], { cwd });
    const verdict = parseDocument(stdout);
    expect(code).toBe(1);
    expect(Object.keys(verdict)).toEqual([
      ...["schemaVersion", "challenge", "file", "status", "reason", "message", "stages", "missing"],
      ...["requirements", "running", "stuckAt", "leaks", "types", "output", "durationMs", "node"],
    ]);
    expect(verdict).toMatchObject({
      schemaVersion: 1,
      challenge: "event-emitter",
      file: join("practice", "event-emitter", "event-emitter.ts"),
      status: "unsolved",
      reason: null,
      stages: [{ status: "green" }, { n: 2, status: "red" }, { status: "locked", met: 0 }],
      missing: [],
      running: null,
      node: process.version,
      types: { status: "ok", errors: [] },
    });
    const missed = readList(verdict["requirements"]).filter(({ outcome }) => outcome === "missed");
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatchObject({ id: "snapshot" });
    const finding = parseDocument(JSON.stringify(missed[0]?.["finding"]));
    expect(Object.keys(finding).slice(0, 3)).toEqual(["message", "expected", "received"]);
    expect(finding["mistake"]).toContain("iterate");
    expect(Object.keys(missed[0] ?? {})).toEqual([
      ...["id", "title", "stage", "rules", "outcome", "finding", "durationMs"],
    ]);
    expect(stdout).not.toContain("suite/");
  });

  test("of code that cannot be read says where it breaks", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, "export class EventEmitter {\n  on( {\n}\n");
    const { code, stdout } = await runTrainer(["test", "event-emitter", "--json"], { cwd });
    expect(code).toBe(1);
    expect(parseDocument(stdout)).toMatchObject({ status: "broken", reason: "syntax-error" });
  });

  test("with a type error still judges the behaviour", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, `${REFERENCE}export const wrong: number = "text";\n`);
    const { code, stdout } = await runTrainer(["test", "event-emitter", "--json"], { cwd });
    expect(code).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({
      status: "solved",
      types: { status: "errors", errors: [{ line: REFERENCE.split("\n").length }] },
    });
  });
});

describe("which file is judged", () => {
  const judge = (cwd: string, ...args: string[]) =>
    runTrainer(["test", ...args, "--json"], { cwd });

  test("one with CRLF, a byte order mark and a sibling that it imports", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, `\uFEFF${REFERENCE.replaceAll("\n", "\r\n")}`, "parts.ts");
    putOwn(cwd, `\uFEFFexport { EventEmitter } from "./parts.ts";\r\n`);
    const { code, stdout } = await judge(cwd, "event-emitter");
    expect(parseDocument(stdout)).toMatchObject({ status: "solved", types: { status: "ok" } });
    expect(code).toBe(0);
  });

  test.each(["mts", "mjs", "js"])("one that ends in .%s", async (ending) => {
    const cwd = makeTempFolder();
    const text = ending === "mts" ? REFERENCE : IN_JAVASCRIPT;
    putOwn(cwd, text, `event-emitter.${ending}`);
    const { code, stdout } = await judge(cwd, "event-emitter");
    const verdict = parseDocument(stdout);
    expect(verdict["file"]).toBe(join("practice", "event-emitter", `event-emitter.${ending}`));
    expect(verdict["status"]).toBe(ending === "mts" ? "solved" : "unsolved");
    expect(code).toBe(ending === "mts" ? 0 : 1);
  });

  test("without a slug, the one touched last", async () => {
    const cwd = makeTempFolder();
    const older = putOwn(cwd, REFERENCE);
    putFile(join(cwd, "practice", "scheduler", "scheduler.ts"), "export const nothing = 1;\n");
    utimesSync(older, new Date(1_000_000), new Date(1_000_000));
    const { stdout } = await judge(cwd);
    expect(parseDocument(stdout)).toMatchObject({ challenge: "scheduler", status: "broken" });
    utimesSync(older, new Date(4e12), new Date(4e12));
    const again = await judge(cwd);
    expect(parseDocument(again.stdout)).toMatchObject({ challenge: "event-emitter" });
  });

  test("any file anywhere with `--file`, in place and unchanged", async () => {
    const cwd = makeTempFolder();
    const elsewhere = putFile(join(makeTempFolder(), "my emitter #1.ts"), REFERENCE);
    const { code, stdout } = await judge(cwd, "event-emitter", "--file", elsewhere);
    expect(code).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({ status: "solved" });
    expect(readFileSync(elsewhere, "utf8")).toBe(REFERENCE);
    expect(readEvents(join(cwd, "practice"))).toEqual([
      expect.objectContaining({ kind: "attempted", file: elsewhere }),
    ]);
  });

  test("with `--file` alone, the challenge that it is named after", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "event-emitter.ts"), "export {};\n");
    const { stdout } = await judge(cwd, "--file", "event-emitter.ts");
    expect(parseDocument(stdout)).toMatchObject({
      challenge: "event-emitter",
      file: "event-emitter.ts",
      reason: "missing-export",
    });
  });

  test.each([
    ["nope.ts", "There is no file"],
    [".", "is not a file"],
    ["notes.txt", "cannot be judged"],
    ["types.d.ts", "cannot be judged"],
  ])("not %s", async (file, sentence) => {
    const cwd = makeTempFolder();
    for (const name of ["notes.txt", "types.d.ts"]) putFile(join(cwd, name), "");
    const { code, stdout, stderr } = await judge(cwd, "event-emitter", "--file", file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

describe("test --only", () => {
  test("judges one requirement and exits with 0 when it is met", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, readMistake("returns-nothing"));
    const args = ["test", "event-emitter", "--json", "--only"];
    const met = await runTrainer([...args, "once"], { cwd });
    const missed = await runTrainer([...args, "emit-result"], { cwd });
    expect([met.code, missed.code]).toEqual([0, 1]);
    expect(parseDocument(met.stdout)["status"]).not.toBe("solved");
    expect(readEvents(join(cwd, "practice")).map(({ status }) => status)).not.toContain("solved");
  });

  test("never makes a challenge solved, and counts what was asked for", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, REFERENCE);
    const { code, stdout } = await runTrainer(["test", "event-emitter", "--only", "once"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("1 of 1 asked requirement met");
    expect(stdout).not.toContain("Solved:");
    expect(stdout).not.toContain("trainer hint");
    const opened = await runTrainer(["solution", "event-emitter"], { cwd });
    expect(opened.code).toBe(2);
  });
});

describe("test --reporter", () => {
  const report = (cwd: string, reporter: string) =>
    runTrainer(["test", "event-emitter", "--reporter", reporter], { cwd });

  test("json is what `--json` prints", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, MISTAKE);
    const { code, stdout } = await report(cwd, "json");
    expect(code).toBe(1);
    expect(parseDocument(stdout)).toMatchObject({ schemaVersion: 1, status: "unsolved" });
  });

  test("junit is one XML document with a case for each requirement", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, MISTAKE);
    const { code, stdout } = await report(cwd, "junit");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<\?xml [^>]*\?>\n/);
    expect(stdout.match(/<testcase /g)).toHaveLength(TOTAL);
    expect(stdout.match(/<failure /g)).toHaveLength(1);
  });

  test("github names the file and the line", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, MISTAKE);
    const { code, stdout } = await report(cwd, "github");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=practice\/event-emitter\/event-emitter\.ts,line=\d+/m);
  });

  test("pretty is the default", async () => {
    const cwd = makeTempFolder();
    putOwn(cwd, MISTAKE);
    await report(cwd, "json");
    const { stdout } = await report(cwd, "pretty");
    const second = REQUIREMENTS.filter(({ stage }) => stage === 2).length;
    expect(stdout).toContain(`Stage 2 of 3: ${second - 1} of ${second} requirements met`);
    expect(stdout).toContain("This looks like a common mistake.");
  });
});
