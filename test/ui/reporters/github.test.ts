import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { reportGithub } from "../../../src/ui/reporters/github.ts";
import type { StageView } from "../../../src/ui/reporters/reporter.ts";
import * as samples from "./samples.ts";
import { STAGE_VIEW } from "./samples.ts";

function lines(verdict: Verdict, stages: Partial<StageView> = {}): string[] {
  const view = { challengeTitle: "Emitter: one, two", stages: { ...STAGE_VIEW, ...stages } };
  return reportGithub(verdict, view).split("\n");
}

function errors(verdict: Verdict, stages: Partial<StageView> = {}): string[] {
  return lines(verdict, stages).filter((line) => line.startsWith("::error "));
}

describe("reportGithub", () => {
  test("points each missed requirement at its place", () => {
    expect(lines(samples.unsolved)[0]).toMatch(
      /^::error file=event-emitter\/event-emitter.ts,line=13,col=2,title=emit works on a snapshot of the listeners::a listener removed/,
    );
  });

  test("escapes line feeds and percent signs in the message", () => {
    const { requirements } = samples.unsolved;
    const message = "100%\r\n::error::own";
    const rows = requirements.map((row) => ({ ...row, finding: row.finding && { message } }));
    const verdict: Verdict = { ...samples.unsolved, requirements: rows };
    expect(lines(verdict)[0]).toMatch(/::100%25%0D%0A::error::own$/);
  });

  test("escapes colons and commas in properties", () => {
    expect(lines(samples.solved)).toEqual([
      "::notice file=event-emitter/event-emitter.ts,title=Emitter%3A one%2C two::Solved: 11 of 11 requirements met",
      "",
    ]);
  });

  test("writes Windows paths with forward slashes", () => {
    expect(lines({ ...samples.solved, file: "a\\b.ts" })[0]).toContain("file=a/b.ts,");
  });

  test("tells a broken run at the place where it was stuck", () => {
    expect(lines(samples.stuck)[0]).toMatch(
      /^::error file=event-emitter\/event-emitter.ts,line=12,col=18,title=Broken%3A timeout::Your code/,
    );
  });

  test("has the findings of a stage that has just opened, for nobody runs it again to see them", () => {
    expect(errors(samples.green)).toHaveLength(2);
    expect(errors(samples.green, { opened: 2 })).toHaveLength(2);
    expect(errors(samples.stuckLater, { opened: 2 })[0]).toContain("title=Broken");
  });

  test("has only what was asked for", () => {
    expect(errors(samples.unsolved, { asked: ["snapshot"] })).toHaveLength(1);
  });

  test("tells what is not there yet once", () => {
    const [missing = "", ...others] = errors(samples.missing, { unlocked: 3 });
    expect(missing).toContain(
      "title=Not there yet%3A `addListener`%2C `eventNames`%2C `setMaxListeners`::",
    );
    expect(others).toHaveLength(1);
  });

  test("warns about type errors", () => {
    expect(lines(samples.unsolved).filter((line) => line.startsWith("::warning "))).toHaveLength(4);
  });
});
