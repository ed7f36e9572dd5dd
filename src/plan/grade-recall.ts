import type { Challenge } from "../catalog/challenge.ts";
import type { Recall } from "../memory/memory.ts";
import type { Prediction, Solve } from "../progress/event.ts";

/** Who needed more steps of hints than this did not know how. */
const MOST_HINTS = 3;

/** A prediction of a scene as a recall: an order that may come, though it did not, is half of the lesson. */
export function gradePrediction({ at, verdict }: Prediction): Recall {
  const grades = { exact: "good", possible: "hard", impossible: "again", unseen: "again" } as const;
  return { at, grade: grades[verdict] };
}

/**
 * A round of a challenge as a recall, by its result, its hints and its time against the minutes of the
 * stages. The time of who paused is not known, so it is never counted as fast.
 */
export function gradeSolve(solve: Solve, { minutes }: Pick<Challenge, "minutes">): Recall {
  const { at, solved, revealed, hints, paused } = solve;
  const worked = solve.workedMs / 60_000;
  if (!solved || revealed || hints > MOST_HINTS) return { at, grade: "again" };
  if (hints > 0 || worked > minutes * 1.5) return { at, grade: "hard" };
  return { at, grade: worked <= minutes / 2 && !paused ? "easy" : "good" };
}
