import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Desk } from "./desk.ts";
import { addTags, reject, remove } from "./desk.ts";
import { describeTypeParameters, makeTag, tagWithType } from "./function-tags.ts";
import { findStatement, replaceByOverload } from "./statements.ts";

/** What a class extends, implements and is generic over becomes tags. */
export function rewriteClass(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  if (hasFlag(node, "abstract")) reject(desk, node, "an abstract class");
  if (hasFlag(node, "declare")) reject(desk, node, "`declare`");
  const { read, text } = desk;
  const [parent, args] = [findChild(node, "superClass"), findChild(node, "superTypeArguments")];
  const base = parent === null || args === null ? [] : [text.slice(parent.start, args.end)];
  const promises = listChildren(node, "implements");
  addTags(desk, findStatement(node, parents.at(-1)), [
    ...describeTypeParameters(node, read),
    ...base.map((type) => makeTag("extends", type)),
    ...promises.map((one) => makeTag("implements", read(one))),
  ]);
  const body = findChild(node, "body");
  const heads = [args, parent, findChild(node, "typeParameters"), findChild(node, "id")];
  const last = heads.find((one) => one !== null);
  if (promises.length === 0 || body === null || last === undefined || last === null) return;
  desk.replacements.push({ start: last.end, end: body.start, text: " " });
  for (const one of promises) desk.gone.add(one);
}

/** A class in an expression has no comment that could take its types. */
export function refuseTypedClass(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  const typed = ["typeParameters", "superTypeArguments"].some((key) => findChild(node, key));
  if (typed || listChildren(node, "implements").length > 0)
    reject(desk, node, "types of a class without a statement of its own");
}

/** Modifiers of a method become tags; one without a body is an overload. */
export function rewriteMethod(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  const fn = findChild(node, "value");
  if (fn?.type === "TSEmptyBodyFunctionExpression") replaceByOverload(node, fn, desk);
  else rewriteModifiers(node, desk);
}

/** The type of a field becomes a tag. */
export function rewriteField(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  if (hasFlag(node, "declare")) reject(desk, node, "`declare`");
  rewriteModifiers(node, desk);
  const [tag] = tagWithType("type", node, desk.read);
  if (tag === undefined) return;
  const annotation = findChild(node, "typeAnnotation");
  const type = annotation === null ? null : findChild(annotation, "typeAnnotation");
  const optional = hasFlag(node, "optional") && type !== null;
  addTags(desk, node, [optional ? { ...tag, type: allowUndefined(type, desk) } : tag]);
}

function allowUndefined(type: TreeNode, { read }: Desk): string {
  const text = read(type);
  const parts = type.type === "TSUnionType" ? listChildren(type, "types") : [type];
  if (parts.some((part) => part.type === "TSUndefinedKeyword")) return text;
  const isLoose = /^TS(?:Function|Constructor|Conditional|Infer)Type$/.test(type.type);
  return `${isLoose ? `(${text})` : text} | undefined`;
}

const MODIFIERS = /\b(?:public|private|protected|readonly|override)\b\s*/g;

/** What stands before the name of a member becomes tags, and a mark behind it goes. */
function rewriteModifiers(node: TreeNode, desk: Desk): void {
  const key = findChild(node, "key");
  if (key === null) return;
  const before = desk.text.slice(node.start, key.start);
  for (const match of before.matchAll(MODIFIERS)) {
    const start = node.start + match.index;
    remove(desk, { start, end: start + match[0].length });
  }
  const access = findText(node, "accessibility");
  addTags(desk, node, [
    ...(access === null || access === "public" ? [] : [makeTag(access)]),
    ...["override", "readonly"].filter((name) => hasFlag(node, name)).map((name) => makeTag(name)),
  ]);
  const mark = /^\s*\]?\s*[?!]/.exec(desk.text.slice(key.end, node.end))?.[0];
  if (mark !== undefined && (hasFlag(node, "optional") || hasFlag(node, "definite")))
    remove(desk, { start: key.end + mark.length - 1, end: key.end + mark.length });
}
