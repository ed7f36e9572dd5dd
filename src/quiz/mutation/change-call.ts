import { findChild, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { replace, slice } from "./change.ts";
import type { Change, Site } from "./change.ts";
import { isPlatform, isPrint } from "./find-platform.ts";

/** A call of Node is left out, is given something else, or is made to something like it. */
export function changeCall({ node, parents, text, names }: Site): Change[] {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const callee = findChild(node, "callee");
  if (callee === null || isPrint(node, text)) return [];
  if (!isPlatform(node, names))
    return renameCallee(callee, text).map((change) => ({ ...change, isPlain: true }));
  const name = slice(callee, text);
  if (UNTOUCHED.has(name)) return [];
  // How a result is written says nothing of where it comes from.
  if (WRITERS.has(name) && parents.some((parent) => isPrint(parent, text))) return [];
  if (callee.type === "Super") return [];
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
  if (/^(?:Identifier|CallExpression|MemberExpression|ArrayExpression)$/.test(argument.type))
    return [replace(argument, "0")];
  if (argument.type !== "Literal") return [];
  const raw = slice(argument, text);
  if (raw === "true") return [replace(argument, "false")];
  if (raw === "false") return [replace(argument, "true")];
  if (/^\d[\d_]*$/.test(raw)) {
    const number = Number(raw.replaceAll("_", ""));
    return [String(number + 1), String(number * 10 + 7), "1"].map((by) => replace(argument, by));
  }
  if (/^(["']).+\1$/.test(raw)) return [replace(argument, `${raw.slice(0, -1)}z${raw.slice(-1)}`)];
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
  [".every", ["some"]],
  [".some", ["every"]],
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
export function changeRead({ node, parents, names }: Site): Change[] {
  const parent = parents.at(-1);
  if (node.type !== "MemberExpression" || parent === undefined) return [];
  const isPart =
    (parent.type === "MemberExpression" && findChild(parent, "object") === node) ||
    findChild(parent, "callee") === node ||
    findChild(parent, "left") === node ||
    ["UpdateExpression", "UnaryExpression"].includes(parent.type);
  return isPart || !isPlatform(node, names) ? [] : [replace(node, "undefined")];
}
