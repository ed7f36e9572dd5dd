import { diff3Merge, mergeDiff3 } from "node-diff3";
import { TrainerError } from "../errors.ts";
import { applyEdit } from "./apply-edit.ts";
import { findBlocks } from "./find-blocks.ts";
import type { Hunk } from "./hunk.ts";
import { findLines, takeOld } from "./hunk.ts";
import { makeEdit } from "./make-edit.ts";

/** The edit for the new base, or a text with conflict markers in which a person decides. */
export type Rebased = { kind: "clean"; hunks: Hunk[] } | { kind: "conflict"; text: string };

/**
 * Carries an edit over to a base that has changed. It is clean only if there is one way to do it:
 * the lines of the hunks have not changed, or a three-way merge has no conflict, or the place has
 * moved as a whole; and none of these says otherwise than another. Hunks that still fit are kept.
 *
 * @throws TrainerError `INVALID_MISTAKE` if the edit does not apply to its old base.
 */
export function rebaseEdit(oldBase: string, newBase: string, hunks: readonly Hunk[]): Rebased {
  const old = applyEdit(oldBase, hunks);
  if (old.kind === "refused") {
    const faults = old.faults.join("; ");
    throw new TrainerError("INVALID_MISTAKE", `the edit does not fit its old base: ${faults}`);
  }
  const versions = { changed: old.text, oldBase, newBase };
  const [result, another] = findResults(versions, hunks);
  if (result === undefined) return { kind: "conflict", text: markConflicts(versions) };
  if (another !== undefined) return { kind: "conflict", text: markChoice(result, another) };
  // Nothing is left of an edit that the new base has made its own.
  if (result === newBase) return { kind: "conflict", text: newBase };
  const kept = applyEdit(newBase, hunks).kind === "applied";
  return { kind: "clean", hunks: kept ? [...hunks] : makeEdit(newBase, result) };
}

interface Versions {
  changed: string;
  oldBase: string;
  newBase: string;
}

/** So many lines on either side tell that a place has moved, not that it is like another one. */
const MOVED_CONTEXT = 3;

/** What the edit could make of the new base, each once; nothing if that cannot be told. */
function findResults(versions: Versions, hunks: readonly Hunk[]): string[] {
  const { changed, oldBase, newBase } = versions;
  const asIs = fit(newBase, hunks);
  const [forwards, backwards] = [merge(versions, false), merge(versions, true)];
  const moved = fit(newBase, makeEdit(oldBase, changed, MOVED_CONTEXT));
  const proofs: (string | null)[] = [forwards === backwards ? forwards : null, moved];
  // Hunks that fit are no proof by themselves: what they changed may be gone and this be its like.
  if (isUntouched(versions, hunks)) proofs.push(asIs);
  if (proofs.some((text) => text !== null)) proofs.push(asIs);
  else if (forwards !== null && backwards !== null) proofs.push(forwards, backwards);
  return [...new Set(proofs.filter((text) => text !== null))];
}

/** Whether the lines that the hunks hold are among those that both bases share. */
function isUntouched({ oldBase, newBase }: Versions, hunks: readonly Hunk[]): boolean {
  const lines = oldBase.split("\n");
  const blocks = findBlocks(lines, newBase.split("\n"));
  return hunks.every((hunk) => {
    const held = takeOld(hunk);
    const [start = -1] = findLines(lines, held);
    return blocks.every((block) => block.end <= start || block.start >= start + held.length);
  });
}

function fit(base: string, hunks: readonly Hunk[]): string | null {
  const applied = applyEdit(base, hunks);
  return applied.kind === "applied" ? applied.text : null;
}

/**
 * The three-way merge, or `null` if it has a conflict. Where lines occur more than once, backwards it
 * takes other ones for the same.
 */
function merge({ changed, oldBase, newBase }: Versions, backwards: boolean): string | null {
  const turn = (lines: string[]): string[] => (backwards ? lines.toReversed() : lines);
  const [a, o, b] = [changed, oldBase, newBase].map((text) => turn(text.split("\n")));
  const regions = diff3Merge(a ?? [], o ?? [], b ?? [], { excludeFalseConflicts: false });
  if (regions.some(({ conflict }) => conflict !== undefined)) return null;
  return turn(regions.flatMap(({ ok = [] }) => ok)).join("\n");
}

function markConflicts({ changed, oldBase, newBase }: Versions): string {
  const [a, o, b] = [changed, oldBase, newBase].map((text) => text.split("\n"));
  const { result } = mergeDiff3(a ?? [], o ?? [], b ?? [], {
    excludeFalseConflicts: false,
    label: { a: "the mistake", o: "the old base", b: "the new base" },
  });
  return result.join("\n");
}

/** Two outcomes in one text. */
function markChoice(one: string, another: string): string {
  const lines = one.split("\n");
  const result: string[] = [];
  let done = 0;
  for (const { start, end, added } of findBlocks(lines, another.split("\n"))) {
    result.push(...lines.slice(done, start), "<<<<<<< one outcome", ...lines.slice(start, end));
    result.push("=======", ...added, ">>>>>>> another outcome");
    done = end;
  }
  return [...result, ...lines.slice(done)].join("\n");
}
