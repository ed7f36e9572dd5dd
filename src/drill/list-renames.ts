import { findChild, findText, hasFlag, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";
import type { HarmlessEdit } from "./harmless.ts";
import type { Part } from "./part.ts";

/** One place where a name stands. */
interface Use {
  node: TreeNode;
  /** It is a variable there: neither a property, a label nor a part of a type. */
  isPlain: boolean;
  /** It is declared there, and the innermost function around it. */
  within: TreeNode | null;
}

/**
 * Renames of locals. A name is renamed only if every place where it stands is a variable inside the
 * function that declares it, and the new name stands nowhere, so nothing else can be meant.
 */
export function listRenames(
  { text, tree }: { text: string; tree: unknown },
  lineOf: (offset: number) => number,
): HarmlessEdit[] {
  const uses = collectUses(tree);
  return [...uses].flatMap(([name, own]) => {
    const fresh = invent(name);
    const home = own.find(({ within }) => within !== null)?.within ?? null;
    if (home === null || fresh === null || uses.has(fresh)) return [];
    const isInside = own.every(({ node }) => node.start >= home.start && node.end <= home.end);
    if (!isInside || own.some(({ isPlain }) => !isPlain)) return [];
    const starts = own.map(({ node }) => node.start);
    // A node that does not begin with its name is of a kind that is not known here.
    if (starts.some((start) => !text.startsWith(name, start))) return [];
    const places = [...new Set(starts)].map((start) => ({ start, line: lineOf(start) }));
    return [
      { kind: "rename" as const, names: [name, fresh], parts: rename(text, places, [name, fresh]) },
    ];
  });
}

function collectUses(tree: unknown): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  walkTree(tree, (node, parents) => {
    const name = findText(node, "name");
    if (node.type !== "Identifier" || name === null) return;
    const own = uses.get(name) ?? [];
    uses.set(name, [
      ...own,
      { node, isPlain: standsAlone(node, parents), within: findHome(node, parents) },
    ]);
  });
  return uses;
}

const FUNCTION = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

function findHome(node: TreeNode, parents: readonly TreeNode[]): TreeNode | null {
  const parent = parents.at(-1);
  if (parent?.type !== "VariableDeclarator" || findChild(parent, "id") !== node) return null;
  return parents.findLast(({ type }) => FUNCTION.test(type)) ?? null;
}

/** What stands in a type may be a name of its own. */
const IN_VALUES = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);
const NAMING = new Map([
  ["MemberExpression", "property"],
  ["Property", "key"],
  ["MethodDefinition", "key"],
  ["PropertyDefinition", "key"],
  ["LabeledStatement", "label"],
  ["BreakStatement", "label"],
  ["ContinueStatement", "label"],
]);

function standsAlone(node: TreeNode, parents: readonly TreeNode[]): boolean {
  const parent = parents.at(-1);
  if (parents.some(({ type }) => type.startsWith("TS") && !IN_VALUES.has(type))) return false;
  if (parent === undefined || hasFlag(parent, "shorthand")) return false;
  const field = NAMING.get(parent.type);
  return field === undefined || hasFlag(parent, "computed") || findChild(parent, field) !== node;
}

const NAMES = new Map([
  ["i", "index"],
  ["j", "inner"],
  ["n", "count"],
  ["at", "place"],
  ["index", "position"],
  ["error", "reason"],
  ["reason", "cause"],
  ["result", "outcome"],
  ["timer", "timeout"],
]);

/** The new name; `null` for one that is too short to say anything. */
function invent(name: string): string | null {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  if (!/^(?!(?:is|has|current)(?:[A-Z]|$))[a-z]\w{2,}$/.test(name)) return null;
  return `current${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The lines that change; lines that follow each other are one part. */
function rename(
  text: string,
  places: readonly { start: number; line: number }[],
  [name, fresh]: readonly [string, string],
): Part[] {
  const lines = text.split("\n");
  let offset = 0;
  const offsets = lines.map((line) => (offset += line.length + 1) - line.length - 1);
  const parts: Part[] = [];
  for (const line of [...new Set(places.map((one) => one.line))].toSorted((a, b) => a - b)) {
    const columns = places
      .filter((one) => one.line === line)
      .map(({ start }) => start - (offsets[line] ?? 0))
      .toSorted((a, b) => b - a);
    const changed = columns.reduce(
      (rest, at) => rest.slice(0, at) + fresh + rest.slice(at + name.length),
      lines[line] ?? "",
    );
    const last = parts.at(-1);
    if (last?.end === line) {
      last.end += 1;
      last.added.push(changed);
    } else parts.push({ start: line, end: line + 1, added: [changed], mistake: null });
  }
  return parts;
}
