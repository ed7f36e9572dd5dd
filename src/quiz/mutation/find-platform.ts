import { findChild, findText, listChildren, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";

/**
 * The names of a program that hold what Node or the language gave: what is imported, the globals, and every
 * variable that was made of one of these or that one of these hands to a callback.
 */
export function findPlatformNames(tree: unknown): Set<string> {
  const names = new Set(GLOBALS);
  // What is made of a name may stand above the place where the name is made.
  for (let known = -1; known < names.size;) {
    known = names.size;
    walkTree(tree, (node) => addNames(node, names));
  }
  return names;
}

/** Whether something is a use of one of the names, such as `server.listen` or `await once(server, "x")`. */
export function isPlatform(node: TreeNode, names: ReadonlySet<string>): boolean {
  const name = findText(node, "name");
  switch (node.type) {
    case "Identifier":
      return name !== null && names.has(name);
    case "ImportExpression":
    case "MetaProperty":
    case "Super":
      return true;
    default: {
      if (isPlain(node)) return false;
      const inner = INNER.get(node.type)?.map((field) => findChild(node, field));
      return inner?.some((child) => child !== null && isPlatform(child, names)) ?? false;
    }
  }
}

/** Arrays of the keys of an object are what a model of anything is made of, too. */
function isPlain(node: TreeNode): boolean {
  const object = node.type === "MemberExpression" ? findChild(node, "object") : null;
  const property = findChild(node, "property");
  const name = property === null ? null : findText(property, "name");
  return object !== null && findText(object, "name") === "Object" && PLAIN.has(name ?? "");
}

const PLAIN = new Set(["keys", "values", "entries", "fromEntries"]);

/** Whether a call prints, so that a change of what it is given shows in any case. */
export function isPrint(node: TreeNode, text: string): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = findChild(node, "callee");
  return callee !== null && PRINTS.test(text.slice(callee.start, callee.end));
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

const PRINTS = /^(?:console\.\w+|process\.stdout\.(?:write|end)|print|log|say)$/;

/** Where to look for what an expression is a use of. */
const INNER = new Map([
  ["MemberExpression", ["object"]],
  ["CallExpression", ["callee"]],
  ["NewExpression", ["callee"]],
  ["ChainExpression", ["expression"]],
  ["AwaitExpression", ["argument"]],
  ["YieldExpression", ["argument"]],
  ["ParenthesizedExpression", ["expression"]],
  ["TSNonNullExpression", ["expression"]],
  ["TaggedTemplateExpression", ["tag"]],
  ["ConditionalExpression", ["consequent", "alternate"]],
  ["LogicalExpression", ["left", "right"]],
]);

/** `Map`, `Set`, `Math`, arrays and `console` are missing: a model of anything is made of these. */
const GLOBALS = `
  AbortController AbortSignal AggregateError ArrayBuffer Atomics BigInt Blob BroadcastChannel Buffer
  CompressionStream CustomEvent DOMException DataView Date DecompressionStream Error EvalError Event EventSource
  EventTarget File FinalizationRegistry FormData Function Headers Intl Iterator JSON MessageChannel Number Object
  Promise Proxy RangeError ReadableStream ReferenceError Reflect RegExp Request Response SharedArrayBuffer String
  Symbol SyntaxError TextDecoder TextEncoder TransformStream TypeError URIError URL URLSearchParams Uint8Array
  Uint16Array Uint32Array Int8Array Int16Array Int32Array Float32Array Float64Array BigInt64Array WeakMap WeakRef
  WeakSet WebAssembly WebSocket Worker WritableStream __dirname __filename arguments atob btoa clearImmediate
  clearInterval clearTimeout crypto decodeURIComponent encodeURIComponent eval exports fetch gc globalThis isNaN
  module navigator parseFloat parseInt performance process queueMicrotask require setImmediate setInterval
  setTimeout structuredClone escape unescape encodeURI decodeURI
`
  .trim()
  .split(/\s+/);

function addNames(node: TreeNode, names: Set<string>): void {
  switch (node.type) {
    case "ImportDeclaration":
      for (const one of listChildren(node, "specifiers"))
        addPattern(findChild(one, "local"), names);
      return;
    case "VariableDeclarator":
      return addMade(findChild(node, "id"), findChild(node, "init"), names);
    case "AssignmentExpression":
      return addMade(findChild(node, "left"), findChild(node, "right"), names);
    case "ForOfStatement":
      return addMade(findChild(node, "left"), findChild(node, "right"), names);
    case "ClassDeclaration":
      return addMade(findChild(node, "id"), findChild(node, "superClass"), names);
    case "CatchClause":
      return addPattern(findChild(node, "param"), names);
    case "CallExpression":
    case "NewExpression":
      if (isPlatform(node, names)) addCallbacks(node, names);
      return;
    default:
  }
}

function addMade(target: TreeNode | null, from: TreeNode | null, names: Set<string>): void {
  if (target === null || from === null) return;
  // A helper that gives what Node gives, such as `(code) => spawn(node, ["-e", code])`.
  const given = from.type === "ArrowFunctionExpression" ? findChild(from, "body") : from;
  if (given === null || !isPlatform(given, names)) return;
  if (target.type === "VariableDeclaration") {
    for (const one of listChildren(target, "declarations")) addPattern(findChild(one, "id"), names);
  } else if (target.type !== "MemberExpression") addPattern(target, names);
}

/** What Node gives to a callback comes from it. */
function addCallbacks(call: TreeNode, names: Set<string>): void {
  for (const argument of listChildren(call, "arguments")) {
    for (const param of listChildren(argument, "params")) addPattern(param, names);
  }
}

function addPattern(pattern: TreeNode | null, names: Set<string>): void {
  walkTree(pattern, (node, parents) => {
    const parent = parents.at(-1);
    const isKey =
      parent?.type === "Property" &&
      findChild(parent, "key") === node &&
      findChild(parent, "value") !== node;
    const name = findText(node, "name");
    if (node.type === "Identifier" && name !== null && !isKey) names.add(name);
  });
}
