import type { Catalog } from "../catalog/challenge.ts";
import type { ChallengeProgress, DrillKind, DrillResult, Progress } from "../progress/event.ts";

/** A drill that is worth doing now, and why. */
export interface DrillChoice {
  drill: DrillKind;
  slug: string;
  /** One sentence. */
  reason: string;
}

/** The kinds that are chosen from, in the order in which they are learned. */
export const DRILL_KINDS: readonly DrillKind[] = ["review", "repair", "tests"];

const DAY_MS = 24 * 60 * 60 * 1000;
/** A drill that went badly is worth doing again from the next day on. */
const REST_DAYS = 0.5;
/** For so long a drill that went well is not asked again. */
const FRESH_DAYS = 14;

/** Something that speaks for a drill, or against it. */
interface Ground {
  weight: number;
  reason: string;
}

/**
 * Chooses the drill that the learner needs most: one that went badly, a kind never done, a challenge
 * that was solved long ago, or with many attempts and hints. Drills show most of a right solution, so
 * only challenges that are solved or revealed count, and of one that is being solved again only its tests,
 * which show nothing of it; `null` when there is none.
 */
export function chooseDrill(catalog: Catalog, progress: Progress, now: Date): DrillChoice | null {
  return chooseAmong(DRILL_KINDS, { catalog, progress, now });
}

/** What a choice is made from. */
export interface DrillFacts {
  catalog: Catalog;
  progress: Progress;
  now: Date;
  /** The challenge was named, so that it may be one that is being solved again. */
  named?: boolean;
}

/** The same among some kinds. */
export function chooseAmong(
  kinds: readonly DrillKind[],
  { catalog: { challenges }, progress, now, named = false }: DrillFacts,
): DrillChoice | null {
  let best: (DrillChoice & { weight: number }) | null = null;
  for (const { slug } of challenges) {
    const own = progress.challenges.get(slug);
    if (own === undefined || !mayDrill(own)) continue;
    const isShown = !isBlind(own) || named;
    for (const drill of kinds.filter((kind) => kind === "tests" || isShown)) {
      const grounds = listGrounds(drill, own, { drills: progress.drills, now });
      const weight = grounds.reduce((sum, ground) => sum + ground.weight, 0);
      const [strongest] = grounds
        .filter((ground) => ground.weight > 0)
        .toSorted((one, other) => other.weight - one.weight);
      const reason = strongest?.reason ?? "You have done the others just as lately.";
      if (best === null || weight > best.weight) best = { drill, slug, reason, weight };
    }
  }
  return best === null ? null : { drill: best.drill, slug: best.slug, reason: best.reason };
}

/** Whether the right solution of a challenge may be shown already. */
export function mayDrill(own: ChallengeProgress | undefined): boolean {
  return own?.status === "solved" || own?.revealed === true;
}

/** Whether somebody solves a challenge from a blank file and has not looked at the reference in that. */
export function isBlind(own: ChallengeProgress | undefined): boolean {
  return own !== undefined && own.round.lastAt !== null && !own.round.solved && !own.round.revealed;
}

function listGrounds(
  drill: DrillKind,
  own: ChallengeProgress,
  { drills, now }: { drills: readonly DrillResult[]; now: Date },
): Ground[] {
  const hints = Object.values(own.hints).reduce((sum, steps) => sum + steps, 0);
  const days = own.solvedAt === null ? 0 : countDays(own.solvedAt, now);
  const ofKind = drills.filter((one) => one.drill === drill);
  return [
    judgeLast(
      ofKind.findLast(({ slug }) => slug === own.slug),
      now,
    ),
    {
      weight: ofKind.length === 0 ? 40 : 0,
      reason: `You have not done a ${NOUNS[drill]} yet.`,
    },
    {
      weight: Math.min(own.attempts, 10) * 2 + Math.min(hints, 10) * 3,
      reason: "You needed several attempts or hints to solve the challenge.",
    },
    { weight: Math.min(days, 60) / 2, reason: `You solved the challenge ${tellDays(days)}.` },
  ];
}

const NOUNS = { review: "review", repair: "repair", tests: "test drill" } as const;

/** The share of mistakes that may be missed: few tests catch every one of many. */
const TOLERATED = { review: 0, repair: 0, tests: 0.25 } as const;

/** What the last drill of this kind and challenge says. */
function judgeLast(last: DrillResult | undefined, now: Date): Ground {
  const days = last === undefined ? 0 : countDays(last.at, now);
  const missed = last?.missed.length ?? 0;
  const share = missed / Math.max(1, missed + (last?.found.length ?? 0));
  if (last !== undefined && share > TOLERATED[last.drill]) {
    const weight = days < REST_DAYS ? -80 : 100 + 50 * share;
    return { weight, reason: `You missed ${missed} of its mistakes last time.` };
  }
  if (last === undefined) return { weight: 10, reason: "You have not drilled this challenge yet." };
  const weight = days < FRESH_DAYS ? -80 : 0;
  return { weight, reason: `You last drilled this challenge ${tellDays(days)}.` };
}

/** Of a clock that went back, none. */
function countDays(at: string, now: Date): number {
  return Math.max(0, (now.getTime() - Date.parse(at)) / DAY_MS);
}

function tellDays(days: number): string {
  const whole = Math.floor(days);
  if (whole === 0) return "today";
  return whole === 1 ? "yesterday" : `${whole} days ago`;
}
