import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { MadeTag } from "./js-doc.ts";
import type { ReadType } from "./read-types.ts";

/**
 * What the types of a function say, as tags: type parameters, parameters and result. `names` are
 * those that its comment gives to its parameters; one that is taken apart has no other.
 */
export function describeFunction(
  fn: TreeNode,
  read: ReadType,
  names: readonly string[] = [],
): MadeTag[] {
  const params = listChildren(fn, "params");
  const isThis = (param: TreeNode | undefined): boolean =>
    param !== undefined && findText(param, "name") === "this";
  const [first] = params;
  const own = isThis(first) ? params.slice(1) : params;
  const result = findChild(fn, "returnType");
  return [
    ...describeTypeParameters(fn, read),
    ...(isThis(first) && first !== undefined ? tagWithType("this", first, read) : []),
    ...own.flatMap((_, index) => describeParameter(own, index, { read, names })),
    ...(result === null ? [] : [makeTag("returns", readAnnotation(result, read))]),
  ];
}

/** The type parameters of a function, class, alias or interface. */
export function describeTypeParameters(node: TreeNode, read: ReadType): MadeTag[] {
  const list = findChild(node, "typeParameters");
  const params = list === null ? [] : listChildren(list, "params");
  return params.map((param) => {
    const id = findChild(param, "name");
    const name = id === null ? "" : (findText(id, "name") ?? "");
    const [constraint, standard] = [findChild(param, "constraint"), findChild(param, "default")];
    const subject = standard === null ? name : `[${name}=${read(standard)}]`;
    const type = constraint === null ? null : read(constraint);
    return {
      name: "template",
      type,
      subject: hasFlag(param, "const") ? `const ${subject}` : subject,
    };
  });
}

/** A tag whose type is the annotation of a node; none if it has no annotation. */
export function tagWithType(name: string, node: TreeNode, read: ReadType): MadeTag[] {
  const annotation = findChild(node, "typeAnnotation");
  return annotation === null ? [] : [makeTag(name, readAnnotation(annotation, read))];
}

/** A tag of a type. */
export function makeTag(name: string, type: string | null = null, subject = ""): MadeTag {
  return { name, type, subject };
}

/** The type behind a colon. */
export function readAnnotation(annotation: TreeNode, read: ReadType): string {
  const type = findChild(annotation, "typeAnnotation");
  return type === null ? "unknown" : read(type);
}

/** What gives the name and the type of a parameter. */
function findBinding(param: TreeNode): TreeNode {
  return (param.type === "AssignmentPattern" ? findChild(param, "left") : null) ?? param;
}

function describeParameter(
  params: readonly TreeNode[],
  index: number,
  { read, names }: { read: ReadType; names: readonly string[] },
): MadeTag[] {
  const param = params[index];
  if (param === undefined) return [];
  const binding = findBinding(param);
  const annotation = findChild(binding, "typeAnnotation");
  if (annotation === null) return [];
  const name = nameParameter(params, index, names);
  const rest = param.type === "RestElement" ? describeRest(annotation, read) : null;
  // JavaScript knows no optional parameter before one that must be given.
  const optional = !isRest(param) && params.slice(index).every((one) => isOptional(one));
  const subject = optional ? `[${name}]` : name;
  return [makeTag("param", rest ?? readAnnotation(annotation, read), subject)];
}

/** `...T` for an array, as people write it; any other type stays as it is. */
function describeRest(annotation: TreeNode, read: ReadType): string | null {
  const type = findChild(annotation, "typeAnnotation");
  const element = type?.type === "TSArrayType" ? findChild(type, "elementType") : null;
  return element === null ? null : `...${read(element)}`;
}

function isOptional(param: TreeNode): boolean {
  return param.type === "AssignmentPattern" || hasFlag(param, "optional") || isRest(param);
}

function isRest(param: TreeNode): boolean {
  return param.type === "RestElement";
}

/** Its own name, or the one that its comment gives, or one that says what it is. */
function nameParameter(
  params: readonly TreeNode[],
  index: number,
  names: readonly string[],
): string {
  const bindings = params.map((param) => {
    const binding = findBinding(param);
    return isRest(binding) ? (findChild(binding, "argument") ?? binding) : binding;
  });
  const own = bindings.map((binding) => findText(binding, "name"));
  const given = names[index];
  const free = given !== undefined && !own.includes(given) ? given : null;
  const kind = bindings[index]?.type === "ArrayPattern" ? "items" : "options";
  const plain = own.includes(kind) ? `${kind}${index + 1}` : kind;
  return own[index] ?? free ?? plain;
}
