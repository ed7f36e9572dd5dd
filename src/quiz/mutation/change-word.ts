import { findChild, findText, hasFlag, listChildren } from "../../text/syntax-tree.ts";
import type { TreeNode } from "../../text/syntax-tree.ts";
import { replace, slice } from "./change.ts";
import type { Change, Site } from "./change.ts";

/** What the language does by itself. */
export function changeWord({ node, parents, text }: Site): Change[] {
  const argument = findChild(node, "argument");
  const operator = findText(node, "operator") ?? "";
  switch (node.type) {
    case "ImportExpression":
      return [replace(node, "undefined")];
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

/** A function that is not `async` gives what it returns. */
function changeFunction(node: TreeNode, text: string): Change[] {
  if (hasFlag(node, "async")) return [swapWord(node, text, ["async ", ""])];
  const [param] = listChildren(node, "params").filter(({ type }) => type === "AssignmentPattern");
  const left = param === undefined ? null : findChild(param, "left");
  if (param === undefined || left === null) return [];
  return [{ ...replace(param, slice(left, text)), isPlain: true }];
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
