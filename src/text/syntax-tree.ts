/** A node of a syntax tree (ESTree), of whatever kind. */
export interface TreeNode {
  type: string;
  /** Offset in the text. */
  start: number;
  end: number;
}

/** Goes through a tree, parents before children, in the order of the text. */
export function walkTree(
  root: unknown,
  visit: (node: TreeNode, parents: TreeNode[]) => void,
): void {
  const waiting: { node: TreeNode; parents: TreeNode[] }[] = [];
  if (isNode(root)) waiting.push({ node: root, parents: [] });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, parents } = next;
    visit(node, parents);
    const inside = [...parents, node];
    for (const child of childrenOf(node).toReversed())
      waiting.push({ node: child, parents: inside });
  }
}

/** A field that holds a node, or `null`. */
export function findChild(node: TreeNode, field: string): TreeNode | null {
  const child: unknown = Reflect.get(node, field);
  return isNode(child) ? child : null;
}

/** A field that holds text, or `null`. */
export function findText(node: TreeNode, field: string): string | null {
  const value: unknown = Reflect.get(node, field);
  return typeof value === "string" ? value : null;
}

/** Whether a field is set. */
export function hasFlag(node: TreeNode, field: string): boolean {
  return Reflect.get(node, field) === true;
}

/** A field that holds nodes; empty when it does not. */
export function listChildren(node: TreeNode, field: string): TreeNode[] {
  const list: unknown = Reflect.get(node, field);
  return Array.isArray(list) ? list.filter((one: unknown) => isNode(one)) : [];
}

function childrenOf(node: TreeNode): TreeNode[] {
  const found: TreeNode[] = [];
  for (const field of Object.keys(node)) {
    const child = findChild(node, field);
    if (child === null) found.push(...listChildren(node, field));
    else found.push(child);
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function isNode(thing: unknown): thing is TreeNode {
  return typeof thing === "object" && thing !== null && "type" in thing && "start" in thing;
}
