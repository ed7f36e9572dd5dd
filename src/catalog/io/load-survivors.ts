import { existsSync } from "node:fs";
import { LINE, readEntries, readText } from "../../text/field.ts";
import { rejectFaults } from "../../text/reject-faults.ts";
import { locateChallenge } from "../challenge-paths.ts";
import { parseJson } from "../../text/parse-json.ts";
import { loadText } from "./load-text.ts";

/**
 * The mutants of a challenge that no test can tell from a right solution, each with the reason why;
 * none where there is no such list.
 *
 * @throws TrainerError `INVALID_SURVIVORS` with every fault, a line each.
 */
export function loadSurvivors(packageRoot: string, slug: string): Map<string, string> {
  const { survivors } = locateChallenge(packageRoot, slug);
  if (!existsSync(survivors)) return new Map();
  const source = `challenges/${slug}/survivors.json`;
  const faults: string[] = [];
  const value = parseJson(loadText(survivors, source), source);
  const entries = readEntries({ path: "", value, faults });
  const reasons = [...entries].map(([name, field]): [string, string] => [
    name,
    readText(field, LINE),
  ]);
  rejectFaults("INVALID_SURVIVORS", source, faults);
  return new Map(reasons);
}
