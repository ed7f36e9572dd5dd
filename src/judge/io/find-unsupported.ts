import { Script } from "node:vm";
import { findText, walkTree } from "../../text/syntax-tree.ts";

/** Syntax that TypeScript knows and Node may not: how it looks, its nodes, what to try, and its name. */
const NEWER = [
  {
    looks: /^\s*@[\w$]|[({;\s]@[\w$]/m,
    is: (type: string) => type === "Decorator",
    sample: "class A { @(() => {}) a() {} }",
    name: "decorators",
  },
  {
    looks: /\busing\s+[\w$]+\s*=/,
    is: (_type: string, kind: string | null) => /^(?:await )?using$/.test(kind ?? ""),
    sample: "{ using a = null; }",
    name: "`using` declarations",
  },
];

/** The first piece of syntax that this Node cannot run, or `null`. The tree, which takes a while to read, is seldom needed. */
export function findUnsupported(
  text: string,
  readTree: () => unknown,
): { message: string; offset: number } | null {
  for (const { looks, is, sample, name } of NEWER) {
    if (!looks.test(text) || canCompile(sample)) continue;
    let offset: number | null = null;
    walkTree(readTree(), (node) => {
      if (is(node.type, findText(node, "kind"))) offset ??= node.start;
    });
    if (offset !== null) {
      return { message: `Node ${process.versions.node} cannot run ${name} yet`, offset };
    }
  }
  return null;
}

function canCompile(code: string): boolean {
  try {
    return new Script(code) instanceof Script;
  } catch {
    return false;
  }
}
