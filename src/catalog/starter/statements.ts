import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Desk } from "./desk.ts";
import { readDocOf, replaceByDoc } from "./desk.ts";
import { describeFunction, makeTag } from "./function-tags.ts";
import type { MadeTag } from "./js-doc.ts";

/** The statement that a declaration is, with its `export`. */
export function findStatement(node: TreeNode, parent: TreeNode | undefined): TreeNode {
  return parent !== undefined && /^Export(?:Named|Default)Declaration$/.test(parent.type)
    ? parent
    : node;
}

/** The names that the comment of a node gives to parameters. */
export function listNames(desk: Desk, node: TreeNode): string[] {
  const params = readDocOf(desk, node).tags.filter(({ name }) => name === "param");
  return params.map(({ lines }) => /^@\w+\s+(\S+)/.exec(lines[0] ?? "")?.[1] ?? "");
}

/** The signature of an overload becomes a comment of the implementation. */
export function replaceByOverload(statement: TreeNode, fn: TreeNode, desk: Desk): void {
  const tags = describeFunction(fn, desk.read, listNames(desk, statement));
  const isTemplate = ({ name }: MadeTag): boolean => name === "template";
  const [templates, others] = [tags.filter(isTemplate), tags.filter((tag) => !isTemplate(tag))];
  replaceByDoc(desk, statement, { tags: [...templates, makeTag("overload"), ...others] });
}
