import type { CardDay } from "./plan-cards.ts";
import { findPace, shareCards } from "./share-cards.ts";
import { sumStages } from "./list-stages.ts";
import type { OpenStage } from "./list-stages.ts";
import type { Budget } from "./share-minutes.ts";
import type { Outlook, Share } from "./plan.ts";

/** What the days that remain have to hold. */
interface Remaining {
  stages: readonly OpenStage[];
  /** Minutes of stages that are left today. */
  stagesToday: number;
  cards: CardDay;
  daysLeft: number;
  budget: Budget;
}

/** Whether all that is new can be done in time, or how much of it. */
export function findOutlook(remaining: Remaining): Outlook {
  const { daysLeft, cards } = remaining;
  const stages = shareStages(remaining);
  const share = shareCards(cards.standings, { daysLeft, places: placesLeft(remaining) });
  return {
    stages,
    cards: share,
    cardsPerDay: findPace(share, daysLeft),
    isMet: stages.fits === stages.left && share.fits === share.left,
  };
}

/** How many cards can still be asked before the date. */
function placesLeft({ cards, daysLeft, budget }: Remaining): number {
  return cards.left + Math.max(0, daysLeft - 1) * budget.mostCards;
}

function shareStages({ stages, stagesToday, daysLeft, budget }: Remaining): Share {
  let minutes = stagesToday + Math.max(0, daysLeft - 1) * budget.stageMinutes;
  if (sumStages(stages) <= minutes) return { left: stages.length, fits: stages.length };
  const fits = stages.filter(({ stage }) => (minutes -= stage.minutes) >= 0).length;
  return { left: stages.length, fits };
}
