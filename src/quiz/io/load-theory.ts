import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import type { Theory } from "../parse-theory.ts";
import { parseTheory } from "../parse-theory.ts";

/**
 * The topics of the theory syllabus; none when the package has no `quiz/theory.json`.
 *
 * @throws TrainerError `INVALID_THEORY`, or when the file cannot be read.
 */
export function loadTheory(packageRoot: string): Theory {
  const path = join(packageRoot, "quiz", "theory.json");
  try {
    return parseTheory(readJson(readFileSync(path, "utf8")));
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
