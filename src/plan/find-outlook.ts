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
  /** What each day between today and the date has room for. */
  days: readonly Budget[];
}

/** Whether all that is new can be done in time, or how much of it. */
export function findOutlook(remaining: Remaining): Outlook {
  const { daysLeft, cards } = remaining;
  const stages = shareStages(remaining);
  const share = shareCards(cards.standings, { daysLeft, minutes: minutesLeft(remaining) });
  return {
    stages,
    cards: share,
    cardsPerDay: findPace(share, daysLeft),
    isMet: stages.fits === stages.left && share.fits === share.left,
  };
}

/** How much time there is for cards before the date. */
function minutesLeft({ cards, days }: Remaining): number {
  return days.reduce((sum, { cardMinutes }) => sum + cardMinutes, cards.leftMinutes);
}

function shareStages({ stages, stagesToday, days }: Remaining): Share {
  let minutes = days.reduce((sum, { stageMinutes }) => sum + stageMinutes, stagesToday);
  if (sumStages(stages) <= minutes) return { left: stages.length, fits: stages.length };
  const fits = stages.filter(({ stage }) => (minutes -= stage.minutes) >= 0).length;
  return { left: stages.length, fits };
}
