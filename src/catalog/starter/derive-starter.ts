import { rejectFaults } from "../../text/reject-faults.ts";
import { walkTree } from "../../text/syntax-tree.ts";
import type { Desk, ParsedProgram } from "./desk.ts";
import { makeDocFinder, writeDocs } from "./desk.ts";
import { makeTypeReader } from "./read-types.ts";
import { applyReplacements } from "./replacement.ts";
import { REWRITES } from "./rewrites.ts";

/**
 * The same program in JavaScript: its comments stay, its types become documentation tags, which
 * editors and the TypeScript compiler read. `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_STARTER` with every place that JavaScript has no words for, a line each.
 */
export function deriveStarter({ text, tree, comments }: ParsedProgram, source: string): string {
  const desk: Desk = {
    text,
    read: makeTypeReader(text, comments),
    findDoc: makeDocFinder(text, comments),
    replacements: [],
    gone: new Set(),
    tags: new Map(),
    faults: [],
  };
  walkTree(tree, (node, parents) => {
    if (desk.gone.has(node) || parents.some((parent) => desk.gone.has(parent))) return;
    REWRITES[node.type]?.(node, parents, desk);
  });
  rejectFaults("INVALID_STARTER", source, desk.faults);
  writeDocs(desk);
  return joinParameters(applyReplacements(text, desk.replacements));
}

const WIDTH = 100;

/** Without their types, most parameters fit in the line of their function. */
function joinParameters(text: string): string {
  return text.replaceAll(
    /^(.*\()\n((?:[ \t]+(?:[^\n]*,|\.\.\.\w+)\n)+)[ \t]*(\).* (?:\{|=>))$/gm,
    (whole: string, ...[before = "", lines = "", after = ""]: string[]) => {
      const params = lines.trim().split(/,\n\s*/);
      const joined = `${before}${params.join(", ").replace(/,$/, "")}${after}`;
      return joined.length <= WIDTH ? joined : whole;
    },
  );
}
