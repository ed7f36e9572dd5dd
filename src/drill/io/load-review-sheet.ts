import { readFileSync } from "node:fs";
import { explainFsFault } from "../../fs-fault.ts";
import { parseAnswerFile } from "../../text/parse-answer-file.ts";
import { parseReviewSheet } from "../parse-review.ts";
import type { ReviewSheet } from "../parse-review.ts";

const HINT = "Run `trainer drill review --json > answers.json` and fill in `answer`.";

/**
 * The answers to a review in a file; `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or when the file cannot be read.
 */
export function loadReviewSheet(path: string, source: string): ReviewSheet {
  return parseReviewSheet(source, parseAnswerFile(readText(path), source, HINT));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
