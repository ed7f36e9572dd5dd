import { Option } from "commander";
import type { Command } from "commander";
import type { Challenge } from "../../catalog/challenge.ts";
import { diffParts, printDiff } from "../../drill/diff-rows.ts";
import { renderNext } from "../../ui/command-list.ts";
import { renderChange } from "../../ui/drill/render-change.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { addExamples } from "../options.ts";
import { loadState } from "../state.ts";
import { openChallenge } from "./desk.ts";
import { addDrillOptions, addRevealOption, chooseSeed } from "./options.ts";
import type { DrillOptions } from "./options.ts";
import { prepareDrill } from "./prepare.ts";
import type { JudgedDrill } from "./prepare.ts";
import { askReview } from "./review-ask.ts";
import { gradeSheet } from "./review-grade.ts";

/** What `trainer drill review` was given. */
export interface ReviewOptions extends DrillOptions {
  answers?: string;
}

/** `trainer drill review`: which lines of a change are wrong, and which promises they break. */
export function defineReview(
  command: Command,
  context: Context,
  finish: (code: ExitCode) => void,
): void {
  command
    .argument("[slug]", "The challenge (default: the one where you need it most).")
    .addOption(
      new Option(
        "--answers <file>",
        "Grade a file that `--json` printed, after you filled in the answer.",
      ).conflicts(["seed"]),
    );
  addDrillOptions(addRevealOption(command)).action(
    async (slug: string | undefined, options: ReviewOptions) =>
      finish(await review(slug, options, context)),
  );
  addExamples(
    command,
    "trainer drill review",
    "trainer drill review event-emitter --level senior",
    "trainer drill review event-emitter --seed 7 --json > answers.json",
    "trainer drill review --answers answers.json",
  );
}

/** Does a review: in a terminal with keys, else by a file of answers. */
async function review(
  slug: string | undefined,
  options: ReviewOptions,
  context: Context,
): Promise<ExitCode> {
  const state = loadState(context, options);
  if (options.answers !== undefined) {
    return gradeSheet(options.answers, { slug, json: options.json === true }, { state, context });
  }
  const reveal = options.reveal === true;
  const challenge = openChallenge("review", slug, { state, context, reveal });
  const { level } = options;
  const seed = chooseSeed(options, context);
  const judged = await prepareDrill(challenge, { drill: "review", seed, level }, context);
  if (judged === null) return 130;
  if (options.json === true) printQuestion(challenge, judged, context);
  else if (context.terminal.interactive) return askReview(challenge, judged, { state, context });
  else printPage(challenge, judged, context);
  return 0;
}

function printQuestion(challenge: Challenge, { built }: JudgedDrill, context: Context): void {
  const { slug, requirements } = challenge;
  const { seed, level, draw } = built.id;
  const hunks = diffParts(built.base, built.parts);
  printJson(context, {
    ...{ drill: "review", challenge: slug, seed, level, draw, digest: built.digest },
    shownAt: context.now().toISOString(),
    diff: printDiff(`${slug}.ts`, hunks),
    lines: hunks.flatMap(({ rows }) => rows.map(({ n, sign, text }) => ({ n, sign, text }))),
    promises: requirements.map(({ id, title }) => ({ id, title })),
    answer: { lines: [], promises: [], sure: null },
  });
}

function printPage(challenge: Challenge, { built }: JudgedDrill, context: Context): void {
  const { slug, title } = challenge;
  const { seed, level } = built.id;
  const hunks = diffParts(built.base, built.parts);
  context.out(renderChange({ title, seed, level, hunks }, context));
  const again = `trainer drill review ${slug} --seed ${seed} --level ${level} --json > answers.json`;
  const next = [again, "trainer drill review --answers answers.json"];
  context.out(`\n${renderNext(next, context)}\n`);
}
