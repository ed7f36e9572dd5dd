import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { REPORTERS } from "../ui/reporters/index.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import { checkRepair } from "./drill/check.ts";
import { findGivenDrill } from "./test/given-drill.ts";
import { chooseScope, isAskedMet } from "./test/choose-scope.ts";
import { judgeOnce } from "./test/judge-once.ts";
import { pickSolution } from "./test/pick-solution.ts";
import { rejectConflicts } from "./test/reject-conflicts.ts";
import { reportVerdict } from "./test/report-verdict.ts";
import { testAll } from "./test/test-all.ts";
import type { TestOptions } from "./test/test-options.ts";
import { watchOn } from "./test/watch-on.ts";

/** `trainer test`: judges a solution with the hidden suite. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument(
      "[slug]",
      "The challenge (default: the one whose folder you are in, else whose solution or repair you changed last).",
    )
    .option("--file <file>", "Test this file, wherever it is.")
    .option("--only <requirement|rule>", "Test only this; exits with 0 if it is met.")
    .option("--stage <n>", "Test only this stage; exits with 0 if it is met.", parseStage)
    .option("--all-stages", "Test every stage, even after one that is not met.")
    .option("--all-findings", "Print every finding in full.")
    .option("--output", "Print all that your code printed.")
    .option("--all", "Test every challenge you have started, in parallel.")
    .option("--watch", "Test again on each save.")
    .option("--poll", "With --watch: look for saves twice a second, for drives that report none.")
    .option(
      "--no-sandbox",
      "For authors: run without permission flags and import rules (limits still apply).",
    )
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
    "trainer test event-emitter --only E4",
    "trainer test event-emitter --file ./mine.ts --json",
  );
}

async function test(
  slug: string | undefined,
  options: TestOptions,
  context: Context,
): Promise<ExitCode> {
  rejectConflicts(slug, options);
  const state = loadState(context, options);
  const reporter = options.json === true ? "json" : options.reporter;
  const drill = findGivenDrill(slug, options, { state, context });
  if (drill !== null) return checkRepair(drill, { state, context, json: options.json === true });
  const { sandbox } = options;
  const { allFindings = false, output: allOutput = false } = options;
  if (options.all === true) {
    const scope = { kind: options.allStages === true ? "all" : "plain" } as const;
    return testAll({ scope, reporter, sandbox }, state, context);
  }
  const { challenge, file } = pickSolution(slug, { state, context, file: options.file });
  const scope = chooseScope(options, { challenge, state, context });
  const wanted = { challenge, file, sandbox, scope };
  if (options.watch === true) {
    const workspace = state.workspace.folder;
    const { poll = false } = options;
    const how = { reporter, allFindings, allOutput, poll, options, workspace, waits: false };
    return watchOn({ ...wanted, ...how }, context);
  }
  const judged = await judgeOnce(wanted, { state, context });
  if (context.signal.aborted) return 130;
  const own = state.progress.challenges.get(challenge.slug);
  const report = { reporter, challenge, scope, own, context, allFindings, allOutput };
  reportVerdict(judged, report);
  return isAskedMet(judged.verdict, scope) ? 0 : 1;
}

function parseStage(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be the number of a stage, such as 2.");
}
