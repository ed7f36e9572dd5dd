import { findPosition } from "./imports.ts";
import { findChild, findText, listChildren, walkTree } from "../text/syntax-tree.ts";
import type { TreeNode } from "../text/syntax-tree.ts";

/** A program with one small fault that was put in by machine. */
export interface Mutant {
  /** Such as `\`<\` becomes \`<=\` in \`at < end\``. */
  says: string;
  /** Counts from 1. */
  line: number;
  text: string;
}

/** A place to change, and what stands there afterwards. */
interface Change {
  start: number;
  end: number;
  by: string;
  says: string;
}

/** A program and its syntax tree. */
interface Source {
  text: string;
  tree: unknown;
}

const OPERATORS = new Map([
  ["<", ["<=", ">="]],
  ["<=", ["<", ">"]],
  [">", [">=", "<="]],
  [">=", [">", "<"]],
  ["===", ["!=="]],
  ["!==", ["==="]],
  ["&&", ["||"]],
  ["||", ["&&"]],
  ["??", ["&&"]],
  ["+", ["-"]],
  ["-", ["+"]],
  ["*", ["/"]],
  ["/", ["*"]],
  ["%", ["*"]],
  ["+=", ["-="]],
  ["-=", ["+="]],
]);
const OPERATIONS = new Set(["BinaryExpression", "LogicalExpression", "AssignmentExpression"]);
const REMOVABLE = new Set(["ExpressionStatement", "ReturnStatement", "ThrowStatement"]);

/** Every mutant of a program: operators, bounds, constants, statements, arguments, `await`, conditions. */
export function listMutants({ text, tree }: Source): Mutant[] {
  const changes: Change[] = [];
  walkTree(tree, (node, parents) => {
    if (parents.some(({ type }) => type.startsWith("TS"))) return;
    changes.push(
      ...changeOperator(node, text),
      ...changeConstant(node, parents, text),
      ...removeStatement(node, text),
      ...swapArguments(node, text),
      ...dropAwait(node, text),
      ...changeCondition(node, text),
    );
  });
  return changes.map(({ start, end, by, says }) => ({
    says,
    line: findPosition(text, start).line,
    text: text.slice(0, start) + by + text.slice(end),
  }));
}

/** At most `count` of the mutants, drawn with `random`, which gives numbers from 0 up to 1. */
export function drawMutants(
  mutants: readonly Mutant[],
  count: number,
  random: () => number,
): Mutant[] {
  const left = [...mutants];
  const drawn: Mutant[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

function changeOperator(node: TreeNode, text: string): Change[] {
  const operator = OPERATIONS.has(node.type) ? findText(node, "operator") : null;
  const [left, right] = [findChild(node, "left"), findChild(node, "right")];
  if (operator === null || left === null || right === null) return [];
  const at = text.indexOf(operator, left.end);
  if (at === -1 || at >= right.start) return [];
  const [start, end] = [at, at + operator.length];
  return (OPERATORS.get(operator) ?? []).map((by) => ({
    ...{ start, end, by },
    says: `\`${operator}\` becomes \`${by}\` in ${quote(node, text)}`,
  }));
}

/** Texts and keys stay; what a text says is often left open. */
function changeConstant(node: TreeNode, parents: readonly TreeNode[], text: string): Change[] {
  if (node.type !== "Literal") return [];
  const raw = text.slice(node.start, node.end);
  const context = quote(parents.at(-1) ?? node, text);
  const become = (by: string): Change => ({
    ...{ start: node.start, end: node.end, by },
    says: `\`${raw}\` becomes \`${by}\` in ${context}`,
  });
  if (raw === "true") return [become("false")];
  if (raw === "false") return [become("true")];
  return /^\d[\d_]*$/.test(raw) ? [become(String(Number(raw.replaceAll("_", "")) + 1))] : [];
}

function removeStatement(node: TreeNode, text: string): Change[] {
  if (!REMOVABLE.has(node.type) || isSuperCall(node)) return [];
  const { start, end } = node;
  return [{ start, end, by: ";", says: `${quote(node, text)} is removed` }];
}

function isSuperCall(node: TreeNode): boolean {
  const call = findChild(node, "expression");
  return call !== null && findChild(call, "callee")?.type === "Super";
}

function swapArguments(node: TreeNode, text: string): Change[] {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return [];
  const [first, second] = listChildren(node, "arguments");
  if (first === undefined || second === undefined) return [];
  const slice = ({ start, end }: TreeNode): string => text.slice(start, end);
  const between = text.slice(first.end, second.start);
  const by = `${slice(second)}${between}${slice(first)}`;
  const says = `the first two arguments are swapped in ${quote(node, text)}`;
  return first.type === "SpreadElement" || second.type === "SpreadElement"
    ? []
    : [{ start: first.start, end: second.end, by, says }];
}

function dropAwait(node: TreeNode, text: string): Change[] {
  const argument = node.type === "AwaitExpression" ? findChild(node, "argument") : null;
  if (argument === null) return [];
  const says = `\`await\` is removed from ${quote(node, text)}`;
  return [{ start: node.start, end: argument.start, by: "", says }];
}

function changeCondition(node: TreeNode, text: string): Change[] {
  const test =
    node.type === "IfStatement" || node.type === "ConditionalExpression"
      ? findChild(node, "test")
      : null;
  if (test === null) return [];
  return ["true", "false"].map((by) => ({
    ...{ start: test.start, end: test.end, by },
    says: `the condition ${quote(test, text)} becomes \`${by}\``,
  }));
}

const LONGEST_QUOTE = 60;

function quote({ start, end }: TreeNode, text: string): string {
  const line = text.slice(start, end).replaceAll(/\s+/g, " ");
  return `\`${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}\``;
}
