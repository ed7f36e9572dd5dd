import type { Calibration } from "./debrief.ts";
import type { Asked } from "./fold-interview.ts";
import { isPassed } from "./spoken.ts";
import { tellCount } from "./tell-count.ts";

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
  if (sureWrong === 0 && unsureRight === 0)
    return `Your confidence fitted ${of === 1 ? "your only answer" : of === 2 ? "both answers" : `all ${of} answers`}.`;
  const parts = [
    ...(sureWrong === 0 ? [] : [`sure of ${sureWrong} that did not hold`]),
    ...(unsureRight === 0 ? [] : [`unsure of ${unsureRight} that did`]),
  ];
  return `Of ${tellCount(of, "answer")}, you were ${parts.join(" and ")}.`;
}
