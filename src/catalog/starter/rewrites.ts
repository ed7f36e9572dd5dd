import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Desk } from "./desk.ts";
import { addTags, insert, readDocOf, reject, remove, replaceByDoc } from "./desk.ts";
import {
  describeFunction,
  describeTypeParameters,
  makeTag,
  readAnnotation,
  tagWithType,
} from "./function-tags.ts";
import type { MadeTag } from "./js-doc.ts";
import { rewriteExport, rewriteImport } from "./rewrite-imports.ts";
import { describeTypedef } from "./typedef-tags.ts";

/** Takes the types of one kind of node out of the text, and into comments. */
type Rewrite = (node: TreeNode, parents: readonly TreeNode[], desk: Desk) => void;

/** For each kind of node what is to be done; nodes of other kinds stay as they are. */
export const REWRITES: Readonly<Record<string, Rewrite | undefined>> = {
  TSTypeAliasDeclaration: rewriteTypedef,
  TSInterfaceDeclaration: rewriteTypedef,
  ImportDeclaration: (node, _, desk) => rewriteImport(node, desk),
  ExportNamedDeclaration: (node, _, desk) => rewriteExport(node, desk),
  ClassDeclaration: rewriteClass,
  FunctionDeclaration: rewriteFunction,
  FunctionExpression: rewriteFunction,
  ArrowFunctionExpression: rewriteFunction,
  TSDeclareFunction: rewriteOverload,
  MethodDefinition: rewriteMethod,
  PropertyDefinition: rewriteField,
  VariableDeclarator: rewriteVariable,
  NewExpression: rewriteNew,
  TSAsExpression: (node, _, desk) => rewriteCast(node, "type", desk),
  TSSatisfiesExpression: (node, _, desk) => rewriteCast(node, "satisfies", desk),
  Identifier: rewriteIdentifier,
  TSTypeAnnotation: removeWhole,
  TSTypeParameterDeclaration: removeWhole,
  TSTypeParameterInstantiation: removeWhole,
  ...refuse("TSEnumDeclaration", "an enum"),
  ...refuse("TSModuleDeclaration", "a namespace"),
  ...refuse("TSParameterProperty", "a property declared by a parameter"),
  ...refuse("TSIndexSignature", "an index signature of a class"),
  ...refuse("TSAbstractMethodDefinition", "an abstract member"),
  ...refuse("TSAbstractPropertyDefinition", "an abstract member"),
  ...refuse("TSNonNullExpression", "`!` after an expression"),
  ...refuse("TSTypeAssertion", "a type before an expression"),
  ...refuse("TSInstantiationExpression", "type arguments without a call"),
  ...refuse("TSImportEqualsDeclaration", "`import … =`"),
  ...refuse("TSExportAssignment", "`export =`"),
  ...refuse("Decorator", "a decorator"),
  ...refuse("ExportAllDeclaration", "an export of another file"),
  CallExpression: refuseTypeArguments,
  TaggedTemplateExpression: refuseTypeArguments,
  ClassExpression: refuseTypedClass,
};

function refuse(type: string, what: string): Record<string, Rewrite> {
  return { [type]: (node, _, desk) => reject(desk, node, what) };
}

function removeWhole(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  remove(desk, node);
  desk.gone.add(node);
}

/** The statement that a declaration is, with its `export`. */
function findStatement(node: TreeNode, parent: TreeNode | undefined): TreeNode {
  return parent !== undefined && /^Export(?:Named|Default)Declaration$/.test(parent.type)
    ? parent
    : node;
}

function rewriteTypedef(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  const tell = (member: TreeNode): string =>
    readDocOf(desk, member).description.join(" ").replaceAll(/\s+/g, " ");
  const typedef = describeTypedef(node, { text: desk.text, read: desk.read, tell });
  replaceByDoc(desk, findStatement(node, parents.at(-1)), typedef);
  desk.gone.add(node);
}

function rewriteClass(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
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

function refuseTypedClass(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  const typed = ["typeParameters", "superTypeArguments"].some((key) => findChild(node, key));
  if (typed || listChildren(node, "implements").length > 0)
    reject(desk, node, "types of a class without a statement of its own");
}

function refuseTypeArguments(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  if (findChild(node, "typeArguments") !== null) reject(desk, node, "type arguments of a call");
}

/** The names that the comment of a node gives to parameters. */
function listNames(desk: Desk, node: TreeNode): string[] {
  const params = readDocOf(desk, node).tags.filter(({ name }) => name === "param");
  return params.map(({ lines }) => /^@\w+\s+(\S+)/.exec(lines[0] ?? "")?.[1] ?? "");
}

function rewriteFunction(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  const host = findHost(node, parents);
  const tags = describeFunction(node, desk.read, listNames(desk, host));
  addTags(desk, host, tags);
  const [first, second] = listChildren(node, "params");
  if (first === undefined || findText(first, "name") !== "this") return;
  remove(desk, { start: first.start, end: second?.start ?? first.end });
  desk.gone.add(first);
}

/** The node whose comment speaks of a function. */
function findHost(node: TreeNode, parents: readonly TreeNode[]): TreeNode {
  const [outer, middle, parent] = [parents.at(-3), parents.at(-2), parents.at(-1)];
  if (parent === undefined) return node;
  switch (parent.type) {
    case "MethodDefinition":
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      return parent;
    case "PropertyDefinition":
      return findChild(parent, "typeAnnotation") === null ? parent : node;
    case "Property":
      return findChild(parent, "value") === node ? parent : node;
    case "VariableDeclarator":
      return middle === undefined || isTyped(parent) || isOneOfMany(middle)
        ? node
        : findStatement(middle, outer);
    default:
      return node;
  }
}

function isTyped(declarator: TreeNode): boolean {
  const id = findChild(declarator, "id");
  return id !== null && findChild(id, "typeAnnotation") !== null;
}

function isOneOfMany(declaration: TreeNode): boolean {
  return listChildren(declaration, "declarations").length > 1;
}

function rewriteOverload(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  if (hasFlag(node, "declare")) reject(desk, node, "`declare`");
  replaceByOverload(findStatement(node, parents.at(-1)), node, desk);
  desk.gone.add(node);
}

function replaceByOverload(statement: TreeNode, fn: TreeNode, desk: Desk): void {
  const tags = describeFunction(fn, desk.read, listNames(desk, statement));
  const isTemplate = ({ name }: MadeTag): boolean => name === "template";
  const [templates, others] = [tags.filter(isTemplate), tags.filter((tag) => !isTemplate(tag))];
  replaceByDoc(desk, statement, { tags: [...templates, makeTag("overload"), ...others] });
}

function rewriteMethod(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  const fn = findChild(node, "value");
  if (fn?.type === "TSEmptyBodyFunctionExpression") replaceByOverload(node, fn, desk);
  else rewriteModifiers(node, desk);
}

function rewriteField(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
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

function rewriteVariable(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  const id = findChild(node, "id");
  const annotation = id === null ? null : findChild(id, "typeAnnotation");
  const declaration = parents.at(-1);
  if (declaration === undefined) return;
  if (hasFlag(declaration, "declare")) reject(desk, declaration, "`declare`");
  if (annotation === null) return;
  addTags(desk, findVariableHost(node, parents), [
    makeTag("type", readAnnotation(annotation, desk.read)),
  ]);
  if (hasFlag(node, "definite"))
    remove(desk, { start: annotation.start - 1, end: annotation.start });
}

/** A statement of several variables has no comment for all of them. */
function findVariableHost(declarator: TreeNode, parents: readonly TreeNode[]): TreeNode {
  const [declaration, around] = [parents.at(-1), parents.at(-2)];
  if (declaration === undefined || isOneOfMany(declaration) || around?.type.startsWith("For"))
    return declarator;
  return findStatement(declaration, around);
}

/** `new Map<string, number>()` says its type where it is kept, or else in a cast. */
function rewriteNew(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  const [callee, args] = [findChild(node, "callee"), findChild(node, "typeArguments")];
  const parent = parents.at(-1);
  if (callee === null || args === null || parent === undefined) return;
  const tag = makeTag("type", desk.text.slice(callee.start, callee.end) + desk.read(args));
  if (parent.type === "TSAsExpression" || parent.type === "TSSatisfiesExpression") return;
  if (parent.type === "PropertyDefinition") {
    if (findChild(parent, "typeAnnotation") === null) addTags(desk, parent, [tag]);
  } else if (parent.type === "VariableDeclarator") {
    if (!isTyped(parent)) addTags(desk, findVariableHost(parent, parents.slice(0, -1)), [tag]);
  } else {
    insert(desk, node, `/** @type {${tag.type ?? ""}} */ (`);
    insert(desk, { start: node.end, end: node.end }, ")");
  }
}

function rewriteCast(node: TreeNode, name: string, desk: Desk): void {
  const [expression, type] = [findChild(node, "expression"), findChild(node, "typeAnnotation")];
  if (expression === null || type === null) return;
  const isBare = expression.type !== "ParenthesizedExpression";
  insert(desk, node, `/** @${name} {${desk.read(type)}} */ ${isBare ? "(" : ""}`);
  desk.replacements.push({ start: expression.end, end: node.end, text: isBare ? ")" : "" });
  desk.gone.add(type);
}

/** The `?` of a parameter. */
function rewriteIdentifier(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  if (!hasFlag(node, "optional")) return;
  const name = findText(node, "name") ?? "";
  const end = findChild(node, "typeAnnotation")?.start ?? node.end;
  remove(desk, { start: node.start + name.length, end });
}
