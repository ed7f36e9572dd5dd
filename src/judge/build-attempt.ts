import { isForbidden, isHiddenPath, isJudgeImport, findPosition } from "./imports.ts";
import type { SourceFacts } from "./imports.ts";
import type { Challenge } from "../catalog/challenge.ts";
import type { Attempt, RawError, RefusedImport, TestRecord } from "./attempt.ts";
import type { ChildRecord, KillCause } from "./attempt.ts";
import { CONTROLS, readMissingExport } from "./controls.ts";
import type { Place } from "./verdict.ts";

/** What keeps a solution from being run at all. */
export type Refusal =
  | { kind: "syntax"; message: string; place: Place }
  | { kind: "import"; refused: RefusedImport };

/** What `findRefusal` looks at. */
interface RefusalQuestion {
  sources: SourceFacts[];
  challenge: Challenge;
  hiddenFolders: string[];
  sandbox: boolean;
}

/** What was recorded of a run, before it is an `Attempt`. */
interface Recorded {
  file: string;
  node: string;
  tag: string;
  output: { text: string; truncated: boolean };
  record: {
    tests: TestRecord[];
    controls: { failed: number; wrong: number };
    loadErrors: RawError[];
    lateErrors: RawError[];
    killed: KillCause | null;
    exit: { code: number | null; signal: string | null } | null;
    tampered: string | null;
    running: string | null;
    childRecords: ChildRecord[];
  };
}

/** The first syntax fault or refused import in the learner's files, or `null`. Places are absolute. */
export function findRefusal(question: RefusalQuestion): Refusal | null {
  for (const { path, text, syntaxFault } of question.sources) {
    if (syntaxFault === null) continue;
    const place = { file: path, ...findPosition(text, syntaxFault.offset) };
    return { kind: "syntax", message: syntaxFault.message, place };
  }
  if (!question.sandbox) return null;
  for (const { path, text, imports } of question.sources) {
    for (const { specifier, offset, resolved } of imports) {
      const hidden = resolved !== null && isHiddenPath(resolved, question.hiddenFolders);
      const ofJudge = isJudgeImport(specifier) || hidden;
      if (!ofJudge && !isForbidden(specifier, question.challenge.forbiddenImports)) continue;
      const place = { file: path, ...findPosition(text, offset) };
      return { kind: "import", refused: { specifier, place, ofJudge } };
    }
  }
  return null;
}

/** The attempt of a solution that was not run. */
export function buildRefusedAttempt(file: string, node: string, refusal: Refusal): Attempt {
  return {
    ...emptyAttempt(file, node),
    syntaxFault: refusal.kind === "syntax" ? refusal : null,
    refusedImport: refusal.kind === "import" ? refusal.refused : null,
  };
}

/** The attempt of a run. */
export function buildAttempt({ file, node, tag, record, output }: Recorded): Attempt {
  const { controls, loadErrors, ...rest } = record;
  const ended = record.killed === null && record.exit === null;
  const childRecords = record.childRecords.filter(({ name }) => !name.startsWith(tag));
  const missingExport = loadErrors.map(({ message }) => readMissingExport(message, tag));
  return {
    ...emptyAttempt(file, node),
    ...rest,
    missingExport: missingExport.find((name) => name !== null) ?? null,
    loadErrors,
    tests: ended ? record.tests : keepEarlier(record.tests, childRecords),
    controls: { wanted: CONTROLS, ...controls },
    running: record.running?.startsWith(tag) === true ? null : record.running,
    childRecords,
    outOfMemory: /heap out of memory|Reached heap limit/.test(output.text),
    output,
  };
}

/** After an early end, results that the child had sent and vitest had not yet reported still count. */
function keepEarlier(tests: TestRecord[], records: ChildRecord[]): TestRecord[] {
  const reported = new Set(tests.map(({ name }) => name));
  const earlier = records.filter(({ name }) => !reported.has(name));
  return [...tests, ...earlier.map((record) => asTest(record))];
}

function asTest({ name, state, error, durationMs }: ChildRecord): TestRecord {
  const states = { pass: "passed", fail: "failed" } as const;
  const known = state === "pass" || state === "fail" ? states[state] : "skipped";
  return { name, state: known, expectedToFail: false, error, durationMs };
}

function emptyAttempt(file: string, node: string): Attempt {
  return {
    file,
    node,
    durationMs: 0,
    syntaxFault: null,
    refusedImport: null,
    missingExport: null,
    tests: [],
    childRecords: [],
    controls: { wanted: 0, failed: 0, wrong: 0 },
    loadErrors: [],
    lateErrors: [],
    killed: null,
    exit: null,
    outOfMemory: false,
    tampered: null,
    running: null,
    stuckAt: null,
    leaks: [],
    types: { status: "skipped", errors: [] },
    output: { text: "", truncated: false },
  };
}
