import type { Challenge, Requirement, SuiteTest } from "../catalog/challenge.ts";
import { listRules } from "../catalog/suite-tests.ts";
import type { Attempt, RawError, TestRecord } from "./attempt.ts";
import type { Scope } from "./attempt-request.ts";
import { explain } from "./finding.ts";
import type { LearnerSource } from "./learner-source.ts";
import { findBroken } from "./reason.ts";
import type { Broken } from "./broken.ts";
import { explainLeak } from "./leak.ts";
import { findMissingMember } from "./missing-member.ts";
import { placeOfBroken } from "./broken-place.ts";
import { sumUpStages } from "./stage-results.ts";
import type { Finding, RequirementResult, Verdict } from "./verdict.ts";

/** Everything a verdict is decided from. */
export interface Case {
  challenge: Challenge;
  /** All tests of the suite. */
  tests: readonly SuiteTest[];
  scope: Scope;
  /** Names that the brief speaks of; asked for only when something is missed. */
  readMembers: () => ReadonlySet<string>;
  attempt: Attempt;
  /** The learner's files; the judged one first. */
  sources: LearnerSource[];
  /** Makes an absolute path relative to where the learner is. */
  relativeTo: (path: string) => string;
}

/**
 * Decides the verdict of an attempt. `solved` needs all of: nothing broken, every test of every
 * stage run and passed and confirmed by the child's own records, none extra, and every control
 * failed as it must.
 */
export function judge(given: Case): Verdict {
  const { attempt, challenge } = given;
  const broken = findBroken(attempt, challenge, given.sources) ?? findDisagreement(given);
  const missing = new Set<string>();
  const requirements = challenge.requirements.map((requirement) =>
    judgeOne(requirement, given, missing),
  );
  const isWhole = given.scope.kind === "plain" || given.scope.kind === "all";
  const areMet = requirements.every(({ outcome }) => outcome === "met");
  const solved = broken === null && isWhole && areMet;
  return {
    schemaVersion: 1,
    challenge: challenge.slug,
    file: given.relativeTo(attempt.file),
    status: broken !== null ? "broken" : solved ? "solved" : "unsolved",
    reason: broken?.reason ?? null,
    message: broken === null ? null : addPlace(broken, given),
    stages: sumUpStages(challenge, given.scope, requirements),
    missing: [...missing],
    requirements,
    running: attempt.running?.split(" > ")[0] ?? null,
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

function judgeOne(requirement: Requirement, given: Case, missing: Set<string>): RequirementResult {
  const { tests, attempt } = given;
  const wanted = tests.filter((test) => test.requirement === requirement.id);
  const records = wanted.map(({ name }) => attempt.tests.find((test) => test.name === name));
  const failed = records.find((record) => record?.state === "failed");
  const row = {
    id: requirement.id,
    title: requirement.title,
    stage: requirement.stage,
    rules: listRules(tests, requirement.id),
    durationMs: Math.round(records.reduce((sum, record) => sum + (record?.durationMs ?? 0), 0)),
  };
  if (failed !== undefined) {
    const error = failed.error ?? { name: "Error", message: "the test failed", stack: "" };
    return {
      ...row,
      outcome: "missed",
      finding: explainFailure({ error, requirement }, given, missing),
    };
  }
  const asked = given.scope.kind === "only" ? keepAsked(wanted, given.scope.tests) : wanted;
  const isAllMet =
    asked.length > 0 &&
    asked.every(({ name }) =>
      isMet(
        attempt.tests.find((test) => test.name === name),
        attempt,
      ),
    );
  // What is still running is counted at the end of a run.
  const isCounted = attempt.ended || requirement.leaks.length === 0;
  if (!isAllMet || !isCounted) return { ...row, outcome: "not-reached", finding: null };
  const finding = explainLeak(requirement, relateLeaks(attempt, given));
  return { ...row, outcome: finding === null ? "met" : "missed", finding };
}

/** Of a requirement's tests those that were asked for alone. */
function keepAsked(own: readonly SuiteTest[], asked: readonly SuiteTest[]): SuiteTest[] {
  return own.filter(({ name }) => asked.some((test) => test.name === name));
}

function explainFailure(
  { error, requirement }: { error: RawError; requirement: Requirement },
  given: Case,
  missing: Set<string>,
): Finding {
  const { sources, relativeTo } = given;
  const members = given.readMembers();
  const absent = findMissingMember({ error, member: requirement.member, members, sources });
  if (absent === null) return explain({ error, requirement, sources, relativeTo });
  missing.add(absent);
  return { message: `\`${absent}\` is not there yet`, missing: absent };
}

function isMet(record: TestRecord | undefined, attempt: Attempt): boolean {
  if (record === undefined || record.state !== "passed" || record.expectedToFail) return false;
  return attempt.childRecords.some(({ name, state }) => name === record.name && state === "pass");
}

/** Tests that the suite does not have, or records that contradict each other, mean tampering. */
function findDisagreement({ tests, attempt }: Case): Broken | null {
  const names = attempt.tests.map(({ name }) => name);
  const known = new Set(tests.map(({ name }) => name));
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
