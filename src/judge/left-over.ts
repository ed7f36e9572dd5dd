import type { Requirement } from "../catalog/challenge.ts";
import type { LeftOver } from "./message.ts";
import { parseFrames } from "./stack-place.ts";
import type { Finding, Leak } from "./verdict.ts";

/** How left-overs are told apart. */
interface LeftOverQuestion {
  left: LeftOver[];
  /** Absolute paths of the learner's files. */
  files: string[];
  /** Absolute folder of the judge's own child, whose frames say nothing. */
  toolFolder: string;
}

/**
 * What the learner's code left behind: made by a line of its own, not by the suite or by a package.
 * One entry for each kind and line; places are absolute.
 */
export function listLeaks({ left, files, toolFolder }: LeftOverQuestion): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const { kind, stack } of left) {
    const maker = parseFrames(stack).find(({ path }) => !path.startsWith(toolFolder));
    if (maker === undefined || !files.includes(maker.path)) continue;
    const { path: file, line, column } = maker;
    const key = `${kind} ${file}:${line}:${column}`;
    const known = leaks.get(key) ?? { kind, count: 0, location: { file, line, column } };
    leaks.set(key, { ...known, count: known.count + 1 });
  }
  return [...leaks.values()];
}

/** Why a requirement is missed that allows no left-overs of some kinds; `null` when there are none of these. */
export function explainLeak(requirement: Requirement, leaks: readonly Leak[]): Finding | null {
  const leak = leaks.find(({ kind }) => requirement.leaks.some((name) => kind.endsWith(name)));
  if (leak === undefined) return null;
  const { kind, count, location } = leak;
  const message = `when all tests are over nothing of this kind may be left running: ${kind}`;
  const finding = { message, expected: "0 left running", received: `${count} left running` };
  return location === undefined ? finding : { ...finding, location };
}
