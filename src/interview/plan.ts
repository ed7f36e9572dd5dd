import type { Track } from "../catalog/challenge.ts";
import { PARTS } from "./debrief.ts";
import type { CodingKind, InterviewLevel, Part } from "./debrief.ts";

/** How long an interview is, in minutes. */
export type InterviewMinutes = 30 | 45 | 60;

export const INTERVIEW_MINUTES: readonly InterviewMinutes[] = [30, 45, 60];

/** What is asked for. */
export interface InterviewWish {
  minutes: InterviewMinutes;
  level: InterviewLevel;
  focus: Track | null;
  seed: string;
}

/** What was drawn; everything that an interview asks follows from it, the content and the answers. */
export interface InterviewPlan extends InterviewWish {
  /** `stages`: how many are asked, from the first on. */
  coding: { kind: CodingKind; slug: string; stages: number };
  /** Ids of cards. */
  cards: string[];
  /** Slug of a scene; `null` in an interview without a puzzle. */
  scene: string | null;
  /** A sentence for each thing that the wish did not leave room for. */
  notes: string[];
}

/** The minutes of each part. */
const LIMITS: Record<InterviewMinutes, Record<Part, number>> = {
  30: { clarify: 2, theory: 4, puzzle: 0, coding: 18, "follow-ups": 4, debrief: 2 },
  45: { clarify: 4, theory: 6, puzzle: 4, coding: 22, "follow-ups": 6, debrief: 3 },
  60: { clarify: 5, theory: 8, puzzle: 5, coding: 28, "follow-ups": 9, debrief: 5 },
};

/** How many theory questions there are. */
export const QUESTIONS: Record<InterviewMinutes, number> = { 30: 2, 45: 3, 60: 4 };

/** The titles of the parts. */
export const PART_TITLES: Record<Part, string> = {
  clarify: "The task and your questions",
  theory: "Theory, spoken",
  puzzle: "Order puzzle",
  coding: "Coding that unfolds",
  "follow-ups": "Questions on your code",
  debrief: "Debrief",
};

const MINUTE_MS = 60_000;

/** How long a part may take, in milliseconds; 0 for one that the interview does not have. */
export function limitOf({ minutes }: Pick<InterviewWish, "minutes">, part: Part): number {
  return LIMITS[minutes][part] * MINUTE_MS;
}

/** The parts that an interview has, with their minutes. */
export function listParts(plan: Pick<InterviewWish, "minutes">): {
  part: Part;
  title: string;
  minutes: number;
}[] {
  return PARTS.map((part) => {
    return { part, title: PART_TITLES[part], minutes: LIMITS[plan.minutes][part] };
  }).filter(({ minutes }) => minutes > 0);
}
