import type {
  Attempt,
  ChildRecord,
  KillCause,
  RawError,
  RefusedImport,
  TestRecord,
} from "./attempt.ts";
import { CONTROLS } from "./controls.ts";
import { findPosition, findRefusalOf } from "./imports.ts";
import type { ImportRules, SourceFacts } from "./imports.ts";
import { listLeaks } from "./leak.ts";
import type { RawLeak, SuiteResult } from "./message.ts";
import type { Place } from "./verdict.ts";

/** What keeps a solution from being run at all. */
export type Refusal =
  | { kind: "syntax"; message: string; place: Place }
  | { kind: "import"; refused: RefusedImport };

/** What was seen of a run. */
export interface RunFacts {
  killed: KillCause | null;
  exit: { code: number | null; signal: string | null } | null;
  tampered: string | null;
  /** An import that was tried while the code ran. */
  refused: Pick<RefusedImport, "specifier" | "rule"> | null;
  missingExport: string[] | null;
  loadErrors: RawError[];
  lateErrors: RawError[];
  running: string | null;
  pending: string[] | null;
  busy: boolean | null;
  /** Whether the code ended its own process by a signal. */
  endsItself: boolean;
  childRecords: ChildRecord[];
  /** `null` when the run did not come to its end. */
  suites: SuiteResult[] | null;
  left: RawLeak[];
  stuckAt: Attempt["stuckAt"];
}

/** What was recorded of a run, before it is an `Attempt`. */
interface Recorded {
  file: string;
  node: string;
  tag: string;
  facts: RunFacts;
  /** Absolute paths of the learner's files; the judged one first. */
  learners: string[];
  /** Absolute folder of the judge's own child. */
  toolFolder: string;
  output: { text: string; truncated: boolean };
  /** Turns places in generated code into places in the files. */
  mend: (text: string) => string;
}

/** The first syntax fault or refused import in the learner's files, or `null`. Places are absolute. */
export function findRefusal(sources: SourceFacts[], rules: ImportRules | null): Refusal | null {
  for (const { path, text, syntaxFault } of sources) {
    if (syntaxFault === null) continue;
    const place = { file: path, ...findPosition(text, syntaxFault.offset) };
    return { kind: "syntax", message: syntaxFault.message, place };
  }
  if (rules === null) return null;
  for (const { path, text, imports } of sources) {
    for (const found of imports) {
      const rule = findRefusalOf(found, rules);
      if (rule === null) continue;
      const place = { file: path, ...findPosition(text, found.offset) };
      const refused = { specifier: found.specifier, place, rule };
      return { kind: "import", refused };
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
export function buildAttempt(recorded: Recorded): Attempt {
  const { file, node, tag, facts, output, learners, toolFolder, mend } = recorded;
  const isControl = ({ name }: { name: string }): boolean => name.startsWith(tag);
  const mended = mendFacts(facts, mend);
  const childRecords = mended.childRecords.filter((record) => !isControl(record));
  const all = mended.suites?.flatMap(({ tests }) => tests) ?? [];
  const tests = all.filter((test) => !isControl(test));
  const left = mended.left;
  return {
    ...emptyAttempt(file, node),
    killed: facts.killed,
    ended: facts.suites !== null,
    exit: facts.exit,
    tampered: facts.tampered,
    refusedImport: facts.refused && { ...facts.refused, place: null },
    missingExport: facts.missingExport,
    loadErrors: [...mended.loadErrors, ...(mended.suites?.flatMap(({ errors }) => errors) ?? [])],
    lateErrors: mended.lateErrors,
    tests: facts.suites === null ? childRecords.map((record) => asTest(record)) : tests,
    controls: countControls(all.filter(isControl), mended.suites ?? []),
    running: facts.running?.startsWith(tag) === true ? null : facts.running,
    pending: facts.pending,
    busy: facts.busy,
    childRecords,
    outOfMemory: isOutOfMemory(facts, output.text),
    stuckAt: facts.stuckAt,
    leaks: listLeaks({ left, files: learners, toolFolder }),
    output: { ...output, text: mend(cutDump(output.text)) },
  };
}

/**
 * V8 says so on its way out; code that prints the same words and lives on does not count, and neither
 * does a system that gives no more memory.
 */
function isOutOfMemory({ exit, killed }: RunFacts, output: string): boolean {
  if (exit === null || killed !== null || exit.code === 0) return false;
  return /Reached heap limit|near heap limit|invalid (?:array length|table size)/i.test(output);
}

/** What V8 prints when the memory is used up is no output of the learner's. */
function cutDump(text: string): string {
  return text.replace(/\n*<--- Last few GCs --->[^]*$/, "\n");
}

function mendFacts(facts: RunFacts, mend: (text: string) => string): RunFacts {
  const mendError = (error: RawError): RawError => ({ ...error, stack: mend(error.stack) });
  const mendTest = <T extends { error: RawError | null }>(test: T): T =>
    test.error === null ? test : { ...test, error: mendError(test.error) };
  return {
    ...facts,
    loadErrors: facts.loadErrors.map(mendError),
    lateErrors: facts.lateErrors.map(mendError),
    childRecords: facts.childRecords.map(mendTest),
    left: facts.left.map((leak) => ({ ...leak, stack: mend(leak.stack) })),
    suites:
      facts.suites?.map(({ stage, errors, tests }) => ({
        stage,
        errors: errors.map(mendError),
        tests: tests.map(mendTest),
      })) ?? null,
  };
}

function countControls(
  controls: TestRecord[],
  suites: readonly SuiteResult[],
): Attempt["controls"] {
  const isRight = ({ state, error }: TestRecord): boolean =>
    state === "failed" && error?.name === "AssertionError";
  const failed = controls.filter(isRight).length;
  const stages = new Set(suites.map(({ stage }) => stage)).size;
  return { wanted: CONTROLS * stages, failed, wrong: controls.length - failed };
}

/** After an early end, what the child had noted still counts. */
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
    ended: false,
    exit: null,
    outOfMemory: false,
    busy: null,
    tampered: null,
    running: null,
    pending: null,
    stuckAt: null,
    leaks: [],
    types: { status: "skipped", errors: [] },
    output: { text: "", truncated: false },
  };
}
