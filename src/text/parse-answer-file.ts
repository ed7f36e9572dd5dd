import { TrainerError } from "../errors.ts";

/**
 * Reads the text of a file of answers; a byte order mark is fine. `hint` says how to get such a file.
 *
 * @throws TrainerError `INVALID_ANSWERS` that names the source.
 */
export function parseAnswerFile(text: string, source: string, hint: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TrainerError("INVALID_ANSWERS", `${source}: expected JSON: ${why}`, {
      hint,
      cause: error,
    });
  }
}
