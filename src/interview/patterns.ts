import { findChild, findText, listChildren, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";
import type { Sighting } from "./step.ts";

/** What an interviewer sees in code without running it. */
export interface Pattern {
  /** Kebab-case. */
  name: string;
  /** What is asked about it; `line` is the candidate's own. */
  ask: (line: number) => string;
  must: string[];
  good: string[];
  /** What is said of it in the debrief. */
  says: string;
  /** What the sentence of a common mistake has in it where it speaks of the same thing. */
  same: RegExp;
  /** It can lose or leave something, so robustness suffers; the others are only worth a question. */
  isFault: boolean;
  /** Whether a node of the program, inside of its parents, is an instance. */
  matches: (node: TreeNode, parents: readonly TreeNode[], text: string) => boolean;
}

/** The patterns, the most telling first. */
export const PATTERNS: readonly Pattern[] = [
  {
    name: "splice-while-iterating",
    ask: (line) =>
      `Line ${line} takes something out of the list that is being iterated. What does the loop do next?`,
    must: ["says that the items behind move up, so the next one is skipped"],
    good: ["iterates over a copy, iterates backwards, or builds a new list with `filter`"],
    says: "It removes items from the list that it iterates: the next item moves up and is skipped. Iterate over a copy.",
    same: /`splice`/,
    isFault: true,
    matches: isSpliceInLoop,
  },
  {
    name: "or-default",
    ask: (line) => `Line ${line} takes a default with \`||\`. Which values does the caller lose?`,
    must: ["says that `0`, an empty string and `false` are replaced as well"],
    good: ["takes `??` or a default parameter, which stand in for `undefined` only (and `null`)"],
    says: "`||` replaces `0`, an empty string and `false` as well: use `??` or a default parameter.",
    same: /`\|\|`/,
    isFault: true,
    matches: isOrDefault,
  },
  {
    name: "async-executor",
    ask: (line) =>
      `The executor in line ${line} is async. What happens if it throws after an \`await\`?`,
    must: ["says that the new promise never settles and the rejection is unhandled"],
    good: ["awaits outside, or returns the promise of an async function instead of a new one"],
    says: "An async executor that throws leaves its promise pending forever: return the promise of an async function.",
    same: /\basync executor\b/i,
    isFault: true,
    matches: isAsyncExecutor,
  },
  {
    name: "await-in-foreach",
    ask: (line) => `Line ${line} gives \`forEach\` an async callback. Who waits for it?`,
    must: ["says that `forEach` ignores the promises, so nobody waits and errors are unhandled"],
    good: ["takes `for … of` to go one by one, or `Promise.all` with `map`"],
    says: "`forEach` does not wait for an async callback: use `for … of`, or `Promise.all` with `map`.",
    same: /`forEach`.*\basync\b|\basync\b.*`forEach`/,
    isFault: true,
    matches: isAsyncForEach,
  },
  {
    name: "empty-catch",
    ask: (line) => `Line ${line} catches an error and drops it. Who learns of it?`,
    must: ["says that nobody does, and that the caller goes on as if all were well"],
    good: ["handles one expected error and throws all others on"],
    says: "An empty `catch` hides every error, including those that nobody expected: handle one and throw the others.",
    same: /\bempty `catch`/i,
    isFault: true,
    matches: isEmptyCatch,
  },
  {
    name: "shift-queue",
    ask: (line) =>
      `Line ${line} takes from the front of an array with \`shift\`. What does that cost for a million items?`,
    must: ["says that `shift` may move all items that are left, so draining is quadratic"],
    good: ["names a head index, a linked list or a ring buffer"],
    says: "`shift` on a long array can move every item that is left: keep a head index or a linked list.",
    same: /`shift`/,
    isFault: false,
    matches: isShiftInLoop,
  },
  {
    name: "json-copy",
    ask: (line) => `Line ${line} copies through JSON. What does not survive that?`,
    must: ["names two of: dates, `undefined`, functions, maps and sets, cycles, `NaN`"],
    good: ["takes `structuredClone`, or copies only what is needed"],
    says: "A copy through JSON loses dates, `undefined`, maps and cycles: use `structuredClone`.",
    same: /\bJSON\b.*\b(?:loses|cannot say|drops)\b/,
    isFault: false,
    matches: isJsonCopy,
  },
];

/** The patterns that a program has, each at its first line, the most telling first. */
export function findSightings(text: string, tree: unknown): Sighting[] {
  const found = new Map<string, Sighting>();
  const lines = text.split("\n");
  walkTree(tree, (node, parents) => {
    for (const { name, matches } of PATTERNS) {
      if (found.has(name) || !matches(node, parents, text)) continue;
      const line = text.slice(0, node.start).split("\n").length;
      found.set(name, { pattern: name, line, code: (lines[line - 1] ?? "").trim() });
    }
  });
  return PATTERNS.flatMap(({ name }) => found.get(name) ?? []);
}

/** The pattern of a name; `undefined` for one that another version knew. */
export function findPattern(name: string): Pattern | undefined {
  return PATTERNS.find((one) => one.name === name);
}

function textOf(node: TreeNode | null, text: string): string {
  return node === null ? "" : text.slice(node.start, node.end);
}

/** The object and the name of a method call; `null` for anything else. */
function readCall(node: TreeNode): { object: TreeNode; name: string; args: TreeNode[] } | null {
  if (node.type !== "CallExpression") return null;
  const callee = findChild(node, "callee");
  if (callee?.type !== "MemberExpression") return null;
  const object = findChild(callee, "object");
  const property = findChild(callee, "property");
  const name = property === null ? null : findText(property, "name");
  return object === null || name === null
    ? null
    : { object, name, args: listChildren(node, "arguments") };
}

const FUNCTIONS = ["FunctionExpression", "ArrowFunctionExpression", "FunctionDeclaration"];

/** `for (const x of list) … list.splice(…)`, or the same in `list.forEach`; a copy is none. */
function isSpliceInLoop(node: TreeNode, parents: readonly TreeNode[], text: string): boolean {
  const call = readCall(node);
  if (call?.name !== "splice") return false;
  const list = textOf(call.object, text);
  return parents.some((parent) => {
    if (parent.type === "ForOfStatement" && isLeft(parent, parents)) return false;
    if (parent.type === "ForOfStatement") return textOf(findChild(parent, "right"), text) === list;
    const outer = readCall(parent);
    return outer?.name === "forEach" && textOf(outer.object, text) === list;
  });
}

/** A loop that is left right after, by the next statement, skips nothing. */
function isLeft(loop: TreeNode, parents: readonly TreeNode[]): boolean {
  const inside = parents.slice(parents.indexOf(loop) + 1);
  const block = inside.findLast(({ type }) => type === "BlockStatement");
  if (block === undefined) return false;
  const last = listChildren(block, "body").at(-1);
  return last !== undefined && ["BreakStatement", "ReturnStatement"].includes(last.type);
}

/**
 * `x || 5` or `x || true`; with a text as the default, an empty one is mostly meant to be replaced. Nothing
 * as the default, such as `null`, loses something only where any value can stand on the left.
 */
function isOrDefault(node: TreeNode, parents: readonly TreeNode[], text: string): boolean {
  if (node.type !== "LogicalExpression" || findText(node, "operator") !== "||") return false;
  const left = findChild(node, "left");
  const right = textOf(findChild(node, "right"), text);
  const isValue = /^(?:-?\d[\d_.e]*|Infinity|true)$/i.test(right);
  const isEmpty = /^\(*\s*(?:null|undefined|""|''|\{\s*\}|\[\s*\])\s*(?:as\b[^()]*)?\)*$/.test(
    right,
  );
  const isAny = ANY_VALUE.test(textOf(left, text));
  const isPlain = left?.type === "Identifier" || left?.type === "MemberExpression" || isChain(left);
  const isTested = parents.some(({ type }, at) => {
    const inside = parents[at + 1] ?? node;
    const parent = parents[at];
    return (
      ["IfStatement", "WhileStatement", "ConditionalExpression"].includes(type) &&
      parent !== undefined &&
      findChild(parent, "test") === inside
    );
  });
  return (isValue || (isEmpty && isAny)) && isPlain && !isTested;
}

/** Names of what can be `0`, an empty string or `false` as well. */
const ANY_VALUE = /(?:^|\.)(?:value|val|result|item|element|entry\.value)$/;

function isChain(node: TreeNode | null): boolean {
  return node?.type === "ChainExpression";
}

function isAsyncExecutor(node: TreeNode, _parents: readonly TreeNode[], text: string): boolean {
  if (node.type !== "NewExpression") return false;
  const [first] = listChildren(node, "arguments");
  return textOf(findChild(node, "callee"), text) === "Promise" && isAsync(first);
}

function isAsync(node: TreeNode | undefined): boolean {
  return node !== undefined && FUNCTIONS.includes(node.type) && Reflect.get(node, "async") === true;
}

function isAsyncForEach(node: TreeNode): boolean {
  const call = readCall(node);
  return call?.name === "forEach" && isAsync(call.args[0]);
}

/** `catch {}`; one that says in a comment why it may be empty is on purpose. */
function isEmptyCatch(node: TreeNode, _parents: readonly TreeNode[], text: string): boolean {
  if (node.type !== "CatchClause") return false;
  const body = findChild(node, "body");
  return body !== null && /^\{\s*\}$/.test(textOf(body, text));
}

/** `shift` of an array in a loop; a single one moves the rest only once. */
function isShiftInLoop(node: TreeNode, parents: readonly TreeNode[]): boolean {
  const call = readCall(node);
  if (call?.name !== "shift" || call.args.length > 0) return false;
  const own = parents.findLastIndex(({ type }) => FUNCTIONS.includes(type));
  return parents
    .slice(own + 1)
    .some(({ type }) => /^(?:While|DoWhile|For|ForOf|ForIn)Statement$/.test(type));
}

function isJsonCopy(node: TreeNode, _parents: readonly TreeNode[], text: string): boolean {
  const call = readCall(node);
  if (call?.name !== "parse" || textOf(call.object, text) !== "JSON") return false;
  const [first] = call.args;
  const inner = first === undefined ? null : readCall(first);
  return inner?.name === "stringify" && textOf(inner.object, text) === "JSON";
}
