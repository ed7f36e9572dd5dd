// over: croner@11
import { Cron } from "croner";
import { Scheduler } from "./job-loops.ts";

const nextRun = Scheduler.nextRun.bind(Scheduler);

/** The package reads the expressions and finds the next match; another form does the rest. */
Scheduler.nextRun = (config, from?: Date) =>
  typeof config === "string" ? read(config, from ?? new Date()) : nextRun(config, from);

function read(expression: string, from: Date): Date | null {
  try {
    return new Cron(expression).nextRun(from);
  } catch (cause) {
    throw Object.assign(new Error("invalid expression", { cause }), { code: "INVALID_CRON" });
  }
}

export { Scheduler };
