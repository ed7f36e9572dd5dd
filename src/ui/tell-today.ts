import type { Outlook, Share, Today } from "../plan/plan.ts";
import { countNoun } from "./text/count-noun.ts";

/**
 * The plan in two sentences or fewer, each for a line of its own: what is left today, then how many days
 * remain and whether what is new can be done in time.
 */
export function summarizeToday(today: Today): string[] {
  const { state, items, minutes, plan, daysLeft, outlook } = today;
  if (state === "over") return [`Your plan ended on ${plan.until}.`];
  const left =
    items.length === 0
      ? "Nothing is left for today."
      : `Today: ${countNoun(items.length, "item")}, ${countNoun(minutes, "minute")} left.`;
  if (state === "date") return [left, `Today is the date of your plan. Good luck.`];
  const days = daysLeft === 1 ? "1 day remains" : `${daysLeft} days remain`;
  return [left, `${days} until ${plan.until}. ${tellOutlook(outlook)}`];
}

/** Whether all that is new can be done in time, or how much of it, in a sentence. */
function tellOutlook({ stages, cards, isMet }: Outlook): string {
  const parts = [tellShare(stages, "stage"), tellShare(cards, "new card")].filter(
    (one) => one !== "",
  );
  if (parts.length === 0) return "You have seen everything that is new.";
  const all = [countLeft(stages, "stage"), countLeft(cards, "new card")].filter(
    (one) => one !== "",
  );
  if (isMet) return `The plan can be met: ${all.join(" and ")} left.`;
  return `Not everything fits: expect ${parts.join(" and ")}.`;
}

function tellShare({ left, fits }: Share, noun: string): string {
  if (left === 0) return "";
  return fits === left ? `all ${countNoun(left, noun)}` : `${fits} of ${countNoun(left, noun)}`;
}

function countLeft({ left }: Share, noun: string): string {
  return left === 0 ? "" : countNoun(left, noun);
}
