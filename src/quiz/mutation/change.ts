import type { TreeNode } from "../../text/syntax-tree.ts";

/** A place of a program, and what stands there instead. */
export interface Change {
  start: number;
  end: number;
  by: string;
  /** It is at no place of Node, though it may change what the program does. */
  isPlain?: boolean;
}

/** A program and its syntax tree. */
export interface Program {
  text: string;
  tree: unknown;
}

/** A node of a program, and what is around it. */
export interface Site {
  node: TreeNode;
  parents: readonly TreeNode[];
  text: string;
  names: ReadonlySet<string>;
}

/** The text of a node. */
export function slice({ start, end }: TreeNode, text: string): string {
  return text.slice(start, end);
}

/** Another text in the place of a node. */
export function replace({ start, end }: TreeNode, by: string): Change {
  return { start, end, by };
}
