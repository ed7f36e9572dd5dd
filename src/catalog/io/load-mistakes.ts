import { readdirSync } from "node:fs";
import { join } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault, findErrno } from "../../fs-fault.ts";
import type { Mistake } from "../challenge.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parseJson } from "../parse-json.ts";
import { parseMistake } from "../parse-mistake.ts";
import { loadText } from "./load-text.ts";

/**
 * The known mistakes of a challenge by name; none when it has no `mistakes` folder.
 *
 * @throws TrainerError `INVALID_MISTAKE` with the faults of all of them, a line each.
 */
export function loadMistakes(packageRoot: string, slug: string): Mistake[] {
  const folder = locateChallenge(packageRoot, slug).mistakes;
  const mistakes: Mistake[] = [];
  const faults: TrainerError[] = [];
  for (const name of listFolders(folder)) {
    const source = `challenges/${slug}/mistakes/${name}/mistake.json`;
    try {
      const text = loadText(join(folder, name, "mistake.json"), source);
      mistakes.push(parseMistake(name, parseJson(text, source), source));
    } catch (error) {
      if (!(error instanceof TrainerError)) throw error;
      faults.push(error);
    }
  }
  rejectAll(faults);
  return mistakes;
}

function listFolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (findErrno(error) === "ENOENT") return [];
    throw explainFsFault(error, { action: "read", path: folder });
  }
}

function rejectAll(faults: readonly TrainerError[]): void {
  if (faults.length === 0) return;
  throw new TrainerError("INVALID_MISTAKE", faults.map(({ message }) => message).join("\n"), {
    hint: "Correct the places above; `docs/add-a-challenge.md` describes the format.",
    cause: faults[0],
  });
}
