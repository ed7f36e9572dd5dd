import { findPosition } from "./imports.ts";
import { findChild, findText, listChildren, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";
import type { Place } from "./verdict.ts";

/** A loop or function that says when it is passed. */
export interface Probe {
  id: number;
  kind: "loop" | "function";
  place: Place;
  /** Name of the function that it is, or stands in. */
  function: string | null;
  /** The loops and functions around it, innermost first. */
  around: number[];
}

/** A source whose loops and functions call a probe. */
export interface ProbedSource {
  text: string;
  probes: Probe[];
}

/** What is probed. */
interface ProbeQuestion {
  /** Absolute path. */
  path: string;
  text: string;
  /** The text's syntax tree. */
  tree: unknown;
  /** Name of the global function to call with a probe's id. */
  callee: string;
  /** The first id to give. */
  firstId: number;
}

const LOOPS = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const CLASSES = new Set(["ClassDeclaration", "ClassExpression"]);

/** Puts a call at the beginning of every loop's and function's body. Lines stay as they are. */
export function addProbes({ path, text, tree, callee, firstId }: ProbeQuestion): ProbedSource {
  const probes: Probe[] = [];
  const ids = new Map<TreeNode, number>();
  const inserts: { at: number; text: string }[] = [];
  walkTree(tree, (node, parents) => {
    const isLoop = LOOPS.has(node.type);
    const body = findChild(node, "body");
    if ((!isLoop && !FUNCTIONS.has(node.type)) || body === null) return;
    const id = firstId + probes.length;
    ids.set(node, id);
    inserts.push(...wrapBody(body, `${callee}(${id})`, { isLoop, text }));
    probes.push({
      id,
      kind: isLoop ? "loop" : "function",
      place: { file: path, ...findPosition(text, node.start) },
      function: nameOf([...parents, node]),
      around: parents.toReversed().flatMap((parent) => ids.get(parent) ?? []),
    });
  });
  return { text: insertAll(text, inserts), probes };
}

/**
 * The loop or function that a long stretch is spent in: of those passed, one that no other passed
 * one surrounds, loops first. `null` when none was passed.
 */
export function findSpinning(passed: number[], probes: Probe[]): Probe | null {
  const seen = new Set(passed);
  const outermost = probes.filter(
    ({ id, around }) => seen.has(id) && !around.some((outer) => seen.has(outer)),
  );
  return outermost.find(({ kind }) => kind === "loop") ?? outermost[0] ?? null;
}

function wrapBody(
  body: TreeNode,
  call: string,
  { isLoop, text }: { isLoop: boolean; text: string },
): { at: number; text: string }[] {
  if (body.type === "BlockStatement") {
    const directives = listChildren(body, "body").filter(
      (one) => findText(one, "directive") !== null,
    );
    return [{ at: directives.at(-1)?.end ?? body.start + 1, text: `;${call};` }];
  }
  if (isLoop) {
    const end = text[body.end - 1] === ";" || text[body.end - 1] === "}" ? "}" : ";}";
    return [
      { at: body.start, text: `{${call};` },
      { at: body.end, text: end },
    ];
  }
  return [
    { at: body.start, text: `(${call},` },
    { at: body.end, text: ")" },
  ];
}

/** Later inserts at the same place come first, so that what is inside stays inside. */
function insertAll(text: string, inserts: { at: number; text: string }[]): string {
  let result = text;
  const ordered = inserts
    .map((insert, index) => ({ ...insert, index }))
    .toSorted((one, other) => other.at - one.at || other.index - one.index);
  for (const { at, text: piece } of ordered)
    result = result.slice(0, at) + piece + result.slice(at);
  return result;
}

/** The innermost function's name, with its class when it has one, such as `Store.get`. */
function nameOf(path: TreeNode[]): string | null {
  const at = path.findLastIndex((node) => FUNCTIONS.has(node.type));
  const [node, parent] = [path[at], path[at - 1]];
  if (node === undefined) return null;
  const own = nameIn(node, "id");
  if (own !== null || parent === undefined) return own;
  const name = nameIn(parent, "key") ?? nameIn(parent, "id");
  const owner = path.slice(0, at).findLast(({ type }) => CLASSES.has(type));
  const ofClass = parent.type === "MethodDefinition" || parent.type === "PropertyDefinition";
  const className = ofClass && owner !== undefined ? nameIn(owner, "id") : null;
  return name === null || className === null ? name : `${className}.${name}`;
}

function nameIn(node: TreeNode, field: string): string | null {
  const child = findChild(node, field);
  if (child === null) return null;
  const name = findText(child, "name") ?? findText(child, "value");
  return child.type === "PrivateIdentifier" && name !== null ? `#${name}` : name;
}
