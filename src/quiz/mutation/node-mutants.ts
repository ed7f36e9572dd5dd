import { walkTree } from "../../text/syntax-tree.ts";
import type { Change, Program } from "./change.ts";
import { changeCall, changeRead } from "./change-call.ts";
import { changeInside, changePlainText, findGiven, isTextForNode } from "./change-text.ts";
import { changeWord } from "./change-word.ts";
import { findPlatformNames, isPrint } from "./find-platform.ts";

/**
 * Small faults at the places where a program uses Node or what the language does by itself: a call that is
 * left out, given other arguments, or made to something like it; `await`, `typeof`, `delete` and the like.
 */
export function listNodeChanges({ text, tree }: Program): Change[] {
  const names = findPlatformNames(tree);
  const given = findGiven({ tree, text }, names);
  const changes: Change[] = [];
  walkTree(tree, (node, parents) => {
    const isPrinted = parents.some((parent) => isPrint(parent, text));
    const site = { node, parents, text, names };
    changes.push(...changeCall(site), ...changeRead(site), ...changeWord(site));
    if (isPrinted) return;
    if (isTextForNode(site, given)) changes.push(...changeInside(node, text));
    changes.push(...changePlainText(node, text));
  });
  // What prints is not left out: that would show in any case.
  return changes.filter(({ start, end, by }) => {
    const before = text.slice(start, end);
    return countPrints(before) <= countPrints(by) && before !== by;
  });
}

function countPrints(text: string): number {
  return text.split(/console\.|stdout\.|\b(?:print|log|say)\(/).length;
}
