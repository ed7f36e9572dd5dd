import type { Challenge, Level, Track } from "../catalog/challenge.ts";
import type { Deck } from "../quiz/card/card-base.ts";
import { seedRandom } from "../text/seed-random.ts";
import type { CodingKind } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";
import { QUESTIONS, limitOf } from "./plan.ts";
import type { InterviewPlan, InterviewWish } from "./plan.ts";

/** A card that can be asked aloud. */
export interface SpokenCard {
  id: string;
  deck: Deck;
  level: Level;
  /** A spoken card was written for interviews, a recall card for own words. */
  kind: "spoken" | "recall" | "one";
  /** The items of the syllabus that it is about; cards that share one are alike. */
  theory: readonly string[];
}

/** What there is to draw from. */
export interface DrawPool {
  challenges: readonly Challenge[];
  cards: readonly SpokenCard[];
  /** Slugs of scenes of which there is one order to predict. */
  scenes: readonly string[];
  /** Whether most of a challenge's solution may be shown. */
  mayDrill: (slug: string) => boolean;
  /** All interviews of the journal that are before this one, in their order. */
  before: readonly InterviewState[];
}

/** So many interviews before this one are not to be repeated. */
const FRESH = 5;
/** How often the coding part is a repair or a review. */
const DRILL_SHARE = 0.2;

/**
 * Draws an interview by its seed: the same wish and pool give the same one. It repeats nothing of the
 * last five where the wish leaves another choice, and says so where it does not.
 */
export function drawInterview(wish: InterviewWish, pool: DrawPool): InterviewPlan {
  const { seed, minutes, level, focus } = wish;
  const random = seedRandom(["interview", seed, minutes, level, focus ?? ""].join(" "));
  const last = pool.before.slice(-FRESH).map(({ plan }) => plan);
  const notes: string[] = [];
  const coding = drawCoding(wish, pool, { random, last, notes });
  const usedCards = last.flatMap(({ cards }) => cards);
  const cards = drawCards(wish, pool.cards, { random, used: usedCards, notes });
  const usedScenes = last.flatMap(({ scene }) => scene ?? []);
  const hasPuzzle = limitOf(wish, "puzzle") > 0;
  const scenes = prefer(pool.scenes, (slug) => !usedScenes.includes(slug), {
    otherwise: "Every puzzle was in one of your last five interviews, so this one repeats.",
    notes: hasPuzzle ? notes : [],
  });
  const scene = pick(scenes, random);
  return { ...wish, coding, cards, scene: hasPuzzle ? (scene ?? null) : null, notes };
}

interface CodingDraw {
  random: () => number;
  last: readonly InterviewPlan[];
  notes: string[];
}

/** Narrows step by step what can be drawn; a step that leaves nothing is skipped and told. */
function drawCoding(
  wish: InterviewWish,
  { challenges, mayDrill }: DrawPool,
  { random, last, notes }: CodingDraw,
): InterviewPlan["coding"] {
  const used = new Set(last.map(({ coding }) => coding.slug));
  const wanted = DRILL_SHARE > random() ? drawDrillKind(random) : "solve";
  const focused = challenges.filter(({ track }) => wish.focus === null || track === wish.focus);
  const fitting = prefer(focused, (one) => countStages(one, wish) >= leastStages(wish), {
    otherwise: `No challenge here has the stages that a ${wish.level} needs in ${wish.minutes} minutes, so less is asked.`,
    notes,
  });
  const short = prefer(fitting, (one) => countStages(one, wish) > 0, {
    otherwise: `Stage 1 takes longer than the coding part of ${wish.minutes} minutes.`,
    notes,
  });
  const fresh = prefer(short, ({ slug }) => !used.has(slug), {
    otherwise: `Your last five interviews used every challenge that fits, so one repeats.`,
    notes,
  });
  const open = fresh.filter(({ slug }) => mayDrill(slug));
  const kind: CodingKind = wanted !== "solve" && open.length > 0 ? wanted : "solve";
  const chosen = pick(kind === "solve" ? fresh : open, random);
  if (chosen === undefined) throw new Error("There is no challenge to draw from.");
  const stages = kind === "solve" ? Math.max(1, countStages(chosen, wish)) : chosen.stages.length;
  return { kind, slug: chosen.slug, stages };
}

function drawDrillKind(random: () => number): CodingKind {
  return random() < 0.5 ? "repair" : "review";
}

/** Who is measured at the second stage needs one. */
function leastStages({ level }: InterviewWish): number {
  return level === "junior" ? 1 : 2;
}

/** Of a last stage that a middle only has to begin, so much must fit. */
const BEGUN_SHARE = 0.5;

/** How many stages fit into the coding part, from the first on. */
export function countStages({ stages }: Challenge, wish: InterviewWish): number {
  const minutes = limitOf(wish, "coding") / 60_000;
  const share = wish.level === "middle" ? BEGUN_SHARE : 1;
  let sum = 0;
  let count = 0;
  for (const stage of stages) {
    if (sum + stage.minutes * (stage.n === 1 ? 1 : share) > minutes) break;
    sum += stage.minutes;
    count += 1;
  }
  return count;
}

/** The questions are spoken and recall cards in turn, as far as there are any; the first ones on the focus. */
function drawCards(
  wish: InterviewWish,
  cards: readonly SpokenCard[],
  { random, used, notes }: { random: () => number; used: readonly string[]; notes: string[] },
): string[] {
  const decks = wish.focus === null ? null : TRACK_DECKS[wish.focus];
  const fresh = prefer(cards, ({ id }) => !used.includes(id), {
    otherwise: "Every card was in one of your last five interviews, so some repeat.",
    notes,
  });
  const drawn: SpokenCard[] = [];
  for (let at = 0; at < QUESTIONS[wish.minutes]; at += 1) {
    const kind = at % 2 === 0 ? "spoken" : "recall";
    const left = fresh.filter((card) => !drawn.includes(card));
    const one = pick(
      narrow(left, [
        (card) => !drawn.some(({ theory }) => theory.some((item) => card.theory.includes(item))),
        (card) => card.kind !== "one",
        (card) => wish.level !== "junior" || JUNIOR_LEVELS.includes(card.level),
        (card) => decks === null || decks.includes(card.deck),
        (card) => card.kind === kind,
        (card) => !drawn.some(({ deck }) => deck === card.deck),
      ]),
      random,
    );
    if (one !== undefined) drawn.push(one);
  }
  return drawn.map(({ id }) => id);
}

/** What a junior is asked. */
const JUNIOR_LEVELS: readonly Level[] = ["warm-up", "core"];

/** Applies one test after the other, those that leave nothing not at all. */
function narrow<T>(all: readonly T[], tests: readonly ((one: T) => boolean)[]): readonly T[] {
  return tests.reduce((left: readonly T[], fits) => {
    const fitting = left.filter(fits);
    return fitting.length > 0 ? fitting : left;
  }, all);
}

/** The decks on the ground of a track. */
const TRACK_DECKS: Record<Track, readonly Deck[]> = {
  async: ["async", "event-loop"],
  stores: ["memory", "data"],
  limits: ["architecture", "async", "http"],
  streams: ["streams"],
  http: ["http", "security"],
  security: ["security", "http"],
  processes: ["processes", "event-loop"],
  queues: ["async", "event-loop", "distributed"],
  resilience: ["errors", "distributed", "architecture"],
  realtime: ["realtime", "http"],
  errors: ["errors", "operations"],
  testing: ["testing"],
  architecture: ["architecture", "modules"],
};

function prefer<T>(
  all: readonly T[],
  fits: (one: T) => boolean,
  { otherwise, notes }: { otherwise: string; notes: string[] },
): readonly T[] {
  const fitting = all.filter(fits);
  if (fitting.length > 0 || all.length === 0) return fitting;
  notes.push(otherwise);
  return all;
}

function pick<T>(all: readonly T[], random: () => number): T | undefined {
  // The number is drawn even for an empty list, so that what follows does not depend on it.
  return all[Math.floor(random() * all.length)];
}
