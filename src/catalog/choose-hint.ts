import type { Challenge, Hint, Requirement } from "./challenge.ts";

/** What the choice of the next hint depends on. */
export interface HintQuestion {
  challenge: Challenge;
  hints: readonly Hint[];
  /** The requirement that was named, if any; it exists. */
  requirement: string | undefined;
  /** Ids met in the latest attempt. */
  met: readonly string[];
  /** For each requirement id, how many steps were shown. */
  shown: Readonly<Record<string, number>>;
}

/** A hint to show. `again` means that all steps were shown before and this is the last one. */
export interface HintChoice {
  requirement: Requirement;
  hint: Hint;
  steps: number;
  again: boolean;
}

/**
 * Chooses the next hint step: of the named requirement, else of the first one not met yet; `null`
 * when there are no hints for it.
 */
export function chooseHint(question: HintQuestion): HintChoice | null {
  const { challenge, hints, met, shown } = question;
  const { requirements } = challenge;
  const wanted = question.requirement;
  const requirement =
    wanted === undefined
      ? (requirements.find(({ id }) => !met.includes(id)) ?? requirements[0])
      : requirements.find(({ id }) => id === wanted);
  if (requirement === undefined) return null;
  const steps = hints.filter((hint) => hint.requirement === requirement.id);
  const before = Object.hasOwn(shown, requirement.id) ? (shown[requirement.id] ?? 0) : 0;
  const hint = steps[Math.min(before, steps.length - 1)];
  if (hint === undefined) return null;
  return { requirement, hint, steps: steps.length, again: before >= steps.length };
}
