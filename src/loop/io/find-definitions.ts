import { parseSync } from "rolldown/utils";
import { findChild, findText, listChildren, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import type { Site } from "../trace.ts";

/** A call with a callback: where its name stands, and the line on which the callback begins. */
interface Call {
  from: number;
  to: number;
  line: number;
}

/**
 * Says on which line the callback is defined that a call at a place is given: a function in its
 * arguments, or one of the file that is named there.
 */
export function findDefinitions(file: string, text: string): (site: Site) => number | null {
  const lines = findLineStarts(text);
  const calls = listCalls(file, text, lines);
  return ({ line, column }) => {
    const at = (lines[line - 1] ?? 0) + column - 1;
    const found = calls.filter(({ from, to }) => from <= at && at < to);
    const [nearest] = found.toSorted((a, b) => a.to - a.from - (b.to - b.from));
    return nearest?.line ?? null;
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}

function listCalls(file: string, text: string, lines: readonly number[]): Call[] {
  const lang = /\.[cm]?ts$/.test(file) ? "ts" : "js";
  const { program, errors } = parseSync(file, text, { lang, sourceType: "unambiguous" });
  if (errors.length > 0) return [];
  // Where the function of each name is defined; `null` if a name may mean something else as well.
  const defined = new Map<string, number | null>();
  const calls: { from: number; to: number; callback: TreeNode }[] = [];
  walkTree(program, (node) => {
    for (const { name, isFunction } of listBindings(node)) {
      defined.set(name, isFunction && !defined.has(name) ? node.start : null);
    }
    const callee = node.type === "CallExpression" ? findChild(node, "callee") : null;
    if (callee === null) return;
    const named = findChild(callee, "property") ?? callee;
    const callback = chooseCallback(findText(named, "name") ?? "", listChildren(node, "arguments"));
    if (callback !== null) calls.push({ from: named.start, to: callee.end, callback });
  });
  return calls.flatMap(({ from, to, callback }) => {
    const own = FUNCTIONS.has(callback.type) ? callback.start : undefined;
    const at = own ?? defined.get(findText(callback, "name") ?? "") ?? null;
    return at === null ? [] : [{ from, to, line: countLine(at, lines) }];
  });
}

const FUNCTIONS = new Set(["ArrowFunctionExpression", "FunctionExpression"]);

/** Their callback is the first argument, and what follows is for it. */
const FIRST = new Set(["setTimeout", "setInterval", "setImmediate", "nextTick", "queueMicrotask"]);

/** The argument that is called back; `null` if there is none, or it cannot be told which one. */
function chooseCallback(called: string, given: readonly TreeNode[]): TreeNode | null {
  if (FIRST.has(called)) return given[0] !== undefined && isCallback(given[0]) ? given[0] : null;
  const callbacks = given.filter(isCallback);
  // Which one of the two runs is decided by the promise.
  if (called === "then" && callbacks.length > 1) return null;
  return callbacks.at(-1) ?? null;
}

function isCallback({ type }: TreeNode): boolean {
  return FUNCTIONS.has(type) || type === "Identifier";
}

/** The names to which a node gives a meaning: those of functions, variables and parameters. */
function listBindings(node: TreeNode): { name: string; isFunction: boolean }[] {
  const isDeclared = node.type === "FunctionDeclaration";
  const init = node.type === "VariableDeclarator" ? findChild(node, "init") : null;
  const isFunction = isDeclared || FUNCTIONS.has(init?.type ?? "");
  const bound = BINDS[node.type] ?? null;
  const own = bound === null ? null : findChild(node, bound);
  const params = isDeclared || FUNCTIONS.has(node.type) ? listChildren(node, "params") : [];
  return [
    ...(own === null ? [] : [{ node: own, isFunction }]),
    ...params.map((param) => ({ node: param, isFunction: false })),
  ].flatMap((one) => {
    const name = one.node.type === "Identifier" ? findText(one.node, "name") : null;
    return name === null ? [] : [{ name, isFunction: one.isFunction }];
  });
}

/** Under which key a node has the name that it binds. */
const BINDS: Readonly<Record<string, string>> = {
  FunctionDeclaration: "id",
  VariableDeclarator: "id",
  AssignmentExpression: "left",
};

function countLine(at: number, lines: readonly number[]): number {
  const line = lines.findLastIndex((start) => start <= at);
  return line + 1;
}
