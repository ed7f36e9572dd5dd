import { TrainerError } from "../errors.ts";

/**
 * Reads a JSON document; a byte order mark is fine.
 *
 * @throws TrainerError `INVALID_JSON` that names the source.
 */
export function parseJson(text: string, source: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TrainerError("INVALID_JSON", `${source}: expected JSON, got: ${reason}`, {
      hint: `Correct the syntax of \`${source}\`.`,
      cause: error,
    });
  }
}
