import { findChild, findText, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { slice } from "./change.ts";
import type { Change, Program, Site } from "./change.ts";
import { isGivenToPlatform } from "./find-platform.ts";

const TEXTS = new Set(["Literal", "TemplateElement"]);

/** The names of what is handed to Node somewhere. */
export function findGiven({ tree, text }: Program, names: ReadonlySet<string>): Set<string> {
  const given = new Set<string>();
  walkTree(tree, (node, parents) => {
    const name = node.type === "Identifier" ? findText(node, "name") : null;
    if (name !== null && isGivenToPlatform(parents, { text, names })) given.add(name);
  });
  return given;
}

/** Whether a text is handed to Node, at once or by a name. */
export function isTextForNode(
  { node, parents, text, names }: Site,
  given: ReadonlySet<string>,
): boolean {
  if (!TEXTS.has(node.type)) return false;
  if (isGivenToPlatform(parents, { text, names })) return true;
  return parents.some((parent) => {
    const id = parent.type === "VariableDeclarator" ? findChild(parent, "id") : null;
    return id !== null && given.has(findText(id, "name") ?? "");
  });
}

/** Code, a request or a document for Node may stand in a text: numbers and words in it become others. */
export function changeInside(node: TreeNode, text: string): Change[] {
  const whole = slice(node, text);
  if (node.type === "Literal" && !/^["']/.test(whole)) return [];
  return INSIDE.flatMap(({ find, by }) =>
    [...whole.matchAll(find)].slice(0, MOST_INSIDE).map((found) => {
      const start = node.start + found.index;
      return { start, end: start + found[0].length, by: by(found[0]) };
    }),
  );
}

/** A text that is not handed to Node is another one. */
export function changePlainText(node: TreeNode, text: string): Change[] {
  const whole = slice(node, text);
  if (node.type !== "Literal" || !/^(["']).+\1$/.test(whole)) return [];
  const by = `${whole.slice(0, -1)}z${whole.slice(-1)}`;
  return [{ start: node.start, end: node.end, by, isPlain: true }];
}

const MOST_INSIDE = 4;
const INSIDE: readonly { find: RegExp; by: (found: string) => string }[] = [
  { find: /\d+/g, by: (found) => String(Number(found) + 1) },
  { find: /(?<=.)["'][\w-]+(?=["'].)/g, by: (found) => `${found}z` },
  { find: /\b(?:const|let) /g, by: () => "var " },
  { find: /\bawait /g, by: () => "" },
  { find: /\btrue\b/g, by: () => "false" },
  { find: /\bfalse\b/g, by: () => "true" },
];
