import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { TrainerError } from "../errors.ts";
import { findDay, isTimeOfDay } from "../memory/day.ts";
import { parseUntil } from "../plan/parse-until.ts";
import { readPlan } from "../plan/plan.ts";
import type { Planned } from "../progress/event.ts";
import { renderNoPlan, renderPlan } from "../ui/render-plan.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { USUAL_MINUTES, isMinutes } from "./plan-minutes.ts";
import { loadState, recordEvent } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";
import { loadToday } from "./today/load-today.ts";

interface PlanOptions extends WorkspaceOption {
  until?: string;
  minutes?: number;
  dayStarts?: string;
  clear?: boolean;
  json?: boolean;
}

/** `trainer plan`: the date that is prepared for, and how long a day. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .option("--until <date>", "The day you prepare for, such as 2027-03-01.")
    .option("--minutes <n>", "How long you want to learn each day (default: 45).", parseMinutes)
    .option("--day-starts <time>", "When your day begins (default: 04:00).", parseDayStarts)
    .addOption(
      new Option("--clear", "Remove the plan; what you have done stays.").conflicts([
        ...["until", "minutes", "dayStarts"],
      ]),
    );
  addWorkspaceOption(addJsonOption(command)).action((options: PlanOptions) =>
    finish(plan(options, context)),
  );
  addExamples(
    command,
    "trainer plan --until 2027-03-01 --minutes 45",
    "trainer plan --minutes 60",
    "trainer plan",
  );
}

function plan(options: PlanOptions, context: Context): ExitCode {
  const state = loadState(context, options, { makes: true });
  const event = buildEvent(options, state, context);
  if (event !== null) {
    recordEvent(state, event);
    state.progress.planned = event;
  }
  const today = loadToday(state, context);
  if (options.json === true) {
    printJson(context, { plan: readPlan(state.progress), today });
    return 0;
  }
  if (options.clear === true && event !== null)
    context.out("Removed your plan. Your progress is kept.\n");
  else context.out(today === null ? renderNoPlan(context) : renderPlan(today, context));
  return 0;
}

/** What is written into the journal; `null` when the plan is only shown. */
function buildEvent(options: PlanOptions, { progress }: State, context: Context): Planned | null {
  const { until, minutes, dayStarts, clear = false } = options;
  const known = progress.planned;
  if (until === undefined && minutes === undefined && dayStarts === undefined && !clear)
    return null;
  if (clear && readPlan(progress) === null) return null;
  const now = context.now();
  const starts = dayStarts ?? known?.dayStarts ?? null;
  const date =
    until === undefined ? (known?.until ?? null) : parseUntil(until, findDay(now, starts));
  if (minutes !== undefined && date === null) throw explainNoDate(minutes);
  return {
    kind: "planned",
    at: stamp(now, known),
    until: clear ? null : date,
    minutes: clear || date === null ? null : (minutes ?? known?.minutes ?? USUAL_MINUTES),
    dayStarts: starts,
  };
}

/** A plan that was made by a clock that was ahead must not win over this one. */
function stamp(now: Date, known: Planned | null): string {
  const earliest = known === null ? 0 : Date.parse(known.at) + 1;
  return new Date(Math.max(now.getTime(), earliest)).toISOString();
}

function explainNoDate(minutes: number): TrainerError {
  return new TrainerError("NO_PLAN", "There is no plan to change.", {
    hint: `Name the day too, such as \`trainer plan --until 2027-03-01 --minutes ${minutes}\`.`,
  });
}

function parseMinutes(text: string): number {
  if (isMinutes(text)) return Number(text);
  throw new InvalidArgumentError("It must be a number from 5 to 600.");
}

function parseDayStarts(text: string): string {
  if (isTimeOfDay(text)) return text;
  throw new InvalidArgumentError("It must be a time such as 04:00.");
}
