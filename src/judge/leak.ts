import type { Requirement } from "../catalog/challenge.ts";
import type { RawLeak } from "./message.ts";
import { parseFrames } from "./stack-place.ts";
import type { Finding, Leak } from "./verdict.ts";

/** How leaks are told apart. */
interface LeakQuestion {
  left: RawLeak[];
  /** Absolute paths of the learner's files. */
  files: string[];
  /** Absolute folder of the judge's own child, whose frames say nothing. */
  toolFolder: string;
}

/** What Node makes by itself when it gets round to it, so that nobody is on the stack. */
const MADE_LATER = new Set<RawLeak["kind"]>(["socket", "server"]);

/**
 * What the learner's code left behind: made by a line of its own, not by the suite or by a package.
 * One entry for each kind and line; places are absolute. What is made where nobody is on the stack
 * has no place: only code that hides itself does that.
 */
export function listLeaks({ left, files, toolFolder }: LeakQuestion): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const { kind, detail, stack } of left) {
    const maker = parseFrames(stack).find(({ path }) => !path.startsWith(toolFolder));
    if (maker === undefined ? MADE_LATER.has(kind) : !files.includes(maker.path)) continue;
    const location = maker && { file: maker.path, line: maker.line, column: maker.column };
    const key = JSON.stringify([kind, detail, location]);
    const more = { ...(detail === undefined ? {} : { detail }), ...(location && { location }) };
    const known = leaks.get(key) ?? { kind, ...more, count: 0 };
    leaks.set(key, { ...known, count: known.count + 1 });
  }
  return [...leaks.values()];
}

/** Why a requirement is missed that allows no leaks of some kinds; `null` when there are none of these. */
export function explainLeak(requirement: Requirement, leaks: readonly Leak[]): Finding | null {
  const leak = leaks.find(({ kind }) => requirement.leaks.includes(kind));
  if (leak === undefined) return null;
  const { kind, count, location } = leak;
  const message = `no ${kind} is still running after the tests`;
  const finding = { message, expected: "0 still running", received: `${count} still running` };
  return location === undefined ? finding : { ...finding, location };
}
