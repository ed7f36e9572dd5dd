import { Option } from "commander";
import type { Command } from "commander";
import { REPORTERS } from "../ui/reporters/index.ts";
import type { Context, ExitCode } from "./context.ts";
import { judgeOnce } from "./judge-once.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { pickSolution } from "./pick-solution.ts";
import { reportVerdict } from "./report-verdict.ts";
import { loadState } from "./state.ts";
import type { WorkspaceOption } from "./state.ts";
import { testAll } from "./test-all.ts";
import { watchSolution } from "./test-watch.ts";

interface TestOptions extends WorkspaceOption {
  file?: string;
  only?: string;
  watch?: boolean;
  all?: boolean;
  /** `false` with `--no-sandbox`. */
  sandbox: boolean;
  json?: boolean;
  reporter: string;
}

/** `trainer test`: judges a solution with the hidden suite. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("[slug]", "The challenge; without it, the one of the file you last touched.")
    .option("--file <file>", "Judge this file, wherever it is.")
    .option("--only <requirement>", "Judge one requirement; exits with 0 if it is met.")
    .option("--all", "Judge every challenge that you have started, in parallel.")
    .option("--watch", "Judge again on each save.")
    .option("--no-sandbox", "For authors: no permission flags and import rules; limits stay.")
    .addOption(
      new Option("--reporter <name>", "How to print the verdict.")
        .choices([...REPORTERS.keys()])
        .default("pretty"),
    );
  addWorkspaceOption(addJsonOption(command)).action(
    async (slug: string | undefined, options: TestOptions) =>
      finish(await test(slug, options, context)),
  );
  addExamples(
    command,
    "trainer test event-emitter",
    "trainer test event-emitter --file ./mine.ts --json",
  );
}

async function test(
  slug: string | undefined,
  options: TestOptions,
  context: Context,
): Promise<ExitCode> {
  const state = loadState(context, options);
  const reporter = options.json === true ? "json" : options.reporter;
  const { sandbox } = options;
  if (options.all === true) return testAll({ reporter, sandbox }, state, context);
  const { challenge, file } = pickSolution(slug, { state, context, file: options.file });
  if (options.watch === true) {
    return watchSolution({ challenge, file, sandbox, reporter, options }, context);
  }
  const judged = await judgeOnce(
    { challenge, file, only: options.only, sandbox },
    { state, context },
  );
  if (context.signal.aborted) return 130;
  reportVerdict(judged, { reporter, challenge, context });
  const { status, requirements } = judged.verdict;
  if (options.only === undefined || status === "broken") return status === "solved" ? 0 : 1;
  return requirements.some(({ id, outcome }) => id === options.only && outcome === "met") ? 0 : 1;
}
