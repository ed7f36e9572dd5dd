import { seedRandom } from "../../text/seed-random.ts";
import { walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Change, Program } from "./change.ts";
import { findPlatformNames, isGivenToPlatform, isPrint } from "./find-platform.ts";
import { listNodeChanges } from "./node-mutants.ts";

/** A proof with one small fault that was put in by machine. */
export interface ProofMutant {
  /** The fault is at a place where the program uses Node or what the language does by itself. */
  atNode: boolean;
  /** Counts from 1. */
  line: number;
  /** Such as `` `setImmediate` becomes `queueMicrotask` ``. */
  says: string;
  text: string;
}

/** Faults of any program: other operators, bounds and constants, statements that are missing. */
export type ListFaults = (program: Program) => { says: string; text: string }[];

/**
 * Every mutant of a proof. What is printed is never changed itself: another text in a print shows in any
 * case, and so does one print less.
 */
export function listProofMutants(program: Program, listFaults: ListFaults): ProofMutant[] {
  const { text, tree } = program;
  const names = findPlatformNames(tree);
  const prints = listPrints(program);
  const own = listNodeChanges(program).map((change) =>
    describe(change, {
      ...{ text, says: tellChange(change, text) },
      atNode: change.isPlain !== true,
    }),
  );
  const others = listFaults(program).flatMap((fault) => {
    const change = findChange(text, fault.text);
    if (prints.some((print) => overlaps(print, change))) return [];
    const parents = listParents(tree, change);
    const atNode = isGivenToPlatform(parents, { text, names });
    return describe(change, { text, atNode, says: fault.says });
  });
  const seen = new Set([text]);
  return [...own, ...others].filter((mutant) => {
    const isNew = !seen.has(mutant.text);
    seen.add(mutant.text);
    return isNew;
  });
}

/** At most so many mutants, drawn by a seed; those at Node's places take two of three. */
export function drawProofMutants(
  mutants: readonly ProofMutant[],
  { count, seed }: { count: number; seed: string },
): ProofMutant[] {
  const random = seedRandom(seed);
  const mixed = mutants
    .map((mutant) => ({ mutant, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ mutant }) => mutant);
  const own = mixed.filter(({ atNode }) => atNode);
  const others = mixed.filter(({ atNode }) => !atNode);
  const share = Math.max(Math.ceil((count * 2) / 3), count - others.length);
  const drawn = own.slice(0, share);
  return [...drawn, ...others.slice(0, count - drawn.length)];
}

function describe(
  { start, end, by }: Change,
  { text, atNode, says }: { text: string; atNode: boolean; says: string },
): ProofMutant {
  return {
    atNode,
    line: text.slice(0, start).split("\n").length,
    says,
    text: text.slice(0, start) + by + text.slice(end),
  };
}

function tellChange({ start, end, by }: Change, text: string): string {
  return `${quote(text.slice(start, end))} becomes ${quote(by)}`;
}

const LONGEST = 48;

function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line === "") return "nothing";
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``;
}

/** Where two texts differ. */
function findChange(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, by: after.slice(start, after.length - same) };
}

function listPrints({ tree, text }: Program): TreeNode[] {
  const prints: TreeNode[] = [];
  walkTree(tree, (node) => {
    if (isPrint(node, text)) prints.push(node);
  });
  return prints;
}

function overlaps(print: TreeNode, { start, end }: Change): boolean {
  return start < print.end && print.start < Math.max(end, start + 1);
}

function listParents(tree: unknown, { start, end }: Change): TreeNode[] {
  let found: TreeNode[] = [];
  walkTree(tree, (node, parents) => {
    if (node.start <= start && end <= node.end) found = [...parents, node];
  });
  return found;
}
