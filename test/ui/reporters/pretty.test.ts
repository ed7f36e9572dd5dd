import { readFileSync, writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { reportPretty } from "../../../src/ui/reporters/pretty.ts";
import type { Style } from "../../../src/ui/style.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { ascii, colored, plain } from "../plain-style.ts";
import * as samples from "./samples.ts";

const WHOLE = {
  allFindings: false,
  allOutput: false,
  stages: { opened: null, question: null, asked: null, before: {} },
};

// The golden files hold the whole text. After a wanted change rewrite them with
// `UPDATE_GOLDEN=1 npx vitest run test/ui/reporters/pretty.test.ts` and read the difference in git.
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

const { SOURCE, ...verdicts } = samples;
const STYLES = { unicode: plain, ascii };
const WIDTHS = [80, 40];

function report(verdict: Verdict, style: Style, width: number): string {
  return reportPretty(verdict, {
    style,
    width,
    sources: new Map([[verdict.file, SOURCE]]),
    challengeTitle: "EventEmitter from scratch",
    typesPending: false,
    ...WHOLE,
    at: new Date(0),
    next: ["trainer hint event-emitter", "trainer test event-emitter --watch"],
  });
}

function compareWithGolden(name: string, text: string): void {
  const file = new URL(`golden/${name}.txt`, import.meta.url);
  if (UPDATE) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}

const CASES = Object.entries(verdicts).flatMap(([name, verdict]) =>
  Object.entries(STYLES).flatMap(([signs, style]) =>
    WIDTHS.map((width) => ({ golden: `${name}-${width}-${signs}`, verdict, style, width })),
  ),
);

describe("reportPretty", () => {
  test.each(CASES)("prints $golden", ({ golden, verdict, style, width }) => {
    compareWithGolden(golden, report(verdict, style, width));
  });

  test.each(Object.keys(verdicts))("says the same of %s with colour as without", (name) => {
    const verdict = Object.entries(verdicts).find(([key]) => key === name)?.[1];
    if (verdict === undefined) throw new Error(`no sample ${name}`);
    const bare = (text: string): string[] =>
      stripVTControlCharacters(text).replaceAll("`", "").split(/\s+/);
    expect(bare(report(verdict, colored, 120))).toEqual(bare(report(verdict, plain, 120)));
  });

  test.each([24, 40, 80, 120])("no line is wider than %i columns", (width) => {
    const texts = Object.values(verdicts).flatMap((verdict) =>
      [plain, ascii, colored].map((style) => report(verdict, style, width)),
    );
    const lines = texts.flatMap((text) => text.split("\n"));
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });

  test("the ASCII report is ASCII", () => {
    const text = Object.values(verdicts)
      .map((verdict) => report(verdict, ascii, 80))
      .join("");
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("only a solved verdict says so", () => {
    const saying = Object.entries(verdicts).filter(([, verdict]) =>
      report(verdict, plain, 80).includes("Solved"),
    );
    expect(saying.map(([name]) => name)).toEqual(["solved"]);
  });

  test("all met without being solved is told apart", () => {
    expect(report(samples.tampered, plain, 80)).toContain("8 of 8 requirements met, not solved");
  });

  test("foreign text cannot reach the terminal as control characters", () => {
    const evil = "\u001B[2J\u0007\r";
    const verdict: Verdict = {
      ...samples.unsolved,
      file: `${evil}a.ts`,
      message: evil,
      requirements: samples.unsolved.requirements.map((row) => ({
        ...row,
        finding: row.finding && {
          ...row.finding,
          message: evil,
          expected: evil,
          received: `${evil}\n`,
        },
      })),
      leaks: [
        { kind: "listener", detail: evil, count: 1, location: { file: evil, line: 1, column: 1 } },
      ],
      types: { status: "errors", errors: [{ line: 1, column: 1, message: evil }] },
      output: { text: evil, truncated: false },
    };
    expect(report(verdict, plain, 80)).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  });

  test("a long value is cut to a few lines", () => {
    const verdict: Verdict = {
      ...samples.unsolved,
      requirements: samples.unsolved.requirements.map((row) => ({
        ...row,
        finding: row.finding && { message: "short", received: "x".repeat(5000) },
      })),
    };
    const text = report(verdict, plain, 80);
    expect(text.split("\n").filter((line) => line.includes("xxx"))).toHaveLength(12);
    expect(text).toMatch(/and \d+ more lines/);
  });

  test("a verdict without commands to type next ends with its summary", () => {
    const text = reportPretty(samples.solved, {
      style: plain,
      width: 80,
      sources: new Map(),
      challengeTitle: "T",
      typesPending: false,
      ...WHOLE,
      at: new Date(0),
      next: [],
    });
    expect(text).toMatch(/Solved: 8 of 8 requirements met\n$/);
  });

  test("types that are still to come are not called unchecked", () => {
    const text = reportPretty(samples.solved, {
      style: plain,
      width: 80,
      sources: new Map(),
      challengeTitle: "T",
      typesPending: true,
      ...WHOLE,
      at: new Date(0),
      next: [],
    });
    expect(text).toMatch(/types +being checked\n/);
    expect(text).not.toMatch(/types +(ok|not checked)/);
  });

  test("a source that is not known leaves the place without a frame", () => {
    const text = reportPretty(samples.stuck, {
      style: plain,
      width: 80,
      sources: new Map(),
      challengeTitle: "T",
      typesPending: false,
      ...WHOLE,
      at: new Date(0),
      next: [],
    });
    expect(text).toContain("event-emitter/event-emitter.ts:12:18\n\n");
  });
});
