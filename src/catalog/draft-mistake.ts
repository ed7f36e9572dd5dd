import { countChanged } from "./hunk.ts";
import { makeEdit } from "./make-edit.ts";
import { LONGEST_EDIT } from "./parse-mistake-file.ts";
import type { Change, MistakeFile } from "./parse-mistake-file.ts";

/** Stands where an author is to say what is wrong. */
export const UNWRITTEN =
  "Say what this code does wrong and what comes of it, and then what to do instead.";

/** A mistake that has only its name and its change. */
export function draftMistake(name: string, on: string | null, change: Change): MistakeFile {
  const words = name.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { name, title, misses: [], when: {}, on, says: UNWRITTEN, change };
}

/** The smallest edit that makes one program of the other; a whole file where that is easier to read. */
export function makeChange(base: string, changed: string): Change {
  const hunks = makeEdit(base, changed);
  return countChanged(hunks) > LONGEST_EDIT
    ? { kind: "whole", text: changed }
    : { kind: "edit", hunks };
}
