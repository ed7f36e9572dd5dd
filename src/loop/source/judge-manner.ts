import { UNKNOWN_MANNER } from "../model/collect-orders.ts";
import type { Manner } from "../model/collect-orders.ts";
import { findChild, findText, hasFlag, listChildren, walkTree } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { CHANGES_FILES } from "./changes-outside.ts";
import { FICKLE, LETS_GO, OUTSIDE_TIME, READS_NOW, STRAY, UNREAD } from "./telling-names.ts";

/**
 * Judges by its syntax tree whether each callback of a program does the same in every order: it has
 * no variable that changes, no choice, no object with a state, and calls only what schedules or prints.
 * What a module that is not Node's does, or a text that is run, nobody has read.
 */
export function judgeManner(tree: unknown, isBuiltin: (name: string) => boolean): Manner {
  let isRead = true;
  const manner: Manner = {
    ...{ steady: true, fickle: false, strays: false },
    ...{ outsideTime: false, letsGo: false },
  };
  const names = listNames(tree);
  walkTree(tree, (node, parents) => {
    if (loadsOther(node, isBuiltin)) isRead = false;
    if (!isSteady(node, parents, names)) manner.steady = false;
    const name = readName(node, parents.at(-1));
    if (name === null) return;
    if (UNREAD.has(name)) isRead = false;
    if (STRAY.has(name)) manner.strays = true;
    if (CHANGES_FILES.has(name) && isNodes(node, parents.at(-1), names)) manner.fickle = true;
    if (FICKLE.has(name) || READS_NOW.test(name)) manner.fickle = true;
    if (OUTSIDE_TIME.has(name)) manner.outsideTime = true;
    if (LETS_GO.has(name)) manner.letsGo = true;
  });
  return isRead ? manner : UNKNOWN_MANNER;
}

/** A name, also one that is written as a text: `process["uptime"]`. */
function readName(node: TreeNode, parent: TreeNode | undefined): string | null {
  if (node.type === "Identifier") return findText(node, "name");
  const isKey = parent?.type === "MemberExpression" && hasFlag(parent, "computed");
  return isKey && node.type === "Literal" ? findText(node, "value") : null;
}

/** Whether a name is one of a module of Node, or of what anybody has given. */
function isNodes(node: TreeNode, parent: TreeNode | undefined, { modules }: Names): boolean {
  if (node.type !== "Identifier" || modules.has(nameOf(node) ?? "")) return true;
  return parent?.type === "MemberExpression" && findChild(parent, "property") === node;
}

/** Whether a node brings in a module that may not be Node's own. */
function loadsOther(node: TreeNode, isBuiltin: (name: string) => boolean): boolean {
  const source = findLoaded(node);
  if (source === undefined) return false;
  const name = source === null ? null : findText(source, "value");
  return name === null || !isBuiltin(name);
}

/** What names a module that is loaded; `null` for none that is written there, `undefined` where none is loaded. */
function findLoaded(node: TreeNode): TreeNode | null | undefined {
  if (/^(?:Import|ExportNamed|ExportAll)(?:Declaration|Expression)$/.test(node.type)) {
    const source = findChild(node, "source");
    return source === null && node.type === "ExportNamedDeclaration" ? undefined : source;
  }
  return isRequireCall(node) ? (listChildren(node, "arguments")[0] ?? null) : undefined;
}

/** Names that the program gives, by what they stand for. */
interface Names {
  /** Functions of the program and parameters. */
  functions: ReadonlySet<string>;
  /** Modules of Node and what is taken out of them. */
  modules: ReadonlySet<string>;
  timers: ReadonlySet<string>;
  /** Parameters that a `new Promise` gives, with how often each is mentioned. */
  resolvers: ReadonlyMap<string, number>;
}

function listNames(tree: unknown): Names {
  const functions = new Set<string>();
  const modules = new Set<string>();
  const timers = new Set<string>();
  const counts = new Map<string, number>();
  const givers = new Set<string>();
  walkTree(tree, (node, parents) => {
    const parent = parents.at(-1);
    const name = nameOf(node);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (FUNCTIONS.has(node.type)) {
      const own = nameOf(findChild(node, "id"));
      if (own !== null) functions.add(own);
      const isExecutor = parent?.type === "NewExpression";
      for (const param of listChildren(node, "params")) {
        const given = nameOf(param);
        if (given !== null) (isExecutor ? givers : functions).add(given);
      }
    }
    if (node.type.startsWith("Import")) {
      const local = nameOf(findChild(node, "local"));
      if (local !== null) modules.add(local);
    }
    if (node.type !== "VariableDeclarator") return;
    const [id, init] = [findChild(node, "id"), findChild(node, "init")];
    if (init === null || id === null) return;
    const list = isRequire(init) ? modules : isTimer(init) ? timers : functions;
    if (list === functions && !FUNCTIONS.has(init.type)) return;
    for (const one of listTargets(id)) list.add(one);
  });
  const resolvers = new Map([...givers].map((name) => [name, (counts.get(name) ?? 1) - 1]));
  return { functions, modules, timers, resolvers };
}

const FUNCTIONS = new Set(["ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration"]);

function nameOf(node: TreeNode | null): string | null {
  return node?.type === "Identifier" ? findText(node, "name") : null;
}

function listTargets(id: TreeNode): string[] {
  const name = nameOf(id);
  if (name !== null) return [name];
  if (id.type !== "ObjectPattern") return [];
  return listChildren(id, "properties").flatMap((one) => nameOf(findChild(one, "value")) ?? []);
}

/** `require("node:fs")`, or a member of it. */
function isRequire(node: TreeNode): boolean {
  const inner = node.type === "MemberExpression" ? findChild(node, "object") : node;
  return inner !== null && isRequireCall(inner);
}

function isRequireCall(node: TreeNode): boolean {
  return node.type === "CallExpression" && nameOf(findChild(node, "callee")) === "require";
}

function isTimer(node: TreeNode): boolean {
  const name = nameOf(findChild(node, "callee"));
  return node.type === "CallExpression" && (name === "setTimeout" || name === "setImmediate");
}

/** Whether a node of the tree is one of those whose meaning never depends on what ran before. */
function isSteady(node: TreeNode, parents: readonly TreeNode[], names: Names): boolean {
  const test = KINDS[node.type];
  return test !== undefined && test(node, parents, names);
}

type Test = (node: TreeNode, parents: readonly TreeNode[], names: Names) => boolean;

const always: Test = () => true;

const KINDS: Readonly<Record<string, Test>> = {
  ...Object.fromEntries(
    [
      ...["Program", "ExpressionStatement", "Literal", "TemplateLiteral", "TemplateElement"],
      ...["BlockStatement", "ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration"],
      ...["ReturnStatement", "ObjectPattern", "ImportDeclaration", "ImportSpecifier"],
      ...[
        "ImportDefaultSpecifier",
        "ImportNamespaceSpecifier",
        "EmptyStatement",
        "ObjectExpression",
      ],
      ...["ParenthesizedExpression", "Property", "MetaProperty"],
    ].map((type) => [type, always]),
  ),
  Identifier: isKnownName,
  VariableDeclaration: (node) => findText(node, "kind") === "const",
  VariableDeclarator: (node, _parents, names) => isFixed(findChild(node, "init"), names),
  AwaitExpression: (node) => isFresh(findChild(node, "argument")),
  MemberExpression: (node) => !hasFlag(node, "computed"),
  CallExpression: isKnownCall,
  NewExpression: (node, _parents, names) => isKnownNew(node, names),
};

/** A module, a function, a text or a number, or a timer: a promise or an object would have a state. */
function isFixed(init: TreeNode | null, { modules }: Names): boolean {
  if (init === null) return false;
  if (FUNCTIONS.has(init.type) || init.type === "Literal") return true;
  // That of `node:timers/promises` gives a promise.
  const isOther = modules.has(nameOf(findChild(init, "callee")) ?? "");
  return isRequire(init) || (isTimer(init) && !isOther);
}

/** What is made where it is awaited: of what has a name it depends on the order whether it is settled. */
function isFresh(node: TreeNode | null): boolean {
  return node !== null && node.type !== "Identifier" && node.type !== "MemberExpression";
}

/** What one may call anywhere: it schedules, or prints, or has no state. */
const FREE = new Set([
  ...["setTimeout", "setImmediate", "queueMicrotask", "require"],
  ...["console.log", "console.error", "console.info", "console.warn", "process.nextTick"],
  ...["Promise.resolve", "Promise.reject"],
]);

/** Of a timer that the program holds. */
const OF_TIMER = new Set(["unref", "ref", "refresh"]);
const CLEARS = new Set(["clearTimeout", "clearImmediate"]);
const OF_PROMISE = new Set(["then", "catch", "finally"]);

/** Operations of the pool that change nothing. */
const OPERATIONS =
  /^(?:\w+\.)?(?:promises\.)?(?:stat|lstat|readFile|readdir|access|realpath|lookup|randomBytes|pbkdf2|scrypt|gzip|gunzip|deflate|inflate|brotliCompress)$/;

/** A timer tells whether it has run: one may only clear it, set it anew, let it go and hold it. */
function isKnownName(node: TreeNode, parents: readonly TreeNode[], names: Names): boolean {
  if (!isTimerName(node, names)) return true;
  const [call, parent] = parents.slice(-2);
  if (parent?.type === "CallExpression") return CLEARS.has(readCallee(parent));
  if (parent?.type !== "MemberExpression") return parent?.type === "VariableDeclarator";
  return call?.type === "CallExpression" && findChild(call, "callee") === parent;
}

function readCallee(call: TreeNode): string {
  const callee = findChild(call, "callee");
  return (callee === null ? null : readPath(callee)) ?? "";
}

/** Whether a call hands a promise or a timer over, which by then may or may not be done. */
function handsStateOver(node: TreeNode): boolean {
  if (/^(?:console|Promise)\./.test(readCallee(node))) return false;
  return listChildren(node, "arguments").some(({ type }) => MADE.has(type));
}

const MADE = new Set(["CallExpression", "NewExpression", "ObjectExpression"]);

function isKnownCall(node: TreeNode, _parents: readonly TreeNode[], names: Names): boolean {
  const callee = findChild(node, "callee");
  if (callee === null || handsStateOver(node)) return false;
  if (FUNCTIONS.has(callee.type)) return true;
  const path = readPath(callee);
  const [root = "", ...rest] = path?.split(".") ?? [];
  if (path === null) return isReaction(callee);
  if (FREE.has(path)) return true;
  if (CLEARS.has(path)) return isTimerName(listChildren(node, "arguments")[0], names);
  if (names.timers.has(root)) return rest.length === 1 && OF_TIMER.has(rest[0] ?? "");
  if (names.modules.has(root)) return OPERATIONS.test(path);
  if (rest.length > 0) return false;
  return (names.resolvers.get(path) ?? (names.functions.has(path) ? 1 : 2)) === 1;
}

function isTimerName(node: TreeNode | undefined, { timers }: Names): boolean {
  return timers.has(nameOf(node ?? null) ?? "");
}

/** `then` and its like on what a call has just given. */
function isReaction(callee: TreeNode): boolean {
  if (callee.type !== "MemberExpression") return false;
  const name = nameOf(findChild(callee, "property"));
  const object = findChild(callee, "object");
  return name !== null && OF_PROMISE.has(name) && isPromise(object);
}

function isPromise(node: TreeNode | null): boolean {
  return node?.type === "CallExpression" || node?.type === "NewExpression";
}

/** Such as `fs.promises.stat`; `null` when it is no plain path of names. */
function readPath(node: TreeNode): string | null {
  const name = nameOf(node);
  if (name !== null) return name;
  if (node.type !== "MemberExpression" || hasFlag(node, "computed")) return null;
  const object = findChild(node, "object");
  const property = nameOf(findChild(node, "property"));
  const head = object === null ? null : readPath(object);
  return head === null || property === null ? null : `${head}.${property}`;
}

/** A promise that one call resolves, or an error. */
function isKnownNew(node: TreeNode, { resolvers }: Names): boolean {
  const name = nameOf(findChild(node, "callee"));
  if (name === "Error") return true;
  const [executor] = listChildren(node, "arguments");
  if (name !== "Promise" || executor === undefined) return false;
  const [resolve, ...others] = listChildren(executor, "params");
  return others.length === 0 && resolvers.get(nameOf(resolve ?? null) ?? "") === 1;
}
