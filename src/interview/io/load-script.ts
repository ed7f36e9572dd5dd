import { readFileSync } from "node:fs";
import { explainFsFault } from "../../fs-fault.ts";
import { parseAnswerFile } from "../../text/parse-answer-file.ts";
import { parseScript } from "../parse-script.ts";
import type { Script } from "../script.ts";

const HINT =
  "Write what the candidate asks, says and runs; `trainer interview --json` prints what is asked.";

/**
 * The script of a candidate in a file; `source` is its name in faults.
 *
 * @throws TrainerError `INVALID_ANSWERS`, or when the file cannot be read.
 */
export function loadScript(path: string, source: string): Script {
  return parseScript(source, parseAnswerFile(readText(path), source, HINT));
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw explainFsFault(error, { action: "read", path });
  }
}
