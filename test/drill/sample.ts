import type { MistakeFile } from "../../src/catalog/parse-mistake-file.ts";
import type { RequirementResult, Verdict } from "../../src/judge/verdict.ts";
import { writeHunks } from "../catalog/edit-sample.ts";
import { sampleMistake } from "../judge/sample.ts";

/** A mistake of the reference whose edit has these hunks, and what it breaks. */
export function editOf(name: string, misses: string[], ...hunks: string[][]): MistakeFile {
  const change = { kind: "edit" as const, hunks: writeHunks(...hunks) };
  return { ...sampleMistake({ name, misses }), on: null, change };
}

/** A verdict in which these requirements are missed, of all that are named. */
export function verdictOf(all: readonly string[], missed: readonly string[]): Verdict {
  const requirements = all.map((id): RequirementResult => {
    const row = { id, title: `It keeps ${id}`, stage: 1, rules: [], durationMs: 1 };
    return missed.includes(id)
      ? { ...row, outcome: "missed", finding: { message: `${id} holds` } }
      : { ...row, outcome: "met", finding: null };
  });
  return {
    ...{ schemaVersion: 1, challenge: "counter", file: "counter.ts", reason: null, message: null },
    ...{ status: missed.length === 0 ? "solved" : "unsolved", stages: [], missing: [] },
    ...{ requirements, running: null, stuckAt: null, leaks: [], durationMs: 1, node: "v24.3.0" },
    ...{ types: { status: "ok", errors: [] }, output: { text: "", truncated: false } },
  };
}
