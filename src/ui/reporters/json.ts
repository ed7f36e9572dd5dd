import type { Verdict } from "../../judge/verdict.ts";
import type { Untested } from "./reporter.ts";

/** All keys of a type and of what it holds. */
type KeyOf<T> = T extends readonly (infer Item)[]
  ? KeyOf<Item>
  : T extends object
    ? { [K in keyof T & string]-?: K | KeyOf<Exclude<T[K], null | undefined>> }[keyof T & string]
    : never;

/** Every key of a verdict, in the order of its interfaces; a missing one does not type-check. */
const KEYS: Record<KeyOf<Verdict>, true> = {
  schemaVersion: true,
  challenge: true,
  id: true,
  n: true,
  title: true,
  stage: true,
  rules: true,
  outcome: true,
  kind: true,
  detail: true,
  count: true,
  file: true,
  status: true,
  reason: true,
  line: true,
  column: true,
  function: true,
  finding: true,
  message: true,
  expected: true,
  received: true,
  location: true,
  mistake: true,
  stages: true,
  met: true,
  total: true,
  missing: true,
  requirements: true,
  running: true,
  stuckAt: true,
  leaks: true,
  types: true,
  errors: true,
  output: true,
  text: true,
  truncated: true,
  durationMs: true,
  node: true,
};

/** The verdict as one JSON document, its keys always in the same order. */
export function reportJson(verdict: Verdict): string {
  return `${JSON.stringify(verdict, Object.keys(KEYS), 2)}\n`;
}

/** Several verdicts as one JSON document. */
export function joinJson({
  reports,
  untested,
}: {
  reports: readonly { verdict: Verdict }[];
  untested: readonly Pick<Untested, "challenge" | "message">[];
}): string {
  const document = { schemaVersion: 1, verdicts: reports.map(({ verdict }) => verdict), untested };
  return `${JSON.stringify(document, ["verdicts", "untested", ...Object.keys(KEYS)], 2)}\n`;
}
