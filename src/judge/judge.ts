import type { Challenge, Mistake, Requirement } from "../catalog/challenge.ts";
import type { Attempt, TestRecord } from "./attempt.ts";
import { diagnose } from "./diagnosis.ts";
import { explain } from "./finding.ts";
import type { LearnerSource } from "./finding.ts";
import { findBroken } from "./reason.ts";
import type { Broken } from "./reason.ts";
import { explainLeak } from "./left-over.ts";
import { placeOfBroken } from "./broken-place.ts";
import type { RequirementResult, Verdict } from "./verdict.ts";

/** Everything a verdict is decided from. */
export interface Case {
  challenge: Challenge;
  /** Names of all tests of the suite, `requirement-id > title`. */
  manifest: string[];
  mistakes: Mistake[];
  attempt: Attempt;
  /** The learner's files; the judged one first. */
  sources: LearnerSource[];
  /** Makes an absolute path relative to where the learner is. */
  relativeTo: (path: string) => string;
}

/**
 * Decides the verdict of an attempt. `solved` needs all of: nothing broken, every test of the
 * manifest run and passed and confirmed by the child's own records, none extra, and every control
 * failed as it must.
 */
export function judge(given: Case): Verdict {
  const { attempt, challenge } = given;
  const broken = findBroken(attempt, challenge) ?? findDisagreement(given);
  const requirements = challenge.requirements.map((requirement) => judgeOne(requirement, given));
  nameMistake(requirements, given.mistakes);
  const solved = broken === null && requirements.every(({ outcome }) => outcome === "met");
  return {
    schemaVersion: 1,
    challenge: challenge.slug,
    file: given.relativeTo(attempt.file),
    status: broken !== null ? "broken" : solved ? "solved" : "unsolved",
    reason: broken?.reason ?? null,
    message: broken === null ? null : addPlace(broken, given),
    requirements,
    stuckAt: relate(attempt.stuckAt, given),
    leaks: relateLeaks(attempt, given),
    types: attempt.types,
    output: attempt.output,
    durationMs: attempt.durationMs,
    node: attempt.node,
  };
}

function relate(stuckAt: Verdict["stuckAt"], given: Case): Verdict["stuckAt"] {
  return stuckAt === null ? null : { ...stuckAt, file: given.relativeTo(stuckAt.file) };
}

function relateLeaks({ leaks }: Attempt, { relativeTo }: Case): Verdict["leaks"] {
  return leaks.map(({ location, ...leak }) =>
    location === undefined
      ? leak
      : { ...leak, location: { ...location, file: relativeTo(location.file) } },
  );
}

function addPlace({ message }: Broken, given: Case): string {
  const place = placeOfBroken(given);
  if (place === null) return message;
  return `${message.replace(/\.$/, "")}, at ${place.file}:${place.line}:${place.column}.`;
}

function judgeOne(requirement: Requirement, given: Case): RequirementResult {
  const { manifest, attempt } = given;
  const prefix = `${requirement.id} > `;
  const wanted = manifest.filter((name) => name.startsWith(prefix));
  const records = wanted.map((name) => attempt.tests.find((test) => test.name === name));
  const failed = records.find((record) => record?.state === "failed");
  const row = {
    id: requirement.id,
    title: requirement.title,
    durationMs: Math.round(records.reduce((sum, record) => sum + (record?.durationMs ?? 0), 0)),
  };
  if (failed !== undefined) {
    const error = failed.error ?? { name: "Error", message: "the test failed", stack: "" };
    return { ...row, outcome: "missed", finding: explain({ ...given, error, requirement }) };
  }
  const met = wanted.length > 0 && records.every((record) => isMet(record, attempt));
  if (!met) return { ...row, outcome: "not-reached", finding: null };
  const finding = explainLeak(requirement, relateLeaks(attempt, given));
  return { ...row, outcome: finding === null ? "met" : "missed", finding };
}

function isMet(record: TestRecord | undefined, attempt: Attempt): boolean {
  if (record === undefined || record.state !== "passed" || record.expectedToFail) return false;
  return attempt.childRecords.some(({ name, state }) => name === record.name && state === "pass");
}

function nameMistake(requirements: RequirementResult[], mistakes: Mistake[]): void {
  const mistake = diagnose(requirements, mistakes);
  if (mistake === null) return;
  const row = requirements.find(
    ({ id, finding }) => finding !== null && mistake.misses.includes(id),
  );
  if (row?.finding) row.finding.mistake = mistake.says;
}

/** Tests that the manifest does not know, or records that contradict each other, mean tampering. */
function findDisagreement({ manifest, attempt }: Case): Broken | null {
  const names = attempt.tests.map(({ name }) => name);
  const known = new Set(manifest);
  const extra = names.some((name) => !known.has(name)) || new Set(names).size !== names.length;
  const contradicted = attempt.tests.some(
    ({ name, state, expectedToFail }) =>
      expectedToFail ||
      (state === "passed" &&
        !attempt.childRecords.some((record) => record.name === name && record.state === "pass")),
  );
  if (!extra && !contradicted) return null;
  return {
    reason: "tampered",
    message:
      "The run does not match the suite: tests were added, changed or skipped; leave the test tools alone.",
  };
}
