import { findChild, findText, hasFlag, listChildren, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";
import type { HarmlessEdit } from "./harmless.ts";
import { listRenames } from "./list-renames.ts";

/** A program and its syntax tree. */
export interface Source {
  text: string;
  tree: unknown;
}

/** Every harmless edit that a program offers: a local renamed, a method moved, a comment added. */
export function listHarmless(source: Source): HarmlessEdit[] {
  const lines = source.text.split("\n");
  const lineOf = countLines(source.text);
  const edits: HarmlessEdit[] = [...listRenames(source, lineOf)];
  walkTree(source.tree, (node) => {
    if (HOLDING.has(node.type)) {
      const inside = listChildren(node, "body").map((one) => place(one, lineOf));
      const comments = node.type === "Program" ? OF_MEMBERS : OF_STATEMENTS;
      const apart = inside.filter((one) => isApart(lines, one));
      edits.push(...apart.map((one) => addComment(lines, one, comments)));
    }
    if (node.type !== "ClassBody") return;
    const members = listChildren(node, "body").map((member) => place(member, lineOf));
    for (const [index, member] of members.entries()) {
      if (!member.isMethod || !isApart(lines, member)) continue;
      edits.push(addComment(lines, member, OF_MEMBERS));
      const next = members[index + 1];
      if (next !== undefined && mayChange(lines, member, next))
        edits.push(moveDown(lines, member, next));
    }
  });
  return edits;
}

/** What holds statements. */
const HOLDING = new Set(["Program", "BlockStatement"]);

/** Finds the line, counted from 0, of an offset. */
function countLines(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => starts.findLastIndex((start) => start <= offset);
}

/** A member of a class, or a statement, on the lines that it begins and ends on. */
interface Member {
  /** The first line, and the one after the last. */
  start: number;
  end: number;
  isMethod: boolean;
}

function place(node: TreeNode, lineOf: (offset: number) => number): Member {
  const isMethod =
    node.type === "MethodDefinition" &&
    findText(node, "kind") === "method" &&
    findChild(node, "value")?.type === "FunctionExpression" &&
    !hasFlag(node, "computed") &&
    !hasFlag(node, "static") &&
    listChildren(node, "decorators").length === 0;
  return { start: lineOf(node.start), end: lineOf(node.end - 1) + 1, isMethod };
}

/** Whether nothing above belongs to the member, such as its comment. */
function isApart(lines: readonly string[], { start }: Member): boolean {
  const above = lines[start - 1]?.trim() ?? "";
  return above === "" || above.endsWith("{");
}

/** A longer method that moves hides everything else. */
const LONGEST_MOVE = 8;

function mayChange(lines: readonly string[], one: Member, next: Member): boolean {
  const gap = lines.slice(one.end, next.start);
  const below = lines[next.end]?.trim() ?? "";
  return (
    next.isMethod &&
    one.end - one.start <= LONGEST_MOVE &&
    gap.length === 1 &&
    gap[0] === "" &&
    (below === "" || below === "}")
  );
}

function moveDown(lines: readonly string[], one: Member, next: Member): HarmlessEdit {
  const own = lines.slice(one.start, one.end);
  return {
    kind: "move",
    names: [],
    parts: [
      { start: one.start, end: next.start, added: [], mistake: null },
      { start: next.end, end: next.end, added: ["", ...own], mistake: null },
    ],
  };
}

/** What says nothing about the code that could be wrong. */
const OF_MEMBERS = [
  "// TODO: say in the README when to use this.",
  "// We talked about this name in the last review.",
  "// TODO: add an example.",
];
const OF_STATEMENTS = ["// Kept short on purpose.", "// TODO: measure this with many callers."];

function addComment(
  lines: readonly string[],
  { start }: Member,
  comments: readonly string[],
): HarmlessEdit {
  const indent = /^\s*/.exec(lines[start] ?? "")?.[0] ?? "";
  const comment = comments[start % comments.length] ?? "";
  const added = [`${indent}${comment}`];
  return { kind: "comment", names: [], parts: [{ start, end: start, added, mistake: null }] };
}
