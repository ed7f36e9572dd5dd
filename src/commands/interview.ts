import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { TRACKS } from "../catalog/challenge.ts";
import type { Track } from "../catalog/challenge.ts";
import { TrainerError } from "../errors.ts";
import { INTERVIEW_LEVELS } from "../interview/debrief.ts";
import type { InterviewLevel } from "../interview/debrief.ts";
import { findOpenInterview, listInterviews } from "../interview/list-interviews.ts";
import type { InterviewState } from "../interview/fold-interview.ts";
import { INTERVIEW_MINUTES } from "../interview/plan.ts";
import type { InterviewMinutes, InterviewWish } from "../interview/plan.ts";
import type { Context, ExitCode } from "./context.ts";
import { playScript } from "./interview/answers.ts";
import { takeInterview } from "./interview/live.ts";
import { printPlan } from "./interview/print.ts";
import { showLast } from "./interview/show-last.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface InterviewOptions extends WorkspaceOption {
  minutes: InterviewMinutes;
  level: InterviewLevel;
  focus?: Track;
  seed?: string;
  answers?: string;
  debrief?: boolean;
  json?: boolean;
}

/** `trainer interview`: a timed mock interview with a debrief. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .addOption(
      new Option("--minutes <minutes>", "How long it is: 30, 45 or 60.")
        .argParser(parseMinutes)
        .default(45),
    )
    .addOption(
      new Option("--level <level>", "What you are measured as.")
        .choices(INTERVIEW_LEVELS)
        .default("middle"),
    )
    .addOption(new Option("--focus <track>", "Only challenges of this track.").choices(TRACKS))
    .option("--seed <seed>", "Repeat the interview that printed this seed.", parseSeed)
    .option("--answers <file>", "Play a scripted candidate; no terminal is needed.")
    .option("--debrief", "Show the debrief of your last interview again.");
  addWorkspaceOption(addJsonOption(command)).action(async (options: InterviewOptions) =>
    finish(await interview(options, context)),
  );
  addExamples(
    command,
    "trainer interview",
    "trainer interview --minutes 60 --level senior",
    "trainer interview --focus http --seed 7",
    "trainer interview --seed 7 --json",
    "trainer interview --seed 7 --answers candidate.json --json",
  );
}

async function interview(options: InterviewOptions, context: Context): Promise<ExitCode> {
  const json = options.json === true;
  const takes = options.answers !== undefined || (context.terminal.interactive && !json);
  const state = loadState(context, options, { makes: takes && options.debrief !== true });
  if (options.debrief === true) return showLast({ state, context, json });
  const wish = readWish(options, { state, context });
  const open = findOpenInterview(listInterviews(state.progress.interviews));
  if (!takes) return printPlan(open, wish, { state, context, json });
  if (options.answers === undefined) return takeInterview(open, wish, { state, context });
  if (open !== null && options.seed !== undefined && open.plan.seed !== options.seed)
    throw explainOpen(open);
  return playScript(options.answers, { open, wish }, { state, context, json });
}

/**
 * What is asked for.
 *
 * @throws TrainerError `BAD_USAGE` for what cannot be: a senior in half an hour, a track without challenges.
 */
function readWish(
  { minutes, level, focus, seed }: InterviewOptions,
  { state, context }: { state: State; context: Context },
): InterviewWish {
  if (level === "senior" && minutes < SENIOR_MINUTES)
    throw new TrainerError("BAD_USAGE", `A senior cannot be measured in ${minutes} minutes.`, {
      hint: `Use \`--minutes ${SENIOR_MINUTES}\` or more.`,
    });
  const { challenges } = state.catalog;
  if (focus !== undefined && challenges.every(({ track }) => track !== focus)) {
    const tracks = [...new Set(challenges.map(({ track }) => track))].join(", ");
    throw new TrainerError("BAD_USAGE", `The track \`${focus}\` has no challenges yet.`, {
      hint: `Use one of ${tracks}.`,
    });
  }
  const drawn = seed ?? String(context.now().getTime() % 1_000_000);
  return { minutes, level, focus: focus ?? null, seed: drawn };
}

const SENIOR_MINUTES = 45;

function explainOpen({ plan }: InterviewState): TrainerError {
  const message = `An interview with the seed ${plan.seed} is not over.`;
  return new TrainerError("INTERVIEW_OPEN", message, {
    hint: "Run `trainer interview` to go on with it.",
  });
}

function parseMinutes(text: string): InterviewMinutes {
  const found = INTERVIEW_MINUTES.find((minutes) => String(minutes) === text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError("It must be 30, 45 or 60.");
}

function parseSeed(text: string): string {
  if (/^[A-Za-z0-9-]{1,40}$/.test(text)) return text;
  throw new InvalidArgumentError("It must be at most 40 letters, digits and hyphens.");
}
