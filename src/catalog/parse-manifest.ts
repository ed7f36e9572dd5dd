import { rejectFaults } from "./content-fault.ts";
import type { TextRule } from "./field.ts";
import { readObject, readTexts } from "./field.ts";

/**
 * Reads a `suite/manifest.json`: the titles of all tests of a suite, as `requirement > test`.
 *
 * @throws TrainerError `INVALID_MANIFEST` with every fault, a line each.
 */
export function parseManifest(value: unknown, source: string): string[] {
  const faults: string[] = [];
  const at = readObject({ path: "", value, faults }, ["tests"]);
  const tests = readTexts(at("tests"), TITLE, 1);
  rejectFaults("INVALID_MANIFEST", source, faults);
  return tests;
}

const TITLE: TextRule = {
  pattern: /^[a-z][a-z0-9-]* > \S[^\r\n]*$/,
  name: "the title of a test such as `calls-in-order > E1 calls the listeners`",
};
