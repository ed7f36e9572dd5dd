import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Doc, MadeTag } from "./js-doc.ts";
import { printDoc, printInline, readDoc } from "./js-doc.ts";
import type { ReadType, Span } from "./read-types.ts";
import type { Replacement } from "./replacement.ts";

/** A program as a parser gives it. */
export interface ParsedProgram {
  /** TypeScript. */
  text: string;
  /** The syntax tree (ESTree with nodes of TypeScript). */
  tree: unknown;
  /** All comments, in order. */
  comments: readonly Span[];
}

/** What is being made of a program. */
export interface Desk {
  text: string;
  read: ReadType;
  /** The documentation comment above a node, or `null`. */
  findDoc: (node: TreeNode) => Span | null;
  replacements: Replacement[];
  /** Nodes of which nothing stays, so that nothing inside them is looked at. */
  gone: Set<TreeNode>;
  /** The tags that a node's comment gets. */
  tags: Map<TreeNode, MadeTag[]>;
  faults: string[];
}

/** Adds to the comment of a node. */
export function addTags({ tags }: Desk, node: TreeNode, more: readonly MadeTag[]): void {
  tags.set(node, [...(tags.get(node) ?? []), ...more]);
}

/** Takes out a part of the text. */
export function remove({ replacements }: Desk, { start, end }: Span): void {
  replacements.push({ start, end, text: "" });
}

/** Notes what JavaScript cannot say. */
export function reject({ text, faults }: Desk, { start }: Span, what: string): void {
  const line = text.slice(0, start).split("\n").length;
  faults.push(`line ${line}: expected only what JavaScript can say, got ${what}`);
}

/** A node, its comment included, gives way to a comment of its own. */
export function replaceByDoc(
  desk: Desk,
  node: TreeNode,
  { tags, notes = [] }: { tags: readonly MadeTag[]; notes?: readonly string[] },
): void {
  const doc = readDocOf(desk, node);
  const gap = doc.description.length > 0 && notes.length > 0 ? [""] : [];
  const description = [...doc.description, ...gap, ...notes];
  const { start } = desk.findDoc(node) ?? node;
  const text = printDoc({ ...doc, description }, tags, indentOf(desk, start));
  desk.replacements.push({ start, end: node.end, text });
  desk.gone.add(node);
}

/** The comment above a node in its parts; empty where there is none. */
export function readDocOf({ text, findDoc }: Desk, node: TreeNode): Doc {
  const span = findDoc(node);
  return span === null ? { description: [], tags: [] } : readDoc(text.slice(span.start, span.end));
}

/** Writes the tags of each node that stays into its comment, or into a new one. */
export function writeDocs(desk: Desk): void {
  for (const [node, tags] of desk.tags) {
    const span = desk.findDoc(node);
    const indent = indentOf(desk, span?.start ?? node.start);
    const text = printDoc(readDocOf(desk, node), tags, indent ?? "");
    if (tags.length === 0) continue;
    if (span !== null) desk.replacements.push({ ...span, text });
    else if (beginsLine(desk, node)) insert(desk, node, `${text}\n${indent}`);
    else insert(desk, node, `${printInline(tags)} `);
  }
}

/** Puts a text before a node. */
export function insert({ replacements }: Desk, { start }: Span, text: string): void {
  replacements.push({ start, end: start, text });
}

function beginsLine({ text }: Desk, { start }: Span): boolean {
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
}

/** The space that the line of a place begins with. */
function indentOf({ text }: Desk, place: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", place - 1) + 1))?.[0] ?? "";
}

/** Makes what finds the documentation comment above a node: the last one among the comments there. */
export function makeDocFinder(text: string, comments: readonly Span[]): Desk["findDoc"] {
  return ({ start }) => {
    let place = start;
    for (const comment of comments.toReversed()) {
      if (comment.end > place) continue;
      if (text.slice(comment.end, place).trim() !== "") return null;
      if (text.startsWith("/**", comment.start)) return comment;
      place = comment.start;
    }
    return null;
  };
}
