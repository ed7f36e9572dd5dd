import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findFences } from "../card/fence.ts";
import type { Section } from "../card/scan.ts";

/** A line of a change. */
export interface ChangeRow {
  /** Counts from 1 over all hunks; their heads have none. */
  n: number;
  sign: " " | "-" | "+";
  text: string;
  /** The file in which it stands. */
  file: string;
  /** It was changed and is not empty, so it can be marked. */
  open: boolean;
}

/** Rows that stand together. */
export interface ChangeHunk {
  /** The names of the file, where it is the first of one, and the line that begins with `@@`. */
  heads: string[];
  rows: ChangeRow[];
}

/** A change as a learner reads it. */
export interface Change {
  /** The unified diff. */
  diff: string;
  hunks: ChangeHunk[];
}

/** Reads the one `diff` fence of a section. */
export function readChange(section: Section, faults: Fault[]): Change {
  const [fence, more] = findFences(section.lines);
  if (fence?.info !== "diff" || more !== undefined)
    tell(faults, section.line, {
      expected: "one fence `diff` under `## Change`",
      got: more?.info ?? fence?.info ?? "",
    });
  const diff = fence?.code ?? "";
  const change: Change = { diff, hunks: [] };
  let n = 0;
  let file = "";
  let isOpen = false;
  for (const [at, line] of diff.split("\n").entries()) {
    if (HEAD.test(line)) {
      file = /^\+\+\+ b\/(.+)$/.exec(line)?.[1] ?? file;
      if (isOpen || change.hunks.length === 0) change.hunks.push({ heads: [], rows: [] });
      isOpen = false;
      change.hunks.at(-1)?.heads.push(line);
      continue;
    }
    const sign = line.charAt(0);
    const hunk = change.hunks.at(-1);
    if (hunk === undefined || file === "" || !isSign(sign) || line.length > WIDEST) {
      const expected = `heads, then lines of a diff of at most ${WIDEST} columns`;
      tell(faults, (fence?.line ?? 0) + at + 1, { expected, got: line });
      continue;
    }
    isOpen = true;
    const text = line.slice(1);
    const open = sign !== " " && text.trim() !== "";
    hunk.rows.push({ n: (n += 1), sign, text, file, open });
  }
  return change;
}

/** All rows of a change. */
export function listRows({ hunks }: Change): ChangeRow[] {
  return hunks.flatMap(({ rows }) => rows);
}

const HEAD = /^(?:--- (?:a\/|\/dev\/null)|\+\+\+ (?:b\/|\/dev\/null)|@@ )/;
/** With its number before it, a line fits 80 columns. */
const WIDEST = 73;

function isSign(sign: string): sign is ChangeRow["sign"] {
  return sign === " " || sign === "-" || sign === "+";
}
