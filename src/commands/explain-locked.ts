import { TrainerError } from "../errors.ts";

/** Where something stands that was asked for too early. */
interface LockedPlace {
  /** The command that works on the challenge. */
  work: string;
  stage: number;
  /** The last stage that is open. */
  unlocked: number;
}

/** Says that what was asked for belongs to a stage that is not open yet, and how that opens. */
export function explainLocked(asked: string, { work, stage, unlocked }: LockedPlace): TrainerError {
  const message = `\`${asked}\` belongs to stage ${stage}, which is locked.`;
  return new TrainerError("STAGE_LOCKED", message, {
    hint: `Run \`${work}\`: stage ${unlocked + 1} unlocks when your file meets every requirement of stage ${unlocked}.`,
  });
}
