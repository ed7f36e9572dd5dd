import type { OptionCommand } from "./commands/command.ts";
import type { Context, ExitCode } from "./commands/context.ts";
import { QuickCommand } from "./commands/quick-command.ts";
import { runMain } from "./run-main.ts";

/** Thrown where only the whole program can go on; nothing was done by then. */
class NeedsWhole extends Error {}

type Define = (command: OptionCommand, context: Context, finish: (code: ExitCode) => void) => void;

/** Loads what defines a command; it is given what to call for that which only the whole program can answer. */
export type LoadQuick = (leaveToWhole: () => never) => Promise<Define>;

/**
 * Runs a command that is asked for often without the library that reads command lines, which would take
 * a quarter of its time. Gives `null`, with nothing done, for what only the whole program can answer.
 */
export async function runQuick(
  [name = "", ...words]: string[],
  commands: ReadonlyMap<string, LoadQuick>,
): Promise<ExitCode | null> {
  const load = commands.get(name);
  if (load === undefined) return null;
  const define = await load(() => {
    throw new NeedsWhole();
  });
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
