import type { Challenge, Hint, Requirement } from "./challenge.ts";

/** The section of hints that says how to begin. */
export const START = "start";

/** What the choice of the next hint depends on. */
export interface HintQuestion {
  challenge: Challenge;
  hints: readonly Hint[];
  /** What was named, if anything: the id of a requirement, which exists, or `start`. */
  asked: string | undefined;
  /** The last stage that is open; hints of later ones are not chosen unless they are asked for. */
  unlocked: number;
  /** How often the learner's file was judged. */
  attempts: number;
  /** Ids that were met when they were judged last. */
  met: readonly string[];
  /** For each requirement id, and for `start`, how many steps were shown. */
  shown: Readonly<Record<string, number>>;
}

/** A hint to show. `again` means that all steps were shown before and this is the last one. */
export interface HintChoice {
  /** What it is for: the id of a requirement, or `start`. */
  subject: string;
  hint: Hint;
  steps: number;
  again: boolean;
}

/**
 * Chooses the next hint step: of what was named, else how to begin as long as nothing was judged,
 * else of the first requirement of the open stages that is not met; `null` when there is none.
 */
export function chooseHint(question: HintQuestion): HintChoice | null {
  const { hints, shown } = question;
  const subject = question.asked ?? chooseSubject(question);
  const steps = hints.filter((hint) => hint.requirement === subject);
  const before = countShown(shown, subject);
  const hint = steps[Math.min(before, steps.length - 1)];
  if (hint === undefined) return null;
  return { subject, hint, steps: steps.length, again: before >= steps.length };
}

/** What a section of hints is for, as a title. */
export function nameSubject({ requirements }: Challenge, subject: string): string {
  const requirement = requirements.find(({ id }) => id === subject);
  return requirement?.title ?? "How to start";
}

function chooseSubject(question: HintQuestion): string {
  const { challenge, hints, unlocked, attempts, met, shown } = question;
  const first = hints.filter(({ requirement }) => requirement === START);
  if (attempts === 0 && countShown(shown, START) < first.length) return START;
  const open = challenge.requirements.filter(({ stage }) => stage <= unlocked);
  const left: Requirement | undefined = open.find(({ id }) => !met.includes(id)) ?? open[0];
  return left?.id ?? START;
}

function countShown(shown: HintQuestion["shown"], subject: string): number {
  return Object.hasOwn(shown, subject) ? (shown[subject] ?? 0) : 0;
}
