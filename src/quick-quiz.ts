import { defineQuickList } from "./commands/quiz/quick-list.ts";
import type { ExitCode } from "./commands/context.ts";
import { runQuick } from "./run-quick.ts";
import type { LoadQuick } from "./run-quick.ts";

/** In a file of its own, for it brings along how memory is reckoned. */
const QUICK = new Map<string, LoadQuick>([
  ["quiz", (leaveToWhole) => Promise.resolve(defineQuickList(leaveToWhole))],
]);

/** Runs `quiz --list`; gives `null`, with nothing done, for what only the whole program can answer. */
export function main(argv: string[]): Promise<ExitCode | null> {
  return runQuick(argv, QUICK);
}
