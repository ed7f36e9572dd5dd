import type { Requirement } from "../catalog/challenge.ts";
import type { RawError } from "./attempt.ts";
import { findCommonJs } from "./common-js.ts";
import type { LearnerSource } from "./learner-source.ts";
import { findMember } from "./member-place.ts";
import { describePending } from "./pending.ts";
import { findLearnerFrame, placeOf } from "./stack-place.ts";
import type { Finding, Place } from "./verdict.ts";

/** What a finding is made from. */
interface FindingQuestion {
  error: RawError;
  requirement: Requirement;
  sources: LearnerSource[];
  /** Makes an absolute path relative to where the learner is. */
  relativeTo: (path: string) => string;
}

/**
 * Why a requirement was missed: the suite's sentence with expected and received, or what the
 * learner's code threw, and the learner's own line.
 */
export function explain(question: FindingQuestion): Finding {
  const { error } = question;
  const { expected, received } = error.name === "AssertionError" ? readValues(error) : {};
  const finding: Finding = { message: describe(question) };
  if (expected !== undefined) finding.expected = expected;
  if (received !== undefined) finding.received = received;
  const location = locate(question);
  if (location !== null) finding.location = location;
  return finding;
}

/** What was compared; an assertion about a class says so in its message alone. */
function readValues({
  expected,
  received,
  message,
}: RawError): Pick<Finding, "expected" | "received"> {
  const [, value, name] = /: expected ([^]*) to be an instance of (\S+)$/.exec(message) ?? [];
  if (expected !== undefined || value === undefined) {
    return {
      ...(expected === undefined ? {} : { expected }),
      ...(received === undefined ? {} : { received }),
    };
  }
  return { expected: `an instance of ${name}`, received: value };
}

function describe({ error, requirement, sources }: FindingQuestion): string {
  const text = error.message.trim();
  const timeout = /^Test timed out in (\d+)ms/.exec(text);
  if (timeout !== null) {
    const waits =
      error.pending === undefined ? "" : `; still pending: ${describePending(error.pending)}`;
    return `timed out after ${Number(timeout[1]) / 1000} s: a promise never settled or a callback was never called${waits}`;
  }
  if (error.name !== "AssertionError") {
    const commonJs = findCommonJs(error, sources);
    if (commonJs !== null) return commonJs;
    const member = requirement.member === null ? "" : ` (while testing \`${requirement.member}\`)`;
    return `your code threw ${error.name}: ${text.split("\n")[0] ?? ""}${member}`;
  }
  const cut = text.search(/: expected /);
  return cut > 0 ? text.slice(0, cut) : text;
}

function locate({ error, requirement, sources, relativeTo }: FindingQuestion): Place | null {
  const frame = findLearnerFrame(
    error.stack,
    sources.map(({ path }) => path),
  );
  if (frame !== null) return placeOf(frame, relativeTo);
  if (requirement.member === null) return null;
  for (const { path, text } of sources) {
    const place = findMember(text, requirement.member);
    if (place !== null) return { file: relativeTo(path), ...place };
  }
  return null;
}
