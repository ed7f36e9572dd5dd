import type { ExitCode } from "./commands/context.ts";
import { QuickCommand } from "./commands/quick-command.ts";
import { runMain } from "./run-main.ts";

/** The commands that are asked for most. */
const QUICK = new Map([
  ["list", () => import("./commands/list.ts")],
  ["next", () => import("./commands/next.ts")],
]);

/**
 * Runs a command that is asked for often without the library that reads command lines, which would take
 * a quarter of its time. Gives `null`, with nothing done, for what only that library can answer.
 */
export async function main([name = "", ...words]: string[]): Promise<ExitCode | null> {
  const load = QUICK.get(name);
  if (load === undefined) return null;
  const { define } = await load();
  let isPlain = false;
  const code = await runMain([name, ...words], {
    run: async (_, context) => {
      let result: ExitCode = 0;
      const command = new QuickCommand();
      define(command, context, (value) => (result = value));
      isPlain = await command.run(words);
      return result;
    },
    buildAll: () => Promise.reject(new Error("Only the whole program has all commands.")),
    explainUsage: () => null,
  });
  return isPlain || code !== 0 ? code : null;
}
