import { TrainerError } from "../../errors.ts";
import { findDay } from "../../memory/day.ts";
import { parseUntil } from "../../plan/parse-until.ts";
import type { Planned } from "../../progress/event.ts";
import { askText } from "../../ui/prompts/ask-text.ts";
import type { Context } from "../context.ts";
import { USUAL_MINUTES, isMinutes } from "../plan-minutes.ts";

/** How far ahead a first plan is suggested. */
const USUAL_DAYS = 28;

/** Asks for the date and the minutes of a plan, and gives the words that make it; `null` when that was left. */
export async function askPlan(
  known: Planned | null,
  context: Context,
): Promise<string[] | null | "interrupted"> {
  const day = findDay(context.now(), known?.dayStarts ?? null);
  const until = await askText(
    {
      message: "Which day do you prepare for? (year-month-day)",
      initial: known?.until ?? suggestDate(context.now()),
      reject: (text) => findFault(() => parseUntil(text.trim(), day)),
    },
    context,
  );
  if (until.kind !== "answered") return until.kind === "interrupted" ? "interrupted" : null;
  const minutes = await askText(
    {
      message: "How many minutes do you want to learn each day?",
      initial: String(known?.minutes ?? USUAL_MINUTES),
      reject: (text) => (isMinutes(text.trim()) ? null : "Type a number from 5 to 600."),
    },
    context,
  );
  if (minutes.kind !== "answered") return minutes.kind === "interrupted" ? "interrupted" : null;
  return ["plan", "--until", until.value.trim(), "--minutes", minutes.value.trim()];
}

function suggestDate(now: Date): string {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + USUAL_DAYS);
  const [month, day] = [date.getMonth() + 1, date.getDate()];
  return [date.getFullYear(), month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

function findFault(parse: () => unknown): string | null {
  try {
    parse();
    return null;
  } catch (error) {
    if (error instanceof TrainerError) return error.message.replaceAll("`", "");
    throw error;
  }
}
