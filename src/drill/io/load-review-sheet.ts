import { readFileSync } from "node:fs";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import { parseReviewSheet } from "../parse-review.ts";
import type { ReviewSheet } from "../parse-review.ts";

/**
 * The answers to a review in a file; `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or when the file cannot be read.
 */
export function loadReviewSheet(path: string, source: string): ReviewSheet {
  return parseReviewSheet(source, parseJson(readText(path).replace(/^\uFEFF/, ""), source));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TrainerError("INVALID_ANSWERS", `${source}: expected JSON: ${why}`, {
      hint: "Run `trainer drill review --json > answers.json` and fill in `answer`.",
      cause: error,
    });
  }
}
