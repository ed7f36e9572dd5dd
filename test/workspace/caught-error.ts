import { TrainerError } from "../../src/errors.ts";

/** The `TrainerError` that an action throws; throws itself when there is none. */
export function catchError(action: () => unknown): TrainerError {
  try {
    action();
  } catch (error) {
    if (error instanceof TrainerError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
