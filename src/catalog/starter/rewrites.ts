import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Desk } from "./desk.ts";
import { addTags, insert, readDocOf, reject, remove, replaceByDoc } from "./desk.ts";
import { describeFunction, makeTag, readAnnotation } from "./function-tags.ts";
import { refuseTypedClass, rewriteClass, rewriteField, rewriteMethod } from "./rewrite-classes.ts";
import { rewriteExport, rewriteImport } from "./rewrite-imports.ts";
import { findStatement, listNames, replaceByOverload } from "./statements.ts";
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

function rewriteTypedef(node: TreeNode, parents: readonly TreeNode[], desk: Desk): void {
  const tell = (member: TreeNode): string =>
    readDocOf(desk, member).description.join(" ").replaceAll(/\s+/g, " ");
  const typedef = describeTypedef(node, { text: desk.text, read: desk.read, tell });
  replaceByDoc(desk, findStatement(node, parents.at(-1)), typedef);
  desk.gone.add(node);
}

function refuseTypeArguments(node: TreeNode, _: readonly TreeNode[], desk: Desk): void {
  if (findChild(node, "typeArguments") !== null) reject(desk, node, "type arguments of a call");
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
