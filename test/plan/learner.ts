import type { Challenge } from "../../src/catalog/challenge.ts";
import { findDay } from "../../src/memory/day.ts";
import type { Plan, PlanItem, Today } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/plan.ts";
import { findPlanExam } from "../../src/plan/plan-cards.ts";
import { findMorning, planToday } from "../../src/plan/plan-today.ts";
import type { PlanInput } from "../../src/plan/plan-today.ts";
import type { Attempted, Grade, JournalEvent, Progress } from "../../src/progress/event.ts";
import { foldProgress } from "../../src/progress/fold-progress.ts";
import type { Card } from "../../src/quiz/card/card.ts";
import { planExam } from "../../src/quiz/plan-exam.ts";
import { digestAnswer } from "../../src/quiz/right-answer.ts";
import { selectCards } from "../../src/quiz/select-cards.ts";
import { listStandings } from "../../src/quiz/list-standings.ts";
import { sampleCatalog, sampleChallenge } from "../catalog/sample.ts";
import { makeCard } from "../quiz/card-text.ts";

const MINUTE_MS = 60_000;

/** What there is to learn. */
export interface World {
  challenges: Challenge[];
  cards: Card[];
  scenes: { slug: string; title: string }[];
}

/** So many challenges of two stages, cards and scenes. */
export function makeWorld(challenges: number, cards: number, scenes: number): World {
  const list = <T>(length: number, make: (at: number) => T): T[] =>
    Array.from({ length }, (_none, at) => make(at));
  return {
    challenges: list(challenges, (at) => makeChallenge(`challenge-${at}`)),
    cards: list(cards, (at) => makeCard({}, `card-${at}`)),
    scenes: list(scenes, (at) => ({ slug: `scene-${at}`, title: `Scene ${at}` })),
  };
}

function makeChallenge(slug: string): Challenge {
  const requirement = (id: string, stage: number) => ({
    ...{ id, stage, title: id, member: null, leaks: [] },
  });
  return sampleChallenge(slug, {
    minutes: 35,
    stages: [
      { n: 1, title: "Begin", minutes: 15, exports: ["Thing"] },
      { n: 2, title: "Go on", minutes: 20, exports: [] },
    ],
    requirements: [requirement("one", 1), requirement("two", 2)],
  });
}

/** A number from 0 to 1, another one each time, the same for the same seed. */
export function seedNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Somebody who learns by a plan; everything that is known of them stands in `events`. */
export class Learner {
  readonly events: JournalEvent[] = [];
  readonly world: World;
  readonly #random: () => number;
  /** The minutes that went into a stage, or into a challenge from a blank file. */
  readonly #work = new Map<string, number>();
  /** How many stages of a challenge are done. */
  readonly #green = new Map<string, number>();
  hasDrills = false;

  constructor(world: World, seed: number) {
    this.world = world;
    this.#random = seedNumbers(seed);
  }

  plan(now: Date, part: Partial<Plan> = {}): void {
    const { until = "2026-06-01", minutes = 45, dayStarts = null } = part;
    this.events.push({ kind: "planned", at: now.toISOString(), until, minutes, dayStarts });
  }

  fold(now: Date, before: Date | null = null): Progress {
    const events =
      before === null
        ? this.events
        : this.events.filter(({ at }) => Date.parse(at) < before.getTime());
    return foldProgress({ events, tornLines: 0, unknownEvents: 0 }, now);
  }

  today(now: Date): Today {
    const plan = readPlan(this.fold(now));
    if (plan === null) throw new Error("no plan");
    return planToday(this.#input(plan, now));
  }

  #input(plan: Plan, now: Date): PlanInput {
    const morning = findMorning(plan, now);
    const drill = { drill: "review" as const, slug: "challenge-0", reason: "It is a weak spot." };
    return {
      ...{ ...this.world, catalog: sampleCatalog(...this.world.challenges) },
      ...{ plan, progress: this.fold(now), now, morning: this.fold(morning, morning) },
      chooseDrill: () => (this.hasDrills ? drill : null),
    };
  }

  /** Does one item, as its command would, and gives the time when it is done. */
  do(item: PlanItem, now: Date): Date {
    switch (item.kind) {
      case "cards":
        return this.#answer(item.count ?? 0, now);
      case "scenes":
        return this.#predict(item.slug ?? "", now);
      case "again":
      case "stage":
        return this.#solve(item, now);
      case "interview": {
        const at = later(now, item.minutes).toISOString();
        const step = { kind: "ended", end: "finished" };
        this.events.push({
          ...{ kind: "interviewed", at, interview: now.toISOString(), n: 0, clockMs: 0, step },
        });
        return new Date(at);
      }
      case "practice":
      case "drill":
        this.events.push({
          ...{ kind: "drilled", at: now.toISOString(), drill: "review", slug: item.slug ?? "" },
          ...{ seed: "1", found: ["a"], missed: [], falseAlarms: 0, durationMs: 1 },
        });
        return later(now, item.minutes);
    }
  }

  /** Does everything that today holds, or only the first so many minutes of it. */
  study(now: Date, minutes = Infinity): Date {
    let clock = now;
    const end = now.getTime() + minutes * MINUTE_MS;
    for (let rounds = 0; rounds < 9; rounds += 1) {
      const { items } = this.today(clock);
      if (items.length === 0) break;
      for (const item of items) if (clock.getTime() < end) clock = this.do(item, clock);
      if (clock.getTime() >= end) break;
    }
    return clock;
  }

  #answer(count: number, now: Date): Date {
    const progress = this.fold(now);
    const plan = readPlan(progress);
    const day = findDay(now, plan?.dayStarts ?? null);
    const known = listStandings(this.world.cards, progress.reviews, now);
    const exam = plan === null ? null : findPlanExam(this.#input(plan, now));
    const standings = exam === null ? known : planExam(known, exam);
    const selection = { deck: null, kind: null, count, due: true, seed: "1", day };
    let clock = now;
    for (const { card } of selectCards(standings, selection)) {
      clock = later(clock, 0.7);
      const grade = this.#draw<Grade>(["again", "hard", "good", "good", "good", "easy"]);
      this.#review(card, grade, clock);
      clock = later(clock, 0.05);
      // A session asks it again a few cards later.
      if (grade === "again") this.#review(card, "hard", clock);
    }
    return clock;
  }

  #review(card: Card, grade: Grade, now: Date): void {
    const [at, answer] = [now.toISOString(), digestAnswer(card)];
    const correct = grade !== "again";
    this.events.push({ kind: "reviewed", at, card: card.id, answer, correct, grade });
  }

  #predict(slug: string, now: Date): Date {
    const verdict = this.#draw(["exact", "exact", "possible", "impossible"] as const);
    const clock = later(now, 3);
    this.events.push({ kind: "looped", at: clock.toISOString(), slug, verdict });
    return clock;
  }

  #solve({ kind, slug, minutes, command }: PlanItem, now: Date): Date {
    const challenge = this.world.challenges.find((one) => one.slug === slug);
    if (challenge === undefined) throw new Error(`no challenge ${slug}`);
    const file = `${slug}.ts`;
    if (command[0] === "new") {
      const at = now.toISOString();
      if (command.includes("--again")) {
        this.events.push({ kind: "reset", at, slug: challenge.slug, file, backup: `${file}.1` });
        this.#work.set(`again ${slug}`, 0);
      }
      this.events.push({ kind: "started", at, slug: challenge.slug, file });
    } else this.#attempt(challenge, now, []);
    let clock = now;
    for (let left = minutes; left > 0; left -= 5) {
      const span = Math.min(5, left);
      clock = later(clock, span);
      if (this.#workOn(challenge, kind, { span, clock })) break;
    }
    return clock;
  }

  /** Works for some minutes and has that judged; `true` when the aim is reached. */
  #workOn(
    challenge: Challenge,
    kind: string,
    { span, clock }: { span: number; clock: Date },
  ): boolean {
    const { slug, stages } = challenge;
    const green = this.#green.get(slug) ?? 0;
    const key = kind === "again" ? `again ${slug}` : `${slug} ${green}`;
    const wanted = kind === "again" ? 35 : (stages[green]?.minutes ?? 0);
    const done = (this.#work.get(key) ?? 0) + span;
    this.#work.set(key, done);
    const isDone = done >= wanted;
    const count = kind === "again" ? (isDone ? 2 : 0) : green + (isDone ? 1 : 0);
    if (kind === "stage") this.#green.set(slug, count);
    this.#attempt(challenge, clock, ["one", "two"].slice(0, count));
    return isDone;
  }

  #attempt({ slug }: Challenge, now: Date, met: string[]): void {
    const status: Attempted["status"] = met.length === 2 ? "solved" : "unsolved";
    this.events.push({
      ...{ kind: "attempted", at: now.toISOString(), slug, file: `${slug}.ts`, scope: "all" },
      ...{ status, reason: null, met, missed: [], durationMs: 1 },
    });
  }

  #draw<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.#random() * list.length)];
    if (one === undefined) throw new Error("nothing to draw");
    return one;
  }
}

/** A moment some minutes later. */
export function later(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
