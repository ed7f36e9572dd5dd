import { findChild, findText, hasFlag, listChildren, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { findPlatformNames, isPlatform, isPrint } from "./find-platform.ts";

/** A place of a program, and what stands there instead. */
export interface Change {
  start: number;
  end: number;
  by: string;
}

/** A program and its syntax tree. */
export interface Program {
  text: string;
  tree: unknown;
}

/**
 * Small faults at the places where a program uses Node or what the language does by itself: a call that is
 * left out, given other arguments, or made to something like it; `await`, `typeof`, `delete` and the like.
 */
export function listNodeChanges({ text, tree }: Program): Change[] {
  const names = findPlatformNames(tree);
  const changes: Change[] = [];
  walkTree(tree, (node, parents) => {
    const site = { node, parents, text, names };
    changes.push(...changeCall(site), ...changeRead(site), ...changeWord(site));
  });
  // What prints is not left out: that would show in any case.
  return changes.filter(({ start, end, by }) => {
    const before = text.slice(start, end);
    return countPrints(before) <= countPrints(by) && before !== by;
  });
}

/** The nearest call around a place, in the same function, if it is one of Node's. */
export function isGivenToPlatform(
  parents: readonly TreeNode[],
  { text, names }: { text: string; names: ReadonlySet<string> },
): boolean {
  for (const parent of parents.toReversed()) {
    if (/Function/.test(parent.type)) return false;
    if (parent.type !== "CallExpression" && parent.type !== "NewExpression") continue;
    if (!isPrint(parent, text)) return isPlatform(parent, names);
  }
  return false;
}

interface Site {
  node: TreeNode;
  parents: readonly TreeNode[];
  text: string;
  names: ReadonlySet<string>;
}

function countPrints(text: string): number {
  return text.split(/console\.|stdout\.|\b(?:print|log|say)\(/).length;
}

function slice({ start, end }: TreeNode, text: string): string {
  return text.slice(start, end);
}

function replace({ start, end }: TreeNode, by: string): Change {
  return { start, end, by };
}

function changeCall({ node, parents, text, names }: Site): Change[] {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const callee = findChild(node, "callee");
  if (callee === null || isPrint(node, text) || !isPlatform(node, names)) return [];
  const name = slice(callee, text);
  if (UNTOUCHED.has(name)) return [];
  // How a result is written says nothing of where it comes from.
  if (WRITERS.has(name) && parents.some((parent) => isPrint(parent, text))) return [];
  const given = listChildren(node, "arguments");
  const [first, second] = given;
  const last = given.at(-1);
  const isStatement = parents.at(-1)?.type === "ExpressionStatement";
  return [
    replace(node, isStatement ? "void 0" : "undefined"),
    ...(isStatement || first === undefined ? [] : [replace(node, `(${slice(first, text)})`)]),
    ...renameCallee(callee, text),
    ...(last === undefined || second === undefined
      ? []
      : [{ start: given.at(-2)?.end ?? last.start, end: last.end, by: "" }]),
    ...given.flatMap((one) => changeArgument(one, text)),
  ];
}

/** An error that a program makes itself is of its own. */
const UNTOUCHED = new Set(["require", "Error", "TypeError", "RangeError"]);
const WRITERS = new Set(["JSON.stringify", "String", "Number"]);

/** Options are left out one by one, and constants are others. */
function changeArgument(argument: TreeNode, text: string): Change[] {
  if (argument.type === "ObjectExpression") {
    return listChildren(argument, "properties").flatMap((property) => {
      const value = findChild(property, "value");
      const comma = text[property.end] === "," ? 1 : 0;
      return [
        { start: property.start, end: property.end + comma, by: "" },
        ...(value === null ? [] : changeArgument(value, text)),
      ];
    });
  }
  if (argument.type !== "Literal") return [];
  const raw = slice(argument, text);
  if (raw === "true") return [replace(argument, "false")];
  if (raw === "false") return [replace(argument, "true")];
  if (/^\d[\d_]*$/.test(raw)) {
    const number = Number(raw.replaceAll("_", ""));
    return [String(number + 1), String(number * 10 + 7)].map((by) => replace(argument, by));
  }
  if (/^".+"$/.test(raw)) return [replace(argument, `${raw.slice(0, -1)}z"`)];
  return raw.startsWith("/") ? [replace(argument, "/(?!)/")] : [];
}

function renameCallee(callee: TreeNode, text: string): Change[] {
  const member = callee.type === "MemberExpression" ? findChild(callee, "property") : null;
  const whole = LIKE.get(slice(callee, text))?.map((by) => replace(callee, by)) ?? [];
  const name = member === null ? null : slice(member, text);
  const part = member === null ? [] : (LIKE.get(`.${name ?? ""}`) ?? []);
  return [...whole, ...part.map((by) => replace(member ?? callee, by))];
}

/** What is like something and does not do the same. */
const LIKE = new Map([
  ["setTimeout", ["setImmediate", "queueMicrotask", "((run) => run())"]],
  ["setImmediate", ["setTimeout", "queueMicrotask", "((run) => run())"]],
  ["queueMicrotask", ["setImmediate", "((run) => run())"]],
  ["process.nextTick", ["queueMicrotask", "setImmediate", "((run) => run())"]],
  ["Promise.all", ["Promise.allSettled", "Promise.race"]],
  ["Promise.allSettled", ["Promise.all"]],
  ["Promise.any", ["Promise.race", "Promise.all"]],
  ["Promise.race", ["Promise.any", "Promise.all"]],
  ["Promise.resolve", ["Promise.reject"]],
  ["Promise.reject", ["Promise.resolve"]],
  ["WeakMap", ["Map"]],
  ["WeakSet", ["Set"]],
  ["Object.freeze", ["Object.seal"]],
  ["Object.assign", ["Object.create"]],
  ["Buffer.alloc", ["Buffer.allocUnsafe"]],
  ["parseInt", ["Number"]],
  ["Number", ["parseInt", "String"]],
  [".on", ["once", "prependListener"]],
  [".once", ["on"]],
  [".then", ["catch", "finally"]],
  [".catch", ["then", "finally"]],
  [".finally", ["then", "catch"]],
  [".unref", ["ref"]],
  [".ref", ["unref"]],
  [".end", ["write"]],
  [".write", ["end"]],
  [".push", ["unshift"]],
  [".resume", ["pause"]],
  [".pause", ["resume"]],
  [".appendFileSync", ["writeFileSync"]],
  [".writeFileSync", ["appendFileSync"]],
  [".slice", ["subarray"]],
  [".subarray", ["slice"]],
  [".isFinite", ["isInteger"]],
  [".isInteger", ["isFinite"]],
  [".hasOwn", ["is"]],
  [".test", ["exec"]],
  [".concat", ["of"]],
  [".run", ["enterWith"]],
  [".abort", ["toString"]],
]);

/** A value that Node gave is missing. */
function changeRead({ node, parents, names }: Site): Change[] {
  const parent = parents.at(-1);
  if (node.type !== "MemberExpression" || parent === undefined) return [];
  const isPart =
    (parent.type === "MemberExpression" && findChild(parent, "object") === node) ||
    findChild(parent, "callee") === node ||
    findChild(parent, "left") === node ||
    ["UpdateExpression", "UnaryExpression"].includes(parent.type);
  return isPart || !isPlatform(node, names) ? [] : [replace(node, "undefined")];
}

/** What the language does by itself. */
function changeWord({ node, parents, text }: Site): Change[] {
  const argument = findChild(node, "argument");
  const operator = findText(node, "operator") ?? "";
  switch (node.type) {
    case "AwaitExpression":
      return argument === null ? [] : [{ start: node.start, end: argument.start, by: "" }];
    case "UnaryExpression":
      if (argument === null || !["typeof", "delete", "void"].includes(operator)) return [];
      return [replace(node, `(${slice(argument, text)})`)];
    case "BinaryExpression":
      return changeOperator(node, { operator, text });
    case "ThisExpression":
      return [replace(node, "globalThis")];
    default:
      return changeForm(node, { parents, text });
  }
}

function changeForm(
  node: TreeNode,
  { parents, text }: { parents: readonly TreeNode[]; text: string },
): Change[] {
  switch (node.type) {
    case "ForOfStatement":
      return hasFlag(node, "await") ? [swapWord(node, text, ["await ", ""])] : [];
    case "VariableDeclaration":
      // Elsewhere than in a loop the two differ in what hardly anybody prints.
      return findText(node, "kind") === "let" && parents.at(-1)?.type.startsWith("For") === true
        ? [swapWord(node, text, ["let", "var"])]
        : [];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return changeFunction(node, text);
    case "TryStatement": {
      const last = findChild(node, "finalizer");
      return last === null ? [] : [replace(last, "{}")];
    }
    case "Property":
    case "MethodDefinition":
      return ["get", "set"].includes(findText(node, "kind") ?? "")
        ? [{ start: node.start, end: node.start + "get ".length, by: "" }]
        : [];
    case "ClassDeclaration":
    case "ClassExpression": {
      const base = findChild(node, "superClass");
      return base === null ? [] : [replace(base, "Object")];
    }
    case "Literal":
      return /^\/.+\/[a-z]+$/.test(slice(node, text))
        ? [replace(node, slice(node, text).replace(/[a-z]+$/, ""))]
        : [];
    default:
      return [];
  }
}

/** An arrow function has no `this` of its own, and a function that is not `async` gives what it returns. */
function changeFunction(node: TreeNode, text: string): Change[] {
  if (hasFlag(node, "async")) return [swapWord(node, text, ["async ", ""])];
  const [param] = listChildren(node, "params").filter(({ type }) => type === "AssignmentPattern");
  const left = param === undefined ? null : findChild(param, "left");
  return param === undefined || left === null ? [] : [replace(param, slice(left, text))];
}

function changeOperator(node: TreeNode, { operator, text }: { operator: string; text: string }) {
  const [left, right] = [findChild(node, "left"), findChild(node, "right")];
  if (left === null || right === null) return [];
  if (operator === "instanceof" || operator === "in")
    return [replace(node, `!(${slice(node, text)})`)];
  const by = operator === "==" ? "===" : operator === "!=" ? "!==" : null;
  return by === null ? [] : [replace(node, `${slice(left, text)} ${by} ${slice(right, text)}`)];
}

function swapWord(node: TreeNode, text: string, [word, by]: readonly [string, string]): Change {
  const start = text.indexOf(word, node.start);
  return start === -1 || start >= node.end
    ? { start: node.start, end: node.start, by: "" }
    : { start, end: start + word.length, by };
}
