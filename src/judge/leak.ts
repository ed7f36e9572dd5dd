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

/**
 * What the learner's code left behind: made by a line of its own, not by the suite or by a package.
 * One entry for each kind and line; places are absolute.
 */
export function listLeaks({ left, files, toolFolder }: LeakQuestion): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const { kind, detail, stack } of left) {
    const maker = parseFrames(stack).find(({ path }) => !path.startsWith(toolFolder));
    if (maker === undefined || !files.includes(maker.path)) continue;
    const { path: file, line, column } = maker;
    const key = `${kind} ${detail ?? ""} ${file}:${line}:${column}`;
    const more = detail === undefined ? {} : { detail };
    const known = leaks.get(key) ?? { kind, ...more, count: 0, location: { file, line, column } };
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
