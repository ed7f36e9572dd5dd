import type { Calibration } from "./debrief.ts";
import type { Asked } from "./fold-interview.ts";
import { isPassed } from "./spoken.ts";

/** Whether being sure and being right went together. */
export function calibrate(questions: readonly Asked[]): Calibration {
  const told = questions.filter(({ sure, ticked }) => sure !== null && ticked !== null);
  const count = (sure: boolean, right: boolean): number =>
    told.filter((one) => one.sure === sure && isPassed(one) === right).length;
  const [sureRight, sureWrong] = [count(true, true), count(true, false)];
  const [unsureRight, unsureWrong] = [count(false, true), count(false, false)];
  return {
    ...{ sureRight, sureWrong, unsureRight, unsureWrong },
    says: tell({ sureWrong, unsureRight, of: told.length }),
  };
}

function tell(counts: { sureWrong: number; unsureRight: number; of: number }): string {
  const { sureWrong, unsureRight, of } = counts;
  if (of === 0) return "No question was answered, so nothing can be said.";
  if (sureWrong === 0 && unsureRight === 0) return "You knew what you know, and what you do not.";
  if (sureWrong > unsureRight)
    return `You were sure ${sureWrong} of ${of} times where the answer did not hold.`;
  if (unsureRight > sureWrong)
    return `You were unsure ${unsureRight} of ${of} times where the answer was good.`;
  return "You were sure once too often, and unsure once too often.";
}
