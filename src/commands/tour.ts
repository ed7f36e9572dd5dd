import { join } from "node:path";
import type { Command } from "commander";
import { findChallenge } from "../catalog/find-challenge.ts";
import { loadCatalog } from "../catalog/io/load-catalog.ts";
import { loadSolution } from "../catalog/io/load-solution.ts";
import { loadStarter } from "../catalog/io/load-starter.ts";
import { openJudge } from "../judge/io/session.ts";
import { renderCommands } from "../ui/command-list.ts";
import { startSpinner } from "../ui/spinner.ts";
import { createFile } from "../workspace/io/create-file.ts";
import { withScratch } from "../process/scratch.ts";
import { locateNewFile } from "../workspace/workspace-paths.ts";
import type { Context, ExitCode } from "./context.ts";
import { addExamples } from "./options.ts";
import { reportVerdict } from "./test/report-verdict.ts";

/** The challenge that the tour shows. */
const SLUG = "event-emitter";
const SCENE = "tick-and-promise";
const CARD = "myths/delay-zero";

/** `trainer tour`: what the trainer does, live, in a scratch folder. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command.action(async () => finish(await tour(context)));
  addExamples(command, "trainer tour");
}

async function tour(context: Context): Promise<ExitCode> {
  const { packageRoot, out, style } = context;
  const challenge = findChallenge(loadCatalog(packageRoot), SLUG);
  return withScratch(async (folder) => {
    const say = (text: string): void => out(`\n${style.strong(text)}\n\n`);
    say(`1. Testing an untouched starter (what \`trainer new ${SLUG}\` creates)`);
    const starter = loadStarter(packageRoot, SLUG, "ts");
    if (!(await judgeText(starter, { challenge, folder: `${folder}/starter`, context })))
      return 130;
    say("2. Testing the reference solution with the same hidden tests");
    const { source } = loadSolution(packageRoot, SLUG);
    if (!(await judgeText(source, { challenge, folder: `${folder}/reference`, context })))
      return 130;
    say("3. The loop lab runs a snippet and shows why it printed in that order");
    await context.run(["loop", SCENE, "--no-predict", "--workspace", folder]);
    say("4. Answering a quiz card: is `setTimeout(fn, 0)` a timer with a delay of 0 ms?");
    await context.run(["quiz", "--answers", writeAnswers(folder), "--workspace", folder]);
    if (context.signal.aborted) return 130;
    say("That's it. Your turn:");
    const commands = [
      { command: "trainer start", says: "the home screen" },
      { command: `trainer new ${SLUG}`, says: "your own starter file" },
    ];
    out(`${renderCommands(commands, context)}\n`);
    return 0;
  });
}

/** The answer that the tour gives, as a learner without a terminal would write it. */
function writeAnswers(folder: string): string {
  const path = join(folder, "answers.json");
  const cards = [{ id: CARD, answer: false }];
  createFile(path, JSON.stringify({ schemaVersion: 1, seed: "1", node: process.version, cards }));
  return path;
}

interface Stage {
  challenge: ReturnType<typeof findChallenge>;
  folder: string;
  context: Context;
}

/** Judges a text as a file of its own; `false` when interrupted. */
async function judgeText(text: string, { challenge, folder, context }: Stage): Promise<boolean> {
  const { packageRoot, signal, style, note, terminal } = context;
  const file = locateNewFile(folder, SLUG, "ts");
  createFile(file, text);
  const spinner = startSpinner({
    text: `Testing ${SLUG}`,
    style,
    interactive: terminal.interactive,
    note,
  });
  const session = openJudge({ challenge, packageRoot, cwd: folder });
  const scope = { kind: "plain" } as const;
  const judged = await session
    .judge(file, { scope, signal, sandbox: true, types: true })
    .finally(() => spinner.stop());
  if (signal.aborted) return false;
  reportVerdict(judged, { reporter: "pretty", challenge, scope, own: undefined, context });
  return true;
}
