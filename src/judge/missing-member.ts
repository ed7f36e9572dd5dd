import type { RawError } from "./attempt.ts";
import type { LearnerSource } from "./learner-source.ts";
import { escapePattern } from "../text/escape-pattern.ts";
import { parseFrames } from "./stack-place.ts";

/** What a missing member is recognised from. */
interface MissingQuestion {
  error: RawError;
  /** What the requirement is about, if it names one. */
  member: string | null;
  /** Names that the brief speaks of. */
  members: ReadonlySet<string>;
  sources: readonly LearnerSource[];
}

/**
 * The method, getter or export that a test asked for in vain because the solution has none of that
 * name yet; `null` when the test failed for another reason. A call from the solution's own code is
 * another reason.
 */
export function findMissingMember(question: MissingQuestion): string | null {
  const { error, member, members, sources } = question;
  const [, receiver = "", called] =
    /^(?:(.*)\.)?([A-Za-z_$][\w$]*) is not a (?:function|constructor)$/.exec(
      error.message.split("\n")[0] ?? "",
    ) ?? [];
  if (error.name === "TypeError" && called !== undefined && members.has(called)) {
    // An export may be the wrong thing altogether, and so may what a call has returned, such as
    // something that cannot be chained.
    const isOfObject = receiver !== "" && !receiver.includes(")");
    const isSure = isOfObject || isNowhere(called, sources);
    return isSure && !isFromSolution(error, sources) ? called : null;
  }
  // A property that is not there is `undefined`; only its absence from the text tells it apart.
  const name = member?.replace(/^.*\.(?=.)/, "") ?? null;
  const isAbsent = name !== null && error.received === "undefined" && isNowhere(name, sources);
  return isAbsent ? name : null;
}

function isFromSolution({ stack }: RawError, sources: readonly LearnerSource[]): boolean {
  const [top] = parseFrames(stack);
  return top !== undefined && sources.some(({ path }) => path === top.path);
}

/** What may bring members that a text does not name: another class, a proxy, another file of the learner's. */
const ELSEWHERE =
  /\b(?:extends|Proxy|assign|definePropert(?:y|ies)|setPrototypeOf|mixin)\b|\bexport\b[^;\n]*\bfrom\b|\bimport\b\s*\(|\b(?:from|import)\s*["'][.#/]/;

function isNowhere(member: string, sources: readonly LearnerSource[]): boolean {
  const word = new RegExp(`\\b${escapePattern(member)}\\b`);
  return sources.every(({ text }) => !word.test(text) && !ELSEWHERE.test(text));
}
