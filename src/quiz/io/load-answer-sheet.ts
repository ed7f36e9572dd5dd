import { readFileSync } from "node:fs";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { AnswerSheet } from "../parse-answers.ts";
import { parseAnswerSheet } from "../parse-answers.ts";

/**
 * The answers in a file; `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or when the file cannot be read.
 */
export function loadAnswerSheet(path: string, source: string): AnswerSheet {
  return parseAnswerSheet(source, parseJson(readText(path).replace(/^\uFEFF/, ""), source));
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
      hint: "Type `trainer quiz --json > answers.json` and fill in each `answer`.",
      cause: error,
    });
  }
}
