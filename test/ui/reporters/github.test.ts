import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { reportGithub } from "../../../src/ui/reporters/github.ts";
import * as samples from "./samples.ts";

const view = { challengeTitle: "Emitter: one, two" };

function lines(verdict: Verdict): string[] {
  return reportGithub(verdict, view).split("\n");
}

describe("reportGithub", () => {
  test("points each missed requirement at its place", () => {
    expect(lines(samples.unsolved)[0]).toMatch(
      /^::error file=event-emitter\/event-emitter.ts,line=13,col=2,title=emit works on the list as it was::a listener removed/,
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
      "::notice file=event-emitter/event-emitter.ts,title=Emitter%3A one%2C two::Solved: 8 of 8 requirements met",
      "",
    ]);
  });

  test("writes Windows paths with forward slashes", () => {
    expect(lines({ ...samples.solved, file: "a\\b.ts" })[0]).toContain("file=a/b.ts,");
  });

  test("tells a broken run at the place where it was stuck", () => {
    expect(lines(samples.stuck)[0]).toMatch(
      /^::error file=event-emitter\/event-emitter.ts,line=12,col=18,title=Broken%3A timeout::The code/,
    );
  });

  test("warns about type errors", () => {
    expect(lines(samples.unsolved).filter((line) => line.startsWith("::warning "))).toHaveLength(4);
  });
});
