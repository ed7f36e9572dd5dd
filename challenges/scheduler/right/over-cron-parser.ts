// over: cron-parser@5
import { CronExpressionParser } from "cron-parser";
import { Scheduler } from "./central-timer.ts";

const nextRun = Scheduler.nextRun.bind(Scheduler);

/** The package reads the expressions and finds the next match; another form does the rest. */
Scheduler.nextRun = (config, from?: Date) =>
  typeof config === "string" ? read(config, from ?? new Date()) : nextRun(config, from);

function read(expression: string, from: Date): Date | null {
  // The package adds fields that are missing.
  if (expression.trim().split(/\s+/).length < 5) throw invalid("fewer than five fields");
  try {
    return CronExpressionParser.parse(expression, { currentDate: from }).next().toDate();
  } catch (cause) {
    // That is how it says that the months have no such day.
    if (String(cause).includes("Invalid explicit day of month")) return null;
    throw invalid("the expression cannot be read", cause);
  }
}

function invalid(reason: string, cause?: unknown): Error {
  return Object.assign(new Error(reason, { cause }), { code: "INVALID_CRON" });
}

export { Scheduler };
