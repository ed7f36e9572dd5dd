import { readFileSync } from "node:fs";
import { explainFsFault } from "../../fs-fault.ts";
import { parseAnswerFile } from "../../text/parse-answer-file.ts";
import type { AnswerSheet } from "../parse-answers.ts";
import { parseAnswerSheet } from "../parse-answers.ts";

const HINT = "Type `trainer quiz --json > answers.json` and fill in each `answer`.";

/**
 * The answers in a file; `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or when the file cannot be read.
 */
export function loadAnswerSheet(path: string, source: string): AnswerSheet {
  return parseAnswerSheet(source, parseAnswerFile(readText(path), source, HINT));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
