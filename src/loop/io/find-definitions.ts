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
  const named = new Map<string, number>();
  const calls: { from: number; to: number; callback: TreeNode }[] = [];
  walkTree(program, (node) => {
    const name = nameFunction(node);
    if (name !== null && !named.has(name)) named.set(name, node.start);
    const callee = node.type === "CallExpression" ? findChild(node, "callee") : null;
    if (callee === null) return;
    const callback = listChildren(node, "arguments").findLast(isCallback);
    const from = (findChild(callee, "property") ?? callee).start;
    if (callback !== undefined) calls.push({ from, to: callee.end, callback });
  });
  return calls.flatMap(({ from, to, callback }) => {
    const own = FUNCTIONS.has(callback.type) ? callback.start : undefined;
    const at = own ?? named.get(findText(callback, "name") ?? "");
    return at === undefined ? [] : [{ from, to, line: countLine(at, lines) }];
  });
}

const FUNCTIONS = new Set(["ArrowFunctionExpression", "FunctionExpression"]);

function isCallback({ type }: TreeNode): boolean {
  return FUNCTIONS.has(type) || type === "Identifier";
}

/** The name of a function that is declared, or held by a variable. */
function nameFunction(node: TreeNode): string | null {
  if (node.type === "VariableDeclarator") {
    const init = findChild(node, "init");
    if (init === null || !FUNCTIONS.has(init.type)) return null;
  } else if (node.type !== "FunctionDeclaration") return null;
  const id = findChild(node, "id");
  return id === null ? null : findText(id, "name");
}

function countLine(at: number, lines: readonly number[]): number {
  const line = lines.findLastIndex((start) => start <= at);
  return line + 1;
}
