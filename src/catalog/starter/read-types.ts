import { listChildren, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { applyReplacements } from "./replacement.ts";
import type { Replacement } from "./replacement.ts";

/** Where something stands in a text, such as a comment. */
export interface Span {
  start: number;
  end: number;
}

/** Gives the text of a type, or of a part of it, as a documentation comment may hold it: in one line. */
export type ReadType = (type: TreeNode, part?: Span) => string;

/** Makes the reader of the types in a text. */
export function makeTypeReader(text: string, comments: readonly Span[]): ReadType {
  return (type, part = type) => {
    const changes: Replacement[] = comments.map(({ start, end }) => ({ start, end, text: "" }));
    walkTree(type, (node) => {
      if (node.type === "TSTypeLiteral") changes.push(...separate(node, text));
    });
    const bare = applyReplacements(text, changes, part);
    return escapeEnd(
      bare
        .replaceAll(/\s*\n\s*/g, " ")
        .replace(/^[|&]\s*/, "")
        .trim(),
    );
  };
}

/** Members part at line ends too, which do not stay. */
function separate(literal: TreeNode, text: string): Replacement[] {
  const members = listChildren(literal, "members");
  return members.map(({ start, end }, index) => {
    const bare = text.slice(start, end).replace(/[;,]\s*$/, "");
    const wanted = index < members.length - 1 ? ";" : "";
    return { start: start + bare.length, end, text: wanted };
  });
}

/** The end of a comment inside a string would be the end of the comment around it. */
function escapeEnd(type: string): string {
  return type.replaceAll("*/", "*\\/");
}
