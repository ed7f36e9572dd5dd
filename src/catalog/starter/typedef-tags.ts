import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { describeTypeParameters, makeTag, readAnnotation } from "./function-tags.ts";
import type { MadeTag } from "./js-doc.ts";
import type { ReadType } from "./read-types.ts";

/** What a type is called and what it is, as tags, and what is told of parts that have no tag. */
export interface Typedef {
  tags: MadeTag[];
  /** Lines of Markdown to add to the description. */
  notes: string[];
}

/** How the parts of a type are read. */
export interface TypedefReader {
  text: string;
  read: ReadType;
  /** What the comment above a member says, in one line. */
  tell: (member: TreeNode) => string;
}

/** An alias or an interface as a `@typedef`: with a `@property` for each member where they allow it. */
export function describeTypedef(node: TreeNode, reader: TypedefReader): Typedef {
  const { read } = reader;
  const id = findChild(node, "id");
  const name = id === null ? "" : (findText(id, "name") ?? "");
  const body = findChild(node, node.type === "TSInterfaceDeclaration" ? "body" : "typeAnnotation");
  const heritage = listChildren(node, "extends").map((one) =>
    reader.text.slice(one.start, one.end),
  );
  const templates = describeTypeParameters(node, read);
  const members = body === null ? [] : listMembers(body);
  if (heritage.length === 0 && members.length > 0 && members.every(isPlain) && !repeats(members)) {
    const properties = members.map((member) => describeProperty(member, reader));
    return { tags: [...templates, makeTag("typedef", "object", name), ...properties], notes: [] };
  }
  const literal =
    body?.type === "TSInterfaceBody" ? describeLiteral(members, reader) : read(body ?? node);
  const parts = heritage.length > 0 && members.length === 0 ? heritage : [...heritage, literal];
  const notes = members.flatMap((member) => {
    const says = reader.tell(member);
    return says === "" ? [] : [`- \`${nameOf(member)}\`: ${says}`];
  });
  return { tags: [...templates, makeTag("typedef", parts.join(" & "), name)], notes };
}

function listMembers(body: TreeNode): TreeNode[] {
  if (body.type === "TSInterfaceBody") return listChildren(body, "body");
  return body.type === "TSTypeLiteral" ? listChildren(body, "members") : [];
}

function nameOf(member: TreeNode): string {
  const key = findChild(member, "key");
  return (key === null ? null : (findText(key, "name") ?? findText(key, "value"))) ?? "";
}

/** A `@property` has an identifier as its name and cannot be read-only. */
function isPlain(member: TreeNode): boolean {
  const isProperty = member.type === "TSPropertySignature";
  const isMethod = member.type === "TSMethodSignature" && findText(member, "kind") === "method";
  const key = findChild(member, "key");
  return (
    (isProperty || isMethod) &&
    key?.type === "Identifier" &&
    !hasFlag(member, "computed") &&
    !hasFlag(member, "readonly")
  );
}

function repeats(members: readonly TreeNode[]): boolean {
  return new Set(members.map(nameOf)).size < members.length;
}

function describeProperty(member: TreeNode, { text, read, tell }: TypedefReader): MadeTag {
  const name = nameOf(member);
  const annotation = findChild(member, "typeAnnotation");
  const type =
    member.type === "TSMethodSignature"
      ? describeMethod(member, { text, read })
      : annotation === null
        ? "unknown"
        : readAnnotation(annotation, read);
  const subject = hasFlag(member, "optional") ? `[${name}]` : name;
  return { ...makeTag("property", type, subject), says: tell(member) };
}

/** The type of a function instead of the signature of a method. */
function describeMethod(
  member: TreeNode,
  { text, read }: Pick<TypedefReader, "text" | "read">,
): string {
  const result = findChild(member, "returnType");
  const key = findChild(member, "key");
  const bare = text.slice(key?.end ?? member.start, result?.start ?? member.end);
  const start =
    (key?.end ?? member.start) + (hasFlag(member, "optional") ? bare.indexOf("?") + 1 : 0);
  const signature = read(member, { start, end: result?.start ?? member.end }).replace(/;$/, "");
  return `${signature} => ${result === null ? "unknown" : readAnnotation(result, read)}`;
}

function describeLiteral(members: readonly TreeNode[], { read }: TypedefReader): string {
  const parts = members.map((member) => read(member).replace(/[;,]$/, ""));
  return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
}
