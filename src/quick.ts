import type { Context, ExitCode } from "./commands/context.ts";
import { QuickCommand } from "./commands/quick-command.ts";
import { runMain } from "./run-main.ts";

/** Thrown where only the whole program can go on; nothing was done by then. */
class NeedsWhole extends Error {}

/** The commands that are asked for most. */
const QUICK = new Map([
  ["list", async () => (await import("./commands/list.ts")).define],
  ["next", async () => (await import("./commands/next/define-next.ts")).defineNext(leaveToWhole)],
]);

/** What a plan needs is too much for a program that starts fast. */
function leaveToWhole(): never {
  throw new NeedsWhole();
}

/**
 * Runs a command that is asked for often without the library that reads command lines, which would take
 * a quarter of its time. Gives `null`, with nothing done, for what only the whole program can answer.
 */
export async function main([name = "", ...words]: string[]): Promise<ExitCode | null> {
  const load = QUICK.get(name);
  if (load === undefined) return null;
  const define = await load();
  let isPlain = false;
  const code = await runMain([name, ...words], {
    run: async (_, context) => {
      let result: ExitCode = 0;
      const command = new QuickCommand();
      const notes = holdNotes(context);
      define(command, notes.context, (value) => (result = value));
      try {
        isPlain = await command.run(words);
      } catch (error) {
        if (error instanceof NeedsWhole) return 0;
        notes.tell();
        throw error;
      }
      notes.tell();
      return result;
    },
    buildAll: () => Promise.reject(new Error("Only the whole program has all commands.")),
    explainUsage: () => null,
  });
  return isPlain || code !== 0 ? code : null;
}

/** Keeps notes until it is known that the whole program will not say them again. */
function holdNotes(context: Context): { context: Context; tell: () => void } {
  const notes: string[] = [];
  return {
    context: { ...context, note: (text) => void notes.push(text) },
    tell: () => notes.forEach(context.note),
  };
}
