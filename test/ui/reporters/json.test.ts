import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/judge/verdict.ts";
import { reportJson } from "../../../src/ui/reporters/json.ts";
import * as samples from "./samples.ts";

function shuffleKeys(verdict: Verdict): Verdict {
  const { node, durationMs, status, ...rest } = verdict;
  return { node, durationMs, status, ...rest };
}

describe("reportJson", () => {
  test.each([samples.solved, samples.unsolved, samples.stuck, samples.missing])(
    "loses nothing",
    (verdict) => {
      expect(JSON.parse(reportJson(verdict))).toEqual(verdict);
    },
  );

  test("writes the keys in the order of the interface", () => {
    const parsed: unknown = JSON.parse(reportJson(shuffleKeys(samples.unsolved)));
    expect(Object.keys(parsed ?? {})).toEqual([
      ...["schemaVersion", "challenge", "file", "status", "reason", "message", "stages"],
      ...["missing", "requirements", "running", "stuckAt", "leaks", "types", "output"],
      ...["durationMs", "node"],
    ]);
  });

  test("indents by two and ends with one line feed", () => {
    expect(reportJson(samples.solved)).toMatch(/^\{\n {2}"schemaVersion": 1,\n[^]*\n\}\n$/);
  });
});
