import { join } from "node:path";
import { LINE, readEntries, readText } from "../../text/field.ts";
import { rejectFaults } from "../../text/reject-faults.ts";
import { parseJson } from "../../text/parse-json.ts";
import { loadText } from "./load-text.ts";

const SOURCE = "challenges/syllabus.json";

/**
 * The rows of the syllabus that challenges are to cover: their titles by name.
 *
 * @throws TrainerError `INVALID_SYLLABUS` with every fault, a line each, or when it cannot be read.
 */
export function loadSyllabus(packageRoot: string): Map<string, string> {
  const value = parseJson(loadText(join(packageRoot, SOURCE), SOURCE), SOURCE);
  const faults: string[] = [];
  const entries = readEntries({ path: "", value, faults });
  const titles = [...entries].map(([name, field]): [string, string] => [
    name,
    readText(field, LINE),
  ]);
  rejectFaults("INVALID_SYLLABUS", SOURCE, faults);
  return new Map(titles);
}
