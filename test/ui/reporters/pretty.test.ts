import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { reportPretty } from "../../../src/ui/reporters/pretty.ts";
import type { StageView } from "../../../src/ui/reporters/reporter.ts";
import type { Style } from "../../../src/ui/style.ts";
import { displayWidth } from "../../../src/ui/text/glyphs.ts";
import { ascii, colored, plain } from "../plain-style.ts";
import * as samples from "./samples.ts";
import { SAMPLES, STAGE_VIEW, viewOf } from "./samples.ts";

const NAMES = Object.keys(SAMPLES);

function report(name: string, style: Style, width: number): string {
  const { verdict, stages, view } = SAMPLES[name] ?? { verdict: samples.solved };
  const all = { ...STAGE_VIEW, ...stages };
  return reportPretty(verdict, viewOf({ style, width, stages: all, ...view }));
}

function print(verdict: Verdict, stages: Partial<StageView> = {}): string {
  return reportPretty(verdict, viewOf({ stages: { ...STAGE_VIEW, ...stages } }));
}

describe("every report", () => {
  test.each(NAMES)("says the same of %s with colour as without", (name) => {
    const bare = (text: string): string[] =>
      stripVTControlCharacters(text).replaceAll("`", "").split(/\s+/);
    expect(bare(report(name, colored, 120))).toEqual(bare(report(name, plain, 120)));
  });

  test.each([24, 40, 80, 120])("has no line wider than %i columns but commands", (width) => {
    const texts = NAMES.flatMap((name) =>
      [plain, ascii, colored].map((style) => report(name, style, width)),
    );
    const lines = texts.flatMap((text) => text.split("\n"));
    const isCommand = (line: string): boolean =>
      /^(?:(?:→|>) | +`?)trainer [^`]*`?$/.test(stripVTControlCharacters(line));
    expect(lines.filter((line) => displayWidth(line) > width && !isCommand(line))).toEqual([]);
  });

  test("is ASCII where there is only ASCII", () => {
    const text = NAMES.map((name) => report(name, ascii, 80)).join("");
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("says `Solved` only of a solved verdict", () => {
    const saying = NAMES.filter((name) => report(name, plain, 80).includes("Solved"));
    expect(saying).toEqual(["solved"]);
  });
});

describe("stages", () => {
  test("that are complete are folded to a line, and locked ones are counted", () => {
    const text = print(samples.red, { unlocked: 1 });
    expect(text).toContain("· 2 more stages · 7 requirements\n");
    expect(print(samples.green, { unlocked: 2 })).toContain(
      "✓ Stage 1: Register and call · 4 of 4 met\n✗ Stage 2: ",
    );
  });

  test("that were open before and were not run are named", () => {
    const text = print(samples.red, { unlocked: 2 });
    expect(text).toContain("· Stage 2: The list changes while it is walked · not run\n");
    expect(text).toContain("· 1 more stage · 4 requirements\n");
  });

  test("show what was met before and is not met now", () => {
    const before = { "removes-latest": "met", "calls-in-order": "met" } as const;
    const text = print(samples.red, { unlocked: 2, before });
    expect(text.match(/met before, not met now/g)).toHaveLength(1);
    expect(text).toMatch(/✗ not met {2}off removes [^\n]*\n +met before, not met now\n/);
  });

  test("of a challenge with one are not named", () => {
    const { stages } = samples.solved;
    const text = print({ ...samples.solved, stages: stages.slice(0, 1) });
    expect(text).not.toContain("Stage 1");
    expect(text).toContain("✓ met  emit works on a snapshot of the listeners (E5)");
  });
});

describe("a stage that has just opened", () => {
  test("is asked as speech, and none of its findings is told", () => {
    const text = report("opened", plain, 80);
    expect(text).toContain("The interviewer goes on:\n");
    expect(text).toContain("  │ A listener removes itself while `emit` is running.");
    expect(text).toContain("→ Stage 2: The list changes while it is walked · 1 of 3 so far");
    expect(text).toContain("→ trainer show event-emitter");
    expect(text).not.toMatch(/not met {2}|still called by that emit|snapshot/);
  });

  test("leaves how far the run got to the stage that was completed", () => {
    expect(report("opened", plain, 80)).toContain("Stage 1 of 3 complete: 4 of 4 requirements met");
  });

  test("does not tell yet that it ended the run", () => {
    const text = report("opened-stuck", plain, 80);
    expect(text).not.toContain("Broken");
    expect(text).toContain("did not get through the tests of stage 2");
  });

  test("does not hide what ended the run elsewhere", () => {
    const verdict: Verdict = { ...samples.stuckLater, running: "calls-in-order" };
    expect(print(verdict, { opened: 2, question: "What?" })).toContain("Broken:");
  });
});

describe("what is missing", () => {
  test("is one finding, and one row", () => {
    const text = report("missing", plain, 80);
    expect(text).toContain("Not there yet: `addListener`, `eventNames`, `setMaxListeners`\n");
    expect(text).toContain("3 requirements need something that is not there yet");
    expect(text.match(/`eventNames`/g)).toHaveLength(1);
    expect(text).toContain("✗ Exceeding the listener limit warns once per event\n");
  });

  test("keeps its row when it is the only one", () => {
    const requirements = samples.missing.requirements.map((row) =>
      row.id === "aliases" || row.id === "max-listeners"
        ? { ...row, outcome: "met" as const, finding: null }
        : row,
    );
    const text = print({ ...samples.missing, requirements }, { unlocked: 3 });
    expect(text).toContain("✗ not met  eventNames lists the events");
  });
});

describe("what was asked for alone", () => {
  test("is listed and counted alone", () => {
    const text = report("only-one", plain, 80);
    expect(text).toContain("0 of 1 asked requirement met");
    expect(text).toContain("✗ not met  off removes only the latest registration");
    expect(text).not.toContain("emit calls the listeners in order");
    expect(text).not.toContain("more stages");
  });

  test("may be a stage", () => {
    const text = report("only-stage", plain, 80);
    expect(text).toContain("Stage 2 of 3: 1 of 3 requirements met");
    expect(text).not.toContain("Stage 1");
    expect(text).not.toContain("setMaxListeners");
  });
});

describe("the findings", () => {
  test("are told in full with `allFindings`", () => {
    const text = report("all-findings", plain, 80);
    expect(text).not.toContain("Also not met");
    expect(text.match(/Stuck\? Run/g)).toHaveLength(4);
  });

  test("are one in full and the rest a line each without", () => {
    const text = report("unsolved", plain, 80);
    expect(text.match(/Stuck\? Run/g)).toHaveLength(1);
    expect(text).toContain(
      "Also not met\n  ✗ listener-throws: the rule of `listener-throws` holds",
    );
  });

  test("with the same cause are counted", () => {
    expect(report("starter", plain, 80)).toContain("3 more with the same cause");
  });
});

test("what the code printed is folded, and all of it shown when asked for", () => {
  const folded = report("unsolved", plain, 80);
  expect(folded).toContain("the last 10 of 31 lines; `trainer test event-emitter --output`");
  expect(folded).not.toContain("emit 21\n");
  const whole = report("all-output", plain, 80);
  expect(whole).toContain("31 lines");
  expect(whole).toContain("│ emit 1\n");
});

test("a long line that was printed is cut, and wrapped when all of it is asked for", () => {
  const text = `begin ${"x".repeat(3000)} end\n`;
  const verdict: Verdict = { ...samples.solved, output: { text, truncated: false } };
  const cut = print(verdict);
  expect(cut).toContain("1 line; `trainer test event-emitter --output` shows the full output");
  expect(cut).not.toContain("end");
  const whole = reportPretty(verdict, viewOf({ allOutput: true }));
  expect(whole).not.toContain("--output");
  expect(whole.match(/x/g)?.length).toBeGreaterThanOrEqual(3000);
  expect(whole).toMatch(/ end\n/);
});

test("the requirement that was tested when the run ended is found by its id alone", () => {
  const verdict: Verdict = { ...samples.stuck, message: "It did not come back." };
  expect(print(verdict)).toContain("It was testing: off removes only the latest registration");
  expect(print({ ...verdict, running: null })).not.toContain("It was testing");
});

test("all met without being solved is told apart", () => {
  expect(report("tampered", plain, 80)).toContain("11 of 11 requirements met, not solved");
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
  expect(print(verdict)).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
});

test("a long value is cut to a few lines", () => {
  const verdict: Verdict = {
    ...samples.unsolved,
    requirements: samples.unsolved.requirements.map((row) => ({
      ...row,
      finding: row.finding && { message: "short", received: "x".repeat(5000) },
    })),
  };
  const text = print(verdict);
  expect(text.split("\n").filter((line) => line.includes("xxx"))).toHaveLength(12);
  expect(text).toMatch(/and \d+ more lines/);
});

test("a verdict without commands to type next ends with its summary", () => {
  const text = reportPretty(samples.solved, viewOf({ next: [] }));
  expect(text).toMatch(/Solved: 11 of 11 requirements met\n$/);
});

test("types that are still to come are not called unchecked", () => {
  const text = reportPretty(samples.solved, viewOf({ typesPending: true }));
  expect(text).toMatch(/types +being checked\n/);
  expect(text).not.toMatch(/types +(ok|not checked)/);
});

test("a source that is not known leaves the place without a frame", () => {
  const text = reportPretty(samples.stuck, viewOf({ sources: new Map() }));
  expect(text).toContain("event-emitter/event-emitter.ts:12:18\n\n");
});
