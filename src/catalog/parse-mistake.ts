import type { Mistake } from "./challenge.ts";
import { rejectFaults } from "./content-fault.ts";
import type { Field, TextRule } from "./field.ts";
import { KEBAB, LINE, readEntries, readObject, readText, readTexts, report } from "./field.ts";

/**
 * Reads a `mistake.json`; `name` is its folder's name, `source` its name in faults. The patterns of
 * `when` are compiled and stand in an object without a prototype.
 *
 * @throws TrainerError `INVALID_MISTAKE` with every fault, a line each.
 */
export function parseMistake(name: string, value: unknown, source: string): Mistake {
  const faults: string[] = [];
  readText({ path: "folder", value: name, faults }, KEBAB);
  const at = readObject({ path: "", value, faults }, ["title", "misses", "says", "when"]);
  const misses = readTexts(at("misses"), KEBAB, 1);
  const mistake: Mistake = {
    name,
    title: readText(at("title"), LINE),
    misses,
    says: readText(at("says"), SENTENCE),
    when: readPatterns(at("when"), misses),
  };
  rejectFaults("INVALID_MISTAKE", source, faults);
  return mistake;
}

const SENTENCE: TextRule = {
  pattern: /^\S[^\r\n]*[.?]$/,
  name: "one sentence that ends with a full stop",
};

function readPatterns(field: Field, misses: readonly string[]): Record<string, RegExp> {
  const patterns: Record<string, RegExp> = {};
  Object.setPrototypeOf(patterns, null);
  if (field.value === undefined) return patterns;
  for (const [requirement, entry] of readEntries(field)) {
    if (!misses.includes(requirement)) {
      entry.faults.push(`${entry.path}: expected a requirement of misses, got "${requirement}"`);
    }
    const pattern = readPattern(entry);
    if (pattern !== null) patterns[requirement] = pattern;
  }
  return patterns;
}

function readPattern(field: Field): RegExp | null {
  if (typeof field.value === "string" && field.value !== "") {
    try {
      return new RegExp(field.value);
    } catch {
      // The fault below shows the pattern, which is all that an author needs.
    }
  }
  report(field, "a regular expression");
  return null;
}
