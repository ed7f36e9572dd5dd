import type { ExitCode } from "./commands/context.ts";
import { runQuick } from "./run-quick.ts";
import type { LoadQuick } from "./run-quick.ts";

/** The commands that are asked for most. */
const QUICK = new Map<string, LoadQuick>([
  ["list", async () => (await import("./commands/list.ts")).define],
  [
    "next",
    // What a plan needs is too much for a program that starts fast.
    async (leaveToWhole) =>
      (await import("./commands/next/define-next.ts")).defineNext(leaveToWhole),
  ],
]);

/** Runs one of them; gives `null`, with nothing done, for what only the whole program can answer. */
export function main(argv: string[]): Promise<ExitCode | null> {
  return runQuick(argv, QUICK);
}
