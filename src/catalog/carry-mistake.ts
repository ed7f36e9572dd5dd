import { applyEdit } from "./apply-edit.ts";
import { rebaseEdit } from "./rebase-edit.ts";
import type { Change, MistakeFile } from "./parse-mistake-file.ts";

/** What becomes of a mistake whose base has changed. */
export type Carried =
  /** It fits as it is. */
  | { kind: "same" }
  | { kind: "carried"; change: Change }
  /** A person must decide; the text has conflict markers. */
  | { kind: "conflict"; text: string }
  /** The new base does the same, so nothing is left of it. */
  | { kind: "empty" }
  /** It fits neither base. */
  | { kind: "unfit" };

/** Carries a mistake over to a new base; `oldBase` is `null` when there was none. */
export function carryMistake(
  { change }: Pick<MistakeFile, "change">,
  oldBase: string | null,
  newBase: string,
): Carried {
  if (change.kind === "whole") return { kind: "same" };
  const { hunks } = change;
  const old = oldBase === null ? null : applyEdit(oldBase, hunks);
  // One that was written for the new base is not carried anywhere.
  if (oldBase === null || oldBase === newBase || old?.kind !== "applied")
    return { kind: applyEdit(newBase, hunks).kind === "applied" ? "same" : "unfit" };
  if (old.text === newBase) return { kind: "empty" };
  const rebased = rebaseEdit(oldBase, newBase, hunks);
  if (rebased.kind === "conflict")
    return rebased.text === newBase ? { kind: "empty" } : { kind: "conflict", text: rebased.text };
  const isSame = rebased.hunks.every((hunk, index) => hunk === hunks[index]);
  return isSame
    ? { kind: "same" }
    : { kind: "carried", change: { ...change, hunks: rebased.hunks } };
}

/** Whether a text still has lines between which a person must decide. */
export function hasMarkers(text: string): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/m.test(text);
}
