import { findChild, findText, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Desk } from "./desk.ts";
import { insert, reject, remove } from "./desk.ts";

/** Imports of types become comments of `@import`. */
export function rewriteImport(node: TreeNode, desk: Desk): void {
  const { text, replacements, gone } = desk;
  const source = findChild(node, "source");
  const from = source === null ? "" : text.slice(source.start, source.end);
  const specifiers = listChildren(node, "specifiers");
  if (findText(node, "importKind") === "type") {
    const named = text.slice(node.start, source?.end).replace(/^import\s+type\s+/, "");
    const tag = `/** @import ${named.replaceAll(/\s+/g, " ")} */`;
    replacements.push({ start: node.start, end: node.end, text: tag });
    gone.add(node);
    return;
  }
  const types = specifiers.filter((one) => findText(one, "importKind") === "type");
  if (types.length === 0) return;
  const tell = ({ start, end }: TreeNode): string => text.slice(start, end).replace(/^type\s+/, "");
  const tag = `/** @import { ${types.map(tell).join(", ")} } from ${from} */`;
  gone.add(node);
  const others = specifiers.filter((one) => !types.includes(one));
  if (others.length === 0) {
    replacements.push({ start: node.start, end: node.end, text: tag });
    return;
  }
  insert(desk, node, `${tag}\n`);
  for (const one of types) {
    const next = specifiers[specifiers.indexOf(one) + 1];
    if (next !== undefined) remove(desk, { start: one.start, end: next.start });
    else removeLast(one, specifiers, desk);
  }
}

/** With the comma before it, or with its braces when it is alone in them. */
function removeLast(one: TreeNode, specifiers: readonly TreeNode[], desk: Desk): void {
  const { text } = desk;
  const kept = specifiers.findLast((other) => findText(other, "importKind") !== "type");
  const start = kept?.end ?? one.start;
  const isAlone = kept?.type === "ImportDefaultSpecifier";
  const close = text.indexOf("}", one.end);
  remove(desk, { start, end: isAlone ? close + 1 : one.end });
}

/** Every type of a file is exported in JavaScript, so a list of them says nothing. */
export function rewriteExport(node: TreeNode, desk: Desk): void {
  const specifiers = listChildren(node, "specifiers");
  const isType = (one: TreeNode): boolean => findText(one, "exportKind") === "type";
  if (findChild(node, "declaration") !== null) return;
  if (!isType(node) && !specifiers.some(isType)) return;
  const isRenamed = (one: TreeNode): boolean => nameIn(one, "local") !== nameIn(one, "exported");
  if (findChild(node, "source") !== null || !isType(node) || specifiers.some(isRenamed)) {
    reject(desk, node, "types in a list of exports under other names or beside values");
    return;
  }
  desk.gone.add(node);
  const after = /^[ \t]*\n?/.exec(desk.text.slice(node.end))?.[0] ?? "";
  remove(desk, { start: node.start, end: node.end + after.length });
}

function nameIn(specifier: TreeNode, field: string): string | null {
  const id = findChild(specifier, field);
  return id === null ? null : findText(id, "name");
}
