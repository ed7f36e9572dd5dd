import { findChild, findText, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";

const MEMBERS = new Set(["MethodDefinition", "PropertyDefinition", "AccessorProperty"]);

/**
 * A program without the class members and exported declarations of the given names; `tree` is its
 * syntax tree. It shows what is left when a later stage has not been written yet.
 */
export function cutMembers(text: string, tree: unknown, names: ReadonlySet<string>): string {
  const cuts: TreeNode[] = [];
  walkTree(tree, (node, parents) => {
    const isMember = MEMBERS.has(node.type) && names.has(nameIn(node, "key"));
    const declared = node.type === "ExportNamedDeclaration" ? findChild(node, "declaration") : null;
    const isExport = declared !== null && names.has(nameIn(declared, "id"));
    const isInside = parents.some((parent) => cuts.includes(parent));
    if ((isMember || isExport) && !isInside) cuts.push(node);
  });
  const fromTheEnd = cuts.toSorted((one, other) => other.start - one.start);
  return fromTheEnd.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** A private name is nobody's member. */
function nameIn(node: TreeNode, field: string): string {
  const child = findChild(node, field);
  return child === null || child.type === "PrivateIdentifier"
    ? ""
    : (findText(child, "name") ?? "");
}
